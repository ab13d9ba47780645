import { useState } from 'react';
import { type AnswerOf, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { AskText } from '../recognition/ask-text.tsx';
import { hindrance, offerOf } from '../reporting/words.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { dateAndTime } from '../ui/dates.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { useToast } from '../ui/toast.tsx';

type View = AnswerOf<'GET /api/rounds/{id}'>;

/** Cancelling a year's work: an officer asks with the reason, a leader decides; whoever looks on sees where it stands (第十条). */
export function Cancelling({ view: { round, offers } }: { view: View }) {
  const [asking, setAsking] = useState<'ask' | 'cancel' | null>(null);
  const act = useAct('POST /api/rounds/{id}/cancel');
  const toast = useToast();
  const [ask, cancel, keep] = ['ask', 'cancel', 'keep'].map((step) => offerOf(offers, step));
  const take = (step: 'ask' | 'cancel' | 'keep', reason?: string) =>
    act
      .mutateAsync({ params: { id: round.id }, body: { step, version: round.version, ...(reason === undefined ? {} : { reason }) } })
      .then(
        () => toast(done[step]),
        () => undefined,
      )
      .then(() => setAsking(null));
  if (round.cancelledAt !== null)
    return (
      <Alert tone="amber" title={`本次认定工作已于 ${dateAndTime(round.cancelledAt)} 取消`}>
        理由：{round.cancelReason}。填写中的申报保留，可以查看，不能提交。
      </Alert>
    );
  return (
    <>
      {round.cancelAskedAt !== null && offers.length > 0 ? (
        <Alert tone="amber" title={`经办人于 ${dateAndTime(round.cancelAskedAt)} 提出取消本次认定工作`}>
          理由：{round.cancelReason}
        </Alert>
      ) : null}
      {(ask ?? cancel ?? keep) ? (
        <p className="row">
          {ask ? (
            <Button small reason={hindrance(ask)} reasonAt="after" onClick={() => setAsking('ask')}>
              提出取消本年度工作
            </Button>
          ) : null}
          {cancel ? (
            <Button small look="danger" reason={hindrance(cancel)} reasonAt="after" onClick={() => setAsking('cancel')}>
              决定取消
            </Button>
          ) : null}
          {keep ? (
            <Button small busy={act.isPending} onClick={() => take('keep')}>
              不取消
            </Button>
          ) : null}
        </p>
      ) : null}
      {act.isError && asking === null ? <ProblemAlert problem={problemIn(act.error)} /> : null}
      {asking === 'ask' ? (
        <AskText
          title="提出取消本年度工作"
          label="取消的理由"
          hint="填写中的单位会看到这个理由"
          act="提出"
          grave
          busy={act.isPending}
          problem={act.isError ? problemIn(act.error) : null}
          onSend={(reason) => take('ask', reason)}
          onClose={() => setAsking(null)}
        >
          <p>由分管领导决定。只要有一家单位提交过申报就不能取消；取消后同一年度可以重新建立。</p>
        </AskText>
      ) : null}
      <Confirm
        open={asking === 'cancel'}
        title="决定取消本年度工作"
        act="取消本年度工作"
        grave
        onAct={() => take('cancel')}
        onClose={() => setAsking(null)}
      >
        <p>取消后不能恢复。填写中的单位会收到通知，其内容保留可以查看，不能提交。理由：{round.cancelReason}</p>
      </Confirm>
    </>
  );
}

const done = { ask: '已提出，待分管领导决定', cancel: '已取消，填写中的单位已通知', keep: '已决定不取消' } as const;
