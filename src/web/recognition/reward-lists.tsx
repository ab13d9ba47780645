import { rewardProcedure } from '../../core/procedure/reward.ts';
import { type AnswerOf, addressOf, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { Loaded, useAct, useRead } from '../query.tsx';
import { hasRole, useSession } from '../session.tsx';
import { Button } from '../ui/button.tsx';
import { Card, Kv } from '../ui/page.tsx';
import { useToast } from '../ui/toast.tsx';

type List = AnswerOf<'GET /api/reward-lists'>['lists'][number];

/** Each year's rewards against its fund: proposed and approved as one list. */
export function RewardLists() {
  const read = useRead('GET /api/reward-lists');
  return <Loaded read={read}>{({ lists }) => lists.map((one) => <YearCard key={one.roundId} one={one} />)}</Loaded>;
}

function YearCard({ one }: { one: List }) {
  const session = useSession();
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
      <div className="row">
        {hasRole(session, 'officer') && one.eligible.length > 0 ? <Propose one={one} /> : null}
        {hasRole(session, 'leader') && one.proposed > 0 ? <Approve one={one} /> : null}
      </div>
    </Card>
  );
}

const LeftOut = ({ one }: { one: List }) =>
  one.leftOut.map(({ certificateNumber, platform, why }) => (
    <div key={certificateNumber}>
      {platform}：{why}
    </div>
  ));

function Propose({ one }: { one: List }) {
  const act = useAct('POST /api/rounds/{id}/rewards');
  const toast = useToast();
  return (
    <>
      <Button
        busy={act.isPending}
        onClick={() =>
          act.mutate({ params: { id: one.roundId } }, { onSuccess: ({ count }) => toast(`已提出 ${count} 家，待分管领导批准`) })
        }
      >
        全部提出（{one.eligible.length} 家）
      </Button>
      {act.isError ? <ProblemAlert problem={problemIn(act.error)} /> : null}
    </>
  );
}

function Approve({ one }: { one: List }) {
  const act = useAct('POST /api/rounds/{id}/rewards/approve');
  const toast = useToast();
  return (
    <>
      <Button
        look="primary"
        busy={act.isPending}
        onClick={() =>
          act.mutate(
            { params: { id: one.roundId }, body: { read: one.digest } },
            { onSuccess: ({ count }) => toast(`已批准 ${count} 家，可以拨付（${rewardProcedure.article}）`) },
          )
        }
      >
        批准名单（{one.proposed} 家）
      </Button>
      {act.isError ? <ProblemAlert problem={problemIn(act.error)} /> : null}
    </>
  );
}
