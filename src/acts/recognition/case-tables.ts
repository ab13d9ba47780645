import { isBlank } from '../../core/annexes/read.ts';
import { chineseDay } from '../../core/calendar/day.ts';
import { addWorkdays, type Calendar, type Dated, missingYearMessage } from '../../core/calendar/workday.ts';
import { ownHand } from '../../core/workflow/hands.ts';
import type { CaseNeed, CaseStep } from '../case-steps.ts';
import type { Context } from '../context.ts';
import type { Handled } from '../hands.ts';
import type { RevocationLine, RewardLine, ShowcaseLine } from './cases-port.ts';
import type { Revocation, Reward, Showcase } from './records.ts';

/** 陈述、申辩的期限：办法未作规定；行政处罚法第六十四条给当事人五日。 */
export const hearingWorkdays = 5;

/** The last working day on which the platform may still be heard after its violation was verified. */
export const hearingEnds = (verifiedOn: string, calendar: Calendar): Dated<string> => addWorkdays(verifiedOn, hearingWorkdays, calendar);

const factsGiven: CaseNeed<RevocationLine> = (c) =>
  isBlank(c.facts) || isBlank(c.evidence) ? '须先写明查明的违法违规事实和证据（文书名称、文号），查证属实方可撤销' : null;

const heard: CaseNeed<RevocationLine> = (c, ctx) => {
  if (c.state === 'heard' || c.verifiedOn === null) return null;
  const ends = hearingEnds(c.verifiedOn, ctx.calendar);
  if (!ends.ok) return missingYearMessage(ends.missingYear);
  return ctx.today <= ends.value ? `平台尚未陈述、申辩，其期限为${chineseDay(ends.value)}24时` : null;
};

const notOneself =
  <C extends Handled>(who: (c: C) => string, what: string): CaseNeed<C> =>
  (c: C, ctx: Context) =>
    ownHand(ctx.actor, [who(c), ...c.hands], { what, instead: '须由另一位分管领导办理' });

export const revocationStates: Readonly<Record<Revocation['state'], string>> = {
  opened: '已立案，待查证',
  verified: '查证属实，待陈述申辩',
  heard: '已陈述申辩，待决定',
  revoked: '已撤销称号',
  closed: '不予撤销，已结案',
};

/** 撤销称号（第十二条）：立案、查证、陈述申辩、决定。 */
export const revocationSteps: Readonly<
  Record<'describe' | 'verify' | 'state' | 'decide', CaseStep<RevocationLine & Handled, Revocation['state']>>
> = {
  describe: { label: '记录事实与证据', article: '第十二条', role: 'officer', of: (c) => c.issuerId, from: ['opened'], to: 'opened' },
  verify: {
    label: '确认查证属实',
    article: '第十二条',
    role: 'officer',
    of: (c) => c.issuerId,
    from: ['opened'],
    to: 'verified',
    needs: [factsGiven],
  },
  state: {
    label: '陈述、申辩',
    article: '第十二条',
    role: 'clerk',
    of: (c) => c.organisationId,
    from: ['verified'],
    to: 'heard',
    asks: '陈述、申辩意见',
  },
  decide: {
    label: '作出决定',
    article: '第十二条',
    role: 'leader',
    of: (c) => c.issuerId,
    from: ['verified', 'heard'],
    to: 'revoked',
    needs: [notOneself((c) => c.preparedBy, '案件由您本人经办'), heard],
    asks: '决定及理由',
    grave: true,
  },
};

export const rewardStates: Readonly<Record<Reward['state'], string>> = {
  proposed: '待批准',
  approved: '待拨付',
  paid: '已拨付',
  ended: '已终止',
};

const stillPlatform: CaseNeed<RewardLine> = (c) =>
  c.revokedOn === null ? null : `示范平台称号已于${chineseDay(c.revokedOn)}撤销，不再奖励`;

const titleRevoked: CaseNeed<RewardLine> = (c) => (c.revokedOn === null ? '示范平台称号没有撤销，奖励应继续办理' : null);

/** 奖励（第十三条）：经办人提出，分管领导批准，经办人登记拨付；拨付前称号撤销的，经办人终止。 */
export const rewardSteps: Readonly<Record<'approve' | 'pay' | 'end', CaseStep<RewardLine & Handled, Reward['state']>>> = {
  approve: {
    label: '批准奖励',
    article: '第十三条',
    role: 'leader',
    of: (c) => c.issuerId,
    from: ['proposed'],
    to: 'approved',
    needs: [notOneself((c) => c.proposedBy, '奖励由您本人提出'), stillPlatform],
  },
  pay: {
    label: '登记拨付',
    article: '第十三条',
    role: 'officer',
    of: (c) => c.issuerId,
    from: ['approved'],
    to: 'paid',
    needs: [stillPlatform],
    asks: '拨付日期',
  },
  end: {
    label: '终止奖励',
    article: '第十二条',
    role: 'officer',
    of: (c) => c.issuerId,
    from: ['proposed', 'approved'],
    to: 'ended',
    needs: [titleRevoked],
    asks: '终止理由',
    grave: true,
  },
};

export const showcaseStates: Readonly<Record<Showcase['state'], string>> = {
  draft: '起草中',
  offered: '待省级同意',
  returned: '退回修改',
  published: '已发布',
  takenDown: '已撤下',
};

type ShowcaseStep = 'write' | 'offer' | 'recall' | 'publish' | 'sendBack' | 'takeDown';

/** 典型经验（第十四条）：所在地主管部门总结、报送，认定部门同意后发布，或退回修改；发布后可以撤下。 */
export const showcaseSteps: Readonly<Record<ShowcaseStep, CaseStep<ShowcaseLine & Handled, Showcase['state']>>> = {
  write: {
    label: '修改',
    article: '第十四条',
    role: 'officer',
    of: (c) => c.authorityId,
    from: ['draft', 'returned', 'takenDown'],
    to: 'draft',
  },
  offer: { label: '报送', article: '第十四条', role: 'officer', of: (c) => c.authorityId, from: ['draft'], to: 'offered' },
  recall: { label: '撤回报送', article: '第十四条', role: 'officer', of: (c) => c.authorityId, from: ['offered'], to: 'draft' },
  publish: {
    label: '同意发布',
    article: '第十四条',
    role: 'leader',
    of: (c) => c.issuerId,
    from: ['offered'],
    to: 'published',
    needs: [notOneself((c) => c.writtenBy, '典型经验由您本人撰写')],
  },
  sendBack: {
    label: '退回修改',
    article: '第十四条',
    role: 'leader',
    of: (c) => c.issuerId,
    from: ['offered'],
    to: 'returned',
    asks: '退回理由',
  },
  takeDown: {
    label: '撤下',
    article: '第十四条',
    role: 'leader',
    of: (c) => c.issuerId,
    from: ['published'],
    to: 'takenDown',
    asks: '撤下理由',
    grave: true,
  },
};
