import { useState } from 'react';
import { goneFromInbox, usePinned } from '../at-work/lasting.ts';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { paths, to } from '../paths.ts';
import { Loaded, type ReadOf, useAct, useRead } from '../query.tsx';
import { type CaseView, type Checks, offerOf, type Review, type Signal } from '../recommendation/case.ts';
import { CertificateCard } from '../recommendation/certificate-card.tsx';
import { explainedIn } from '../recommendation/changes-card.tsx';
import { useSession } from '../session.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Check, Tally } from '../ui/check.tsx';
import { DueText, fullDate } from '../ui/dates.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Kv } from '../ui/page.tsx';
import { useToast } from '../ui/toast.tsx';
import { Gone } from './quick-step.tsx';

type Props = { dossierId: string; onClose: () => void };

/** The usual first review without leaving the inbox: what the checks say, the certificate, passed (第八条（三）). Anything doubtful goes to the full page. */
export function QuickReview({ dossierId, onClose }: Props) {
  const params = { params: { id: dossierId } };
  const view = useRead('GET /api/dossiers/{id}', params);
  const review = useRead('GET /api/dossiers/{id}/review', params);
  const checks = useRead('GET /api/dossiers/{id}/checks', params);
  const signals = useRead('GET /api/dossiers/{id}/signals', params);
  const draft = useRead('GET /api/dossiers/{id}/correction-draft', params);
  const accept = useAct('POST /api/dossiers/{id}/accept');
  const toast = useToast();
  const [checked, setChecked] = useState(0);
  const version = Math.max(usePinned(view.data?.version, accept.error) ?? 0, checked);
  const pass = (applicant: string) =>
    accept.mutate(
      { ...params, body: { version } },
      {
        onSuccess: () => {
          toast(`${applicant}已通过初审，请抽取样本`);
          onClose();
        },
      },
    );
  const offer = view.data ? offerOf(view.data, 'accept') : null;
  const marked = draft.data?.items.length ?? 0;
  const blocked = [
    ...(draft.data === undefined ? ['还没有读到已标的缺陷，请稍候，或者到完整初审办理'] : []),
    ...(marked > 0 ? [`已标 ${marked} 处缺陷，请到完整初审发出补正通知，或逐处删除`] : []),
    ...(offer?.blockedBy ?? []),
  ];
  return (
    <Dialog
      open
      wide
      title={view.data ? `初审：${view.data.applicant}` : '初审'}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>关闭</Button>
          <ButtonLink href={to(paths.recommendation, { id: dossierId })}>打开完整初审</ButtonLink>
          {view.data && offer ? (
            <Button
              look="primary"
              reason={blocked.join('；') || null}
              busy={accept.isPending}
              onClick={() => view.data && pass(view.data.applicant)}
            >
              {offer.label}
            </Button>
          ) : null}
        </>
      }
    >
      {view.data && !offer && !accept.isPending ? <Gone says={goneFromInbox('通过初审', view.data.state.label)} /> : null}
      <Loaded read={view} lines={8}>
        {(one) => (
          <Loaded read={review} lines={8}>
            {(reviewed) => (
              <Loaded read={checks} lines={8}>
                {(checks) => <Body view={one} review={reviewed} checks={checks} signals={signals} onChecked={setChecked} />}
              </Loaded>
            )}
          </Loaded>
        )}
      </Loaded>
      {accept.isError ? <ProblemAlert problem={problemIn(accept.error)} /> : null}
    </Dialog>
  );
}

type BodyProps = {
  view: CaseView;
  review: Review;
  checks: Checks;
  signals: ReadOf<{ signals: readonly Signal[] }>;
  onChecked: (version: number) => void;
};

function Body({ view, review, checks, signals, onChecked }: BodyProps) {
  const { today } = useSession();
  const explained = explainedIn(view);
  return (
    <div className="stack">
      <Kv
        items={[
          ['申报编号', view.number],
          [
            '提交',
            view.submittedOn
              ? `${fullDate(view.submittedOn)}${review.submissions.length > 1 ? `，第 ${review.submissions.length} 次` : ''}`
              : null,
          ],
          [
            '推荐截止',
            <span key="due">
              {fullDate(view.round.recommendBy)}，
              <DueText dueOn={view.round.recommendBy} daysLeft={review.recommendDaysLeft} today={today} />
            </span>,
          ],
        ]}
      />
      {review.changes.length > 0 ? (
        <Alert tone="amber" title={`补正后重新提交，改动 ${review.changes.length} 处`}>
          <ul>
            {review.changes.slice(0, MOST).map((change) => (
              <li key={change.path}>
                {change.label}：{change.before || '空'} → {change.after || '空'}
              </li>
            ))}
          </ul>
          {review.changes.length > MOST ? <p>其余 {review.changes.length - MOST} 处请在完整初审中核对。</p> : null}
        </Alert>
      ) : null}
      {explained.length > 0 ? (
        <Alert tone="amber" title={`补正通知中 ${explained.length} 处没有改，写了说明`}>
          <ul>
            {explained.map((item) => (
              <li key={`${item.path}-${item.reason}`}>
                {item.label}：{item.answer?.reason}
              </li>
            ))}
          </ul>
        </Alert>
      ) : null}
      <CertificateCard view={view} review={review} officer onChecked={onChecked} />
      <Doubts checks={checks} signals={signals} />
    </div>
  );
}

const MOST = 8;

/** The counts, and each thing that is not simply met. */
function Doubts({ checks: { verdicts, findings, missing }, signals: found }: Pick<BodyProps, 'checks' | 'signals'>) {
  const signals = found.data?.signals;
  const count = (status: string) => verdicts.filter((one) => one.status === status).length;
  const failed = verdicts.filter((one) => one.status === 'notMet' || one.status === 'unknown');
  const disagree = findings.filter((one) => one.severity !== 'signal');
  const doubtful = failed.length + missing.length + disagree.length + (signals?.length ?? 0);
  return (
    <section className="card" aria-label="检查与信号">
      <div className="panel__h">
        <h3>检查与信号</h3>
        <span className="small muted">
          {signals === undefined
            ? found.isPending
              ? '正在比对信号'
              : '信号没有读到，请到完整初审核对'
            : doubtful === 0
              ? '没有不符合和待核实的'
              : `${doubtful} 处请先核实`}
        </span>
      </div>
      <Tally
        items={[
          { n: count('met'), label: '符合', tone: 'ok' },
          { n: count('notMet'), label: '不符合', tone: 'late' },
          { n: count('forPerson'), label: '需人工', tone: 'soon' },
          { n: missing.length, label: '缺材料', tone: 'late' },
        ]}
      />
      <ul>
        {missing.map((one) => (
          <Check key={one.key} title={one.label} tone="red" badge="缺材料" cite={one.article}>
            {one.message}
          </Check>
        ))}
        {failed.map((one) => (
          <Check
            key={one.id}
            title={one.label}
            tone={one.status === 'notMet' ? 'red' : 'grey'}
            badge={one.status === 'notMet' ? '不符合' : '未填'}
            cite={one.article}
          >
            {one.message}
          </Check>
        ))}
        {verdicts
          .filter((one) => one.status === 'forPerson')
          .map((one) => (
            <Check key={one.id} title={one.label} tone="amber" badge="需人工判断" cite={one.article}>
              {one.message}
            </Check>
          ))}
        {disagree.map((one) => (
          <Check
            key={`${one.id}-${one.paths[0]}`}
            title="数据核对"
            tone={one.severity === 'error' ? 'red' : 'amber'}
            badge={one.severity === 'error' ? '不一致' : '请核对'}
            cite={one.article}
          >
            {one.message}
          </Check>
        ))}
        {signals?.map((one) => (
          <Check key={one.id} title={one.title} tone="amber" badge="信号" cite={one.article}>
            {one.message}。仅供核实，不作为退回依据。
          </Check>
        ))}
      </ul>
    </section>
  );
}
