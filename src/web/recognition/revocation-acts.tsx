import { useState } from 'react';
import { type AnswerOf, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { hindrance, offerOf } from '../reporting/words.ts';
import { Button } from '../ui/button.tsx';
import { Choices, Textarea } from '../ui/controls.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { useToast } from '../ui/toast.tsx';
import { AskText } from './ask-text.tsx';

export type Revocation = AnswerOf<'GET /api/revocations'>['revocations'][number];
type Props = { one: Revocation };

/** The next steps of a case, as the server offers them. */
export function RevocationActs({ one }: Props) {
  const [open, setOpen] = useState<'verify' | 'state' | 'decide' | 'giveBack' | null>(null);
  const close = () => setOpen(null);
  const [verify, state, decide, back] = ['verify', 'state', 'decide', 'giveBack'].map((step) => offerOf(one.offers, step));
  return (
    <>
      {offerOf(one.offers, 'describe') ? <Describe one={one} /> : null}
      <div className="row">
        {verify ? (
          <Button reason={hindrance(verify)} onClick={() => setOpen('verify')}>
            {verify.label}
          </Button>
        ) : null}
        {state ? (
          <Button look="primary" reason={hindrance(state)} onClick={() => setOpen('state')}>
            {state.label}
          </Button>
        ) : null}
        {back ? (
          <Button reason={hindrance(back)} onClick={() => setOpen('giveBack')}>
            {back.label}
          </Button>
        ) : null}
        {decide ? (
          <Button look="danger" reason={hindrance(decide)} onClick={() => setOpen('decide')}>
            {decide.label}
          </Button>
        ) : null}
      </div>
      {open === 'verify' ? <Verify one={one} onClose={close} /> : null}
      {open === 'state' ? <State one={one} onClose={close} /> : null}
      {open === 'decide' ? <Decide one={one} onClose={close} /> : null}
      {open === 'giveBack' ? <GiveBack one={one} onClose={close} /> : null}
    </>
  );
}

function Describe({ one }: Props) {
  const [form, setForm] = useState({ facts: one.facts, evidence: one.evidence });
  const act = useAct('PATCH /api/revocations/{id}');
  const toast = useToast();
  // After a leader's word saving is the officers' answer to it, changed or not.
  const same = one.givenBackReason === null && form.facts === one.facts && form.evidence === one.evidence;
  const save = () =>
    act.mutate({ params: { id: one.id }, body: { ...form, version: one.version } }, { onSuccess: () => toast('已保存事实与证据') });
  return (
    <>
      <div className="form">
        <Field label="查明的事实" span={6}>
          {(ids) => (
            <Textarea
              {...ids}
              rows={4}
              maxLength={10_000}
              value={form.facts}
              onChange={(event) => setForm({ ...form, facts: event.target.value })}
            />
          )}
        </Field>
        <Field label="证据" span={6} hint="文书名称与文号">
          {(ids) => (
            <Textarea
              {...ids}
              rows={4}
              maxLength={10_000}
              value={form.evidence}
              onChange={(event) => setForm({ ...form, evidence: event.target.value })}
            />
          )}
        </Field>
      </div>
      {act.isError ? <ProblemAlert problem={problemIn(act.error)} /> : null}
      <div className="row">
        <Button small busy={act.isPending} reason={same ? '没有改动' : null} reasonAt="hidden" onClick={save}>
          保存事实与证据
        </Button>
      </div>
    </>
  );
}

type Asked = Props & { onClose: () => void };

function Verify({ one, onClose }: Asked) {
  const act = useAct('POST /api/revocations/{id}/verify');
  const run = () =>
    act
      .mutateAsync({ params: { id: one.id }, body: { version: one.version } })
      .then(onClose)
      .catch(() => undefined);
  return (
    <Confirm open title="确认查证属实？" act="确认查证属实" onAct={run} onClose={onClose}>
      {act.isError ? <ProblemAlert problem={problemIn(act.error)} /> : null}
      <p>确认后告知“{one.platform}”查看事实与证据，并提出陈述、申辩；事实与证据不再更改（第十二条）。</p>
    </Confirm>
  );
}

function State({ one, onClose }: Asked) {
  const act = useAct('POST /api/revocations/{id}/statement');
  const toast = useToast();
  const done = () => {
    toast('陈述、申辩意见已提交');
    onClose();
  };
  return (
    <AskText
      title="陈述、申辩"
      label="陈述、申辩意见"
      hint="提交后不能更改，认定部门据此作出决定"
      act="提交"
      busy={act.isPending}
      problem={act.isError ? problemIn(act.error) : null}
      onSend={(statement) => act.mutate({ params: { id: one.id }, body: { statement } }, { onSuccess: done })}
      onClose={onClose}
    />
  );
}

function GiveBack({ one, onClose }: Asked) {
  const act = useAct('POST /api/revocations/{id}/give-back');
  const toast = useToast();
  const done = () => {
    toast('已退回经办人');
    onClose();
  };
  return (
    <AskText
      title={`退回经办人：${one.platform}`}
      label="要补充什么"
      act="退回"
      busy={act.isPending}
      problem={act.isError ? problemIn(act.error) : null}
      onSend={(reason) => act.mutate({ params: { id: one.id }, body: { reason, version: one.version } }, { onSuccess: done })}
      onClose={onClose}
    >
      <p>
        经办人补充并保存事实与证据、重新确认查证属实后，重新听取平台陈述、申辩，再送您决定。退回的意见平台看不到；已提出的陈述、申辩仍在案。
      </p>
    </AskText>
  );
}

const outcomes = [
  { value: 'revoke', label: '撤销示范平台称号' },
  { value: 'keep', label: '不予撤销，结案' },
];

const owed = [
  { value: 'due', label: '仍须报送' },
  { value: 'waived', label: '不再要求' },
];

function Decide({ one, onClose }: Asked) {
  const [outcome, setOutcome] = useState('');
  const [reports, setReports] = useState<'due' | 'waived' | null>(null);
  const asksReports = outcome === 'revoke' && one.openReports.length > 0;
  const act = useAct('POST /api/revocations/{id}/decide');
  const toast = useToast();
  const done = () => {
    toast(outcome === 'revoke' ? '已撤销，证书同时失效' : '已结案，保留称号');
    onClose();
  };
  return (
    <AskText
      title={`决定：${one.platform}`}
      label="决定及理由"
      act={outcome === 'keep' ? '不予撤销' : '撤销称号'}
      grave={outcome !== 'keep'}
      busy={act.isPending}
      problem={act.isError ? problemIn(act.error) : null}
      onSend={(decision) =>
        outcome === '' || (asksReports && reports === null)
          ? toast(outcome === '' ? '请先选择决定' : '请选择未报的季度报表是否仍须报送', { tone: 'red' })
          : act.mutate(
              {
                params: { id: one.id },
                body: {
                  revoke: outcome === 'revoke',
                  decision,
                  version: one.version,
                  ...(asksReports && reports !== null ? { reports } : {}),
                },
              },
              { onSuccess: done },
            )
      }
      onClose={onClose}
    >
      <p>撤销即时生效：证书查询页当即显示“已撤销”，并告知平台和所在地主管部门（第十二条）。</p>
      <div className="form">
        <Field label="决定" group>
          {(ids) => (
            <Choices
              name={ids.id}
              id={ids.id}
              options={outcomes}
              chosen={outcome === '' ? [] : [outcome]}
              onChoose={([one = '']) => setOutcome(one)}
            />
          )}
        </Field>
        {asksReports ? (
          <Field label={`尚未报送的${one.openReports.join('、')}`} group hint="办法没有规定撤销后是否仍须报送，由作出决定的部门写明">
            {(ids) => (
              <Choices
                name={ids.id}
                id={ids.id}
                options={owed}
                chosen={reports === null ? [] : [reports]}
                onChoose={([one]) => setReports(one === 'due' || one === 'waived' ? one : null)}
              />
            )}
          </Field>
        ) : null}
      </div>
    </AskText>
  );
}
