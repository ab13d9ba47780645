import { useState } from 'react';
import { earlierProcedure } from '../../core/procedure/earlier-platform.ts';
import { rewardProcedure } from '../../core/procedure/reward.ts';
import { type AnswerOf, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { Loaded, useAct, useRead } from '../query.tsx';
import { hasRole, isKind, useSession } from '../session.tsx';
import { Steps } from '../steps/steps.tsx';
import { Empty } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { fullDate } from '../ui/dates.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Card, PageHead, Stack } from '../ui/page.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { useToast } from '../ui/toast.tsx';
import { CaseLinks, toneOf } from './cases.tsx';
import { PlatformChoice } from './platform-choice.tsx';
import { RewardLists } from './reward-lists.tsx';

type Reward = AnswerOf<'GET /api/rewards'>['rewards'][number];

/** 奖励 (第十三条): proposed by an officer, approved by another person, noted when paid. */
export default function RewardsPage() {
  const session = useSession();
  const [proposing, setProposing] = useState(false);
  const rewards = useRead('GET /api/rewards');
  const mayPropose = hasRole(session, 'officer') && isKind(session, 'province', 'city');
  return (
    <main className="page page--narrow" id="main" tabIndex={-1}>
      <PageHead
        title="奖励"
        meta={['对新认定的示范平台给予奖励（第十三条）']}
        actions={
          <>
            <CaseLinks here="rewards" />
            {mayPropose ? (
              <Button look="primary" onClick={() => setProposing(true)}>
                提出奖励
              </Button>
            ) : null}
          </>
        }
      />
      <Stack>
        {hasRole(session, 'officer', 'leader', 'supervisor') ? <RewardLists /> : null}
        <Card flush>
          <Loaded read={rewards} lines={6}>
            {(data) => (
              <Table
                caption="奖励"
                columns={
                  hasRole(session, 'officer', 'leader')
                    ? [...columns, { key: 'acts', head: '办理', cell: (one) => <Acts one={one} /> }]
                    : columns
                }
                rows={data.rewards}
                keyOf={(one) => one.id}
                stack
                empty={<Empty title="没有奖励记录">首次认定的平台由经办人提出奖励，分管领导批准后拨付；金额按年度认定工作确定的数。</Empty>}
              />
            )}
          </Loaded>
        </Card>
      </Stack>
      {proposing ? <Propose onClose={() => setProposing(false)} /> : null}
    </main>
  );
}

const columns: readonly Column<Reward>[] = [
  { key: 'platform', head: '平台', rowHead: true, cell: (one) => one.platform },
  { key: 'number', head: '证书编号', cell: (one) => one.certificateNumber },
  { key: 'amount', head: '金额（万元）', num: true, cell: (one) => one.amount },
  { key: 'state', head: '状态', cell: (one) => <Badge tone={toneOf(one.state)}>{one.state.label}</Badge> },
  { key: 'paidOn', head: '拨付日期', cell: (one) => fullDate(one.paidOn) },
];

/** What may be done with a reward; ending it is shown only where the title was revoked. */
function Acts({ one }: { one: Reward }) {
  const { today } = useSession();
  const offers = one.offers.filter(({ step, blockedBy }) => step !== 'end' || blockedBy.length === 0);
  const words = {
    approve: { done: () => '已批准' },
    pay: {
      says: (
        <p>
          {one.platform}，奖励 {one.amount} 万元。
        </p>
      ),
      given: { paidOn: today },
      done: () => '已登记拨付',
    },
    end: {
      says: <p>示范平台称号已撤销，奖励 {one.amount} 万元不再批准、不再拨付（第十二条、第十三条）。终止后不能恢复，平台会收到通知。</p>,
      done: () => '奖励已终止',
    },
  };
  if (offers.length === 0) return <span className="muted">–</span>;
  return <Steps kind="rewards" of={{ ...one, name: one.platform }} offers={offers} words={words} small />;
}

const notNew = `此前认定的平台按${earlierProcedure.article}延续，不是新认定，不能奖励（${rewardProcedure.article}）`;

function Propose({ onClose }: { onClose: () => void }) {
  const [{ id, earlier }, choose] = useState({ id: '', earlier: false });
  const act = useAct('POST /api/platforms/{id}/reward');
  const toast = useToast();
  const done = () => {
    toast('已提出，待分管领导批准');
    onClose();
  };
  return (
    <Dialog
      open
      title="提出奖励"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            look="primary"
            reason={id === '' ? '请选择平台' : earlier ? notNew : null}
            busy={act.isPending}
            onClick={() => act.mutate({ params: { id } }, { onSuccess: done })}
          >
            提出奖励
          </Button>
        </>
      }
    >
      <div className="form">
        <PlatformChoice side="issuer" hint="只奖励首次认定的平台，金额按其年度认定工作确定的数（第十三条）" value={id} onChoose={choose} />
      </div>
      {act.isError ? <ProblemAlert problem={problemIn(act.error)} /> : null}
    </Dialog>
  );
}
