import { useState } from 'react';
import { rewardProcedure } from '../../core/procedure/reward.ts';
import { type AnswerOf, addressOf, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { Loaded, useAct, useRead } from '../query.tsx';
import type { StepOffer } from '../steps/use-step.ts';
import { Button } from '../ui/button.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { Card, Kv } from '../ui/page.tsx';
import { useToast } from '../ui/toast.tsx';

type List = AnswerOf<'GET /api/reward-lists'>['lists'][number];

/** Each year's rewards against its fund: proposed and approved as one list. */
export function RewardLists() {
  const read = useRead('GET /api/reward-lists');
  return <Loaded read={read}>{({ lists }) => lists.map((one) => <YearCard key={one.roundId} one={one} />)}</Loaded>;
}

function YearCard({ one }: { one: List }) {
  return (
    <Card
      title={`${one.year}年度奖励名单`}
      aside={<a href={addressOf('GET /api/rounds/{id}/rewards.xlsx', { params: { id: one.roundId } })}>拨付表 Excel</a>}
    >
      <Kv
        items={[
          ['资金总额', one.fund === null ? '未定' : `${one.fund} 万元，已提出 ${one.rewarded} 万元`],
          ['每家金额', one.amount === null ? '未定' : `${one.amount} 万元`],
          ['办理情况', `待批准 ${one.proposed} 家，待拨付 ${one.approved} 家，已拨付 ${one.paid} 家`],
          ['可以提出', one.eligible.length === 0 ? '没有' : one.eligible.map(({ platform }) => platform).join('、')],
          ['不奖励的', one.leftOut.length === 0 ? '没有' : <LeftOut key="left" one={one} />],
        ]}
      />
      {one.offers.map((offer) => (
        <WholeList key={offer.step} one={one} offer={offer} />
      ))}
    </Card>
  );
}

const LeftOut = ({ one }: { one: List }) =>
  one.leftOut.map(({ certificateNumber, platform, why }) => (
    <div key={certificateNumber}>
      {platform}：{why}
    </div>
  ));

/** Proposes all, or approves all as it was read; asked once more, since it stands for every one of them. */
function WholeList({ one, offer }: { one: List; offer: StepOffer }) {
  // As it stood when it was asked: what is proposed meanwhile is not approved along.
  const [asked, setAsked] = useState<List | null>(null);
  const propose = useAct('POST /api/rounds/{id}/rewards');
  const approve = useAct('POST /api/rounds/{id}/rewards/approve');
  const toast = useToast();
  const approving = offer.step === 'approve';
  const act = approving ? approve : propose;
  const done = (said: string) => ({ onSuccess: ({ count }: { count: number }) => toast(`已${said}`.replace('{}', `${count} 家`)) });
  const go = ({ roundId, digest }: List) => {
    const params = { id: roundId };
    setAsked(null);
    if (approving) approve.mutate({ params, body: { read: digest } }, done(`批准 {}，可以拨付（${rewardProcedure.article}）`));
    else propose.mutate({ params }, done('提出 {}，待分管领导批准'));
  };
  return (
    <>
      <div className="row">
        <Button
          {...(approving ? { look: 'primary' } : {})}
          busy={act.isPending}
          reason={offer.blockedBy.join('；') || null}
          reasonAt="after"
          onClick={() => setAsked(one)}
        >
          {offer.label}
        </Button>
      </div>
      {asked ? (
        <Confirm open title={`${offer.label}？`} act={approving ? '批准' : '提出'} onAct={() => go(asked)} onClose={() => setAsked(null)}>
          <p>
            {approving
              ? `${asked.year}年度奖励名单 ${asked.proposed} 家一次批准，批准后可以拨付。`
              : `${asked.eligible.map(({ platform }) => platform).join('、')}，每家 ${asked.amount} 万元，由分管领导批准。`}
          </p>
        </Confirm>
      ) : null}
      {act.isError ? <ProblemAlert problem={problemIn(act.error)} /> : null}
    </>
  );
}
