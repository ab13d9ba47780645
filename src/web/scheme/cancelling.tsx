import type { AnswerOf } from '../client.ts';
import { Steps } from '../steps/steps.tsx';
import { Alert } from '../ui/alert.tsx';
import { dateAndTime } from '../ui/dates.tsx';

type View = AnswerOf<'GET /api/rounds/{id}'>;

/** Cancelling a year's work: an officer asks with the reason, a leader decides; whoever looks on sees where it stands (第十条). */
export function Cancelling({ view: { round, offers } }: { view: View }) {
  if (round.cancelledAt !== null)
    return (
      <Alert tone="amber" title={`本次认定工作已于${dateAndTime(round.cancelledAt)} 取消`}>
        理由：{round.cancelReason}。填写中的申报保留，可以查看，不能提交。
      </Alert>
    );
  if (offers.length === 0) return null;
  return (
    <>
      {round.cancelAskedAt === null ? null : (
        <Alert tone="amber" title={`经办人于${dateAndTime(round.cancelAskedAt)} 提出取消本次认定工作`}>
          理由：{round.cancelReason}
        </Alert>
      )}
      <div className="row">
        <Steps
          kind="rounds"
          of={round}
          offers={offers}
          small
          words={{
            ask: {
              look: 'plain',
              label: '提出取消本年度工作',
              act: () => '提出',
              says: <p>由分管领导决定。只要有一家单位提交过申报就不能取消；取消后同一年度可以重新建立。</p>,
              done: () => '已提出，待分管领导决定',
            },
            cancel: {
              title: '决定取消本年度工作',
              act: () => '取消本年度工作',
              says: <p>取消后不能恢复。填写中的单位会收到通知，其内容保留可以查看，不能提交。理由：{round.cancelReason}</p>,
              done: () => '已取消，填写中的单位已通知',
            },
            keep: { done: () => '已决定不取消' },
          }}
        />
      </div>
    </>
  );
}
