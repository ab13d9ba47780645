import { chineseDay } from '../calendar/day.ts';
import { ownHand } from '../workflow/hands.ts';
import { revocationProcedure } from './revocation.ts';
import type { Need, Procedure, Step } from './step.ts';

/** `ended`: the title was revoked before it was paid. */
export type RewardState = 'proposed' | 'approved' | 'paid' | 'ended';
export type RewardFacts = {
  readonly state: RewardState;
  readonly proposedBy: string;
  readonly hands: readonly string[];
  readonly revokedOn: string | null;
};

const stillPlatform: Need<RewardFacts> = ({ facts: { revokedOn } }) =>
  revokedOn === null ? null : `示范平台称号已于${chineseDay(revokedOn)}撤销，不再奖励`;

const titleRevoked: Need<RewardFacts> = ({ facts: { revokedOn } }) => (revokedOn === null ? '示范平台称号没有撤销，奖励应继续办理' : null);

const proposedByAnother: Need<RewardFacts> = ({ facts: { proposedBy, hands }, actor }) =>
  ownHand(actor, [proposedBy, ...hands], { what: '奖励由您本人提出', instead: '须由另一位分管领导办理' });

const article = '第十三条';

export const rewardSteps = {
  approve: {
    label: '批准奖励',
    article,
    by: 'authorityOf',
    role: 'leader',
    from: ['proposed'],
    to: 'approved',
    needs: [stillPlatform],
    notBy: proposedByAnother,
  },
  pay: {
    label: '登记拨付',
    article,
    by: 'authorityOf',
    role: 'officer',
    from: ['approved'],
    to: 'paid',
    needs: [stillPlatform],
    brings: {
      paidOn: {
        kind: 'day',
        label: '拨付日期',
        missing: '请填写拨付日期，如 2026-03-31',
        past: (day, today) => `拨付日期${chineseDay(day)}晚于今天${chineseDay(today)}，请填实际拨付的日期`,
      },
    },
  },
  end: {
    label: '终止奖励',
    article: revocationProcedure.article,
    by: 'authorityOf',
    role: 'officer',
    from: ['proposed', 'approved'],
    to: 'ended',
    needs: [titleRevoked],
    brings: { reason: { kind: 'text', label: '终止理由', missing: '请写明终止理由', least: 2, most: 2000 } },
    grave: true,
  },
} as const satisfies Record<string, Step<RewardFacts, RewardState, object>>;
export type RewardSteps = typeof rewardSteps;
export type RewardStep = keyof RewardSteps;

/** 奖励（第十三条）：经办人提出，分管领导批准，经办人登记拨付；拨付前称号撤销的，经办人终止。 */
export const rewardProcedure: Procedure<RewardFacts, RewardState, object, keyof RewardSteps> = {
  label: '奖励',
  article,
  subject: 'Reward',
  states: {
    proposed: { label: '待批准' },
    approved: { label: '待拨付' },
    paid: { label: '已拨付' },
    ended: { label: '已终止' },
  },
  first: 'proposed',
  steps: rewardSteps,
};
