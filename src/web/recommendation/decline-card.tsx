import { useState } from 'react';
import { goneSentence, usePinned } from '../at-work/lasting.ts';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Textarea } from '../ui/controls.tsx';
import { dateAndTime } from '../ui/dates.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { useToast } from '../ui/toast.tsx';
import { type CaseView, offerOf, type Review } from './case.ts';

type Proposal = NonNullable<Review['decline']>;

/** What an officer proposed to decline with: the leader signs it or gives it back, everybody else of the office reads where it stands. */
export function DeclineCard({ view, decline }: { view: CaseView; decline: Proposal }) {
  const [asked, setAsked] = useState<'sign' | 'giveBack' | null>(null);
  const [sign, back] = [offerOf(view, 'decline'), offerOf(view, 'giveBackDecline')];
  const gone = (label: string, offer: unknown) => (offer === null ? goneSentence(label, view.state.label) : null);
  const waits = decline.givenBack === null && decline.number === null;
  return (
    <Alert tone={waits ? 'amber' : 'red'} title={titleOf(decline)}>
      <ol className="items">
        {decline.reasons.map((reason) => (
          <li key={`${reason.article}${reason.text}`}>
            {reason.text}（{reason.article}）
          </li>
        ))}
      </ol>
      <p>
        通知所写的查询方式：{decline.contact.office}，{decline.contact.phone}
      </p>
      {decline.number === null ? null : (
        <p>
          通知编号 {decline.number}，
          {decline.receivedAt ? `申报单位 ${dateAndTime(decline.receivedAt)} 已打开通知` : '申报单位还没有打开通知'}
        </p>
      )}
      {waits && (sign || back) ? (
        <p className="row">
          {sign ? (
            <Button look="danger" reason={sign.blockedBy.join('；') || null} onClick={() => setAsked('sign')}>
              签发不予推荐
            </Button>
          ) : null}
          {back ? (
            <Button reason={back.blockedBy.join('；') || null} onClick={() => setAsked('giveBack')}>
              {back.label}
            </Button>
          ) : null}
        </p>
      ) : null}
      {asked === 'sign' ? (
        <SignDialog view={view} decline={decline} gone={gone('签发不予推荐', sign)} onClose={() => setAsked(null)} />
      ) : null}
      {asked === 'giveBack' ? <GiveBackDialog view={view} gone={gone('退回经办人', back)} onClose={() => setAsked(null)} /> : null}
    </Alert>
  );
}

function titleOf({ writtenBy, writtenAt, givenBack, number }: Proposal): string {
  if (number !== null) return '已决定不予推荐';
  if (givenBack) return `${givenBack.by} ${dateAndTime(givenBack.at)} 退回了不予推荐的报请：${givenBack.reason}`;
  return `${writtenBy} ${dateAndTime(writtenAt)} 报请不予推荐，等领导签发`;
}

type Asked = { view: CaseView; gone: string | null; onClose: () => void };

function SignDialog({ view, decline, gone, onClose }: Asked & { decline: Proposal }) {
  const sign = useAct('POST /api/dossiers/{id}/decline');
  const version = usePinned(view.version, sign.error);
  const toast = useToast();
  const act = () =>
    sign.mutateAsync({ params: { id: view.id }, body: { version } }).then(
      () => {
        toast('已签发不予推荐，通知已编号，申报单位可以查看');
        onClose();
      },
      () => undefined,
    );
  return (
    <Confirm open title={`签发不予推荐：${view.applicant}`} act="签发不予推荐" grave reason={gone} onAct={act} onClose={onClose}>
      <p>签发后本申报即告终结，本年度不能再申报；下列 {decline.reasons.length} 条理由写进通知，告知申报单位（第八条（二））。</p>
      <ol className="items">
        {decline.reasons.map((reason) => (
          <li key={`${reason.article}${reason.text}`}>
            {reason.text}（{reason.article}）
          </li>
        ))}
      </ol>
      {sign.isError ? <ProblemAlert problem={problemIn(sign.error)} /> : null}
    </Confirm>
  );
}

function GiveBackDialog({ view, gone, onClose }: Asked) {
  const [reason, setReason] = useState('');
  const giveBack = useAct('POST /api/dossiers/{id}/decline/give-back');
  const toast = useToast();
  const act = () =>
    giveBack.mutateAsync({ params: { id: view.id }, body: { reason, version: view.version } }).then(
      () => {
        toast('已退回经办人');
        onClose();
      },
      () => undefined,
    );
  return (
    <Confirm
      open
      title={`退回不予推荐的报请：${view.applicant}`}
      act="退回经办人"
      reason={gone ?? (reason.trim() === '' ? '请写明退回的意见' : null)}
      onAct={act}
      onClose={onClose}
    >
      <p>申报留在原来的环节，由经办人重新办理；申报单位不会收到消息。</p>
      <Field label="意见">
        {(ids) => <Textarea {...ids} rows={3} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
      {giveBack.isError ? <ProblemAlert problem={problemIn(giveBack.error)} /> : null}
    </Confirm>
  );
}
