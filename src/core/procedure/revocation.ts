import { isBlank } from '../annexes/read.ts';
import { chineseDay, type Day } from '../calendar/day.ts';
import { type Dated, missingYearMessage } from '../calendar/workday.ts';
import { ownHand } from '../workflow/hands.ts';
import { registrationSeen } from './organisation-case.ts';
import type { Need, Procedure, Step } from './step.ts';
import type { InboxOf } from './waits.ts';

export type RevocationState = 'opened' | 'verified' | 'heard' | 'revoked' | 'closed';
export type RevocationFacts = {
  readonly state: RevocationState;
  readonly facts: string;
  readonly evidence: string;
  /** The last day on which the platform may be heard; null before the violation is verified. */
  readonly hearing: Dated<string> | null;
  readonly preparedBy: string;
  /** A leader's word, until facts and evidence are saved anew. */
  readonly givenBack: string | null;
  readonly hands: readonly string[];
  /** Whoever registered the unit has not been checked yet. */
  readonly pending: boolean;
};
/** `revoke`: what the decision says. */
export type RevocationBrought = { readonly revoke?: boolean };

/** A revocation that waits for somebody, with all that its line says. */
export type WaitingRevocation = {
  readonly id: string;
  readonly platform: string;
  readonly issuerId: string;
  readonly organisationId: string;
  readonly state: RevocationState;
  /** The last day on which the platform may be heard; null before the violation is verified, and where the calendar lacks the year. */
  readonly hearingEndsOn: Day | null;
  readonly preparedBy: string;
  readonly givenBackReason: string | null;
  readonly hands: readonly string[];
  /** What it is for. */
  readonly article: string;
};

const registered: Need<RevocationFacts> = (one) => registrationSeen(one, '陈述、申辩');

const factsGiven: Need<RevocationFacts> = ({ facts: { facts, evidence } }) =>
  isBlank(facts) || isBlank(evidence) ? '须先写明查明的违法违规事实和证据（文书名称、文号），查证属实方可撤销' : null;

const mendedSince: Need<RevocationFacts> = ({ facts: { givenBack } }) =>
  givenBack === null ? null : `案件由领导退回：${givenBack}。请先补充并保存事实与证据`;

const heard: Need<RevocationFacts> = ({ facts: { state, hearing }, today }) => {
  if (state === 'heard' || hearing === null) return null;
  if (!hearing.ok) return missingYearMessage(hearing.missingYear);
  return today <= hearing.value ? `平台尚未陈述、申辩，其期限为${chineseDay(hearing.value)}24时` : null;
};

const preparedByAnother: Need<RevocationFacts> = ({ facts: { preparedBy, hands }, actor }) =>
  ownHand(actor, [preparedBy, ...hands], { what: '案件由您本人经办', instead: '须由另一位分管领导办理' });

const article = '第十二条';

export const revocationSteps = {
  describe: {
    label: '记录事实与证据',
    article,
    by: 'authorityOf',
    role: 'officer',
    from: ['opened'],
    to: 'same',
    brings: {
      facts: { kind: 'text', label: '查明的事实', most: 10_000, optional: true },
      evidence: { kind: 'text', label: '证据', hint: '文书名称与文号', most: 10_000, optional: true },
    },
  },
  verify: {
    label: '确认查证属实',
    article,
    by: 'authorityOf',
    role: 'officer',
    from: ['opened'],
    to: 'verified',
    needs: [factsGiven, mendedSince],
    waits: [
      {
        kind: 'verifyRevocation',
        otherwise: '没有查证，不能作出决定',
        action: '查证',
        why: ({ givenBackReason: word }) => (word === null ? '已立案，待查证并记录事实、证据' : `领导退回：${word}`),
      },
    ],
  },
  state: {
    label: '陈述、申辩',
    article,
    by: 'applicantOf',
    role: 'clerk',
    from: ['verified'],
    to: 'heard',
    needs: [registered],
    brings: { statement: { kind: 'text', label: '陈述、申辩意见', hint: '提交后不能更改，认定部门据此作出决定', most: 10_000 } },
    waits: [
      {
        kind: 'revocationStatement',
        otherwise: '期满没有陈述、申辩，认定部门可以作出决定',
        action: '陈述意见',
        due: ({ hearingEndsOn }) => ({ dueOn: hearingEndsOn }),
        why: () => '认定部门已查证属实，请在期限内陈述、申辩',
      },
    ],
  },
  decide: {
    label: '作出决定',
    article,
    by: 'authorityOf',
    role: 'leader',
    from: ['verified', 'heard'],
    to: { oneOf: ['revoked', 'closed'], which: ({ revoke }) => (revoke ? 'revoked' : 'closed') },
    needs: [heard],
    notBy: preparedByAnother,
    waits: [
      {
        kind: 'decideRevocation',
        otherwise: '没有决定，称号继续有效',
        action: '作出决定',
        when: ({ state, hearingEndsOn }, today) => state === 'heard' || (hearingEndsOn !== null && today > hearingEndsOn),
        notBy: ({ preparedBy, hands }) => [preparedBy, ...hands],
        why: () => '已查证并听取陈述或陈述期满，待决定是否撤销',
      },
    ],
    brings: {
      revoke: { kind: 'yesNo', label: '决定', yes: '撤销示范平台称号', no: '不予撤销，结案', missing: '请先选择决定' },
      reports: {
        kind: 'choice',
        label: '尚未报送的季度调度表',
        hint: '办法没有规定撤销后是否仍须报送，由作出决定的部门写明',
        options: { due: '仍须报送', waived: '不再要求' },
        missing: '请选择尚未报送的季度调度表是否仍须报送',
        optional: true,
        bindingWhereAsked: true,
      },
      decision: { kind: 'text', label: '决定及理由', most: 5000 },
    },
    grave: true,
  },
  giveBack: {
    label: '退回经办人',
    article,
    by: 'authorityOf',
    role: 'leader',
    from: ['verified', 'heard'],
    to: 'opened',
    brings: { reason: { kind: 'text', label: '要补充什么', most: 1000 } },
  },
} as const satisfies Record<string, Step<RevocationFacts, RevocationState, RevocationBrought, WaitingRevocation>>;
export type RevocationSteps = typeof revocationSteps;
export type RevocationStep = keyof RevocationSteps;

const states = {
  opened: { label: '已立案，待查证' },
  verified: { label: '查证属实，待陈述申辩' },
  heard: { label: '已陈述申辩，待决定' },
  revoked: { label: '已撤销称号' },
  closed: { label: '不予撤销，已结案' },
} as const;

const inbox: InboxOf<WaitingRevocation> = {
  turns: ({ hearingEndsOn }) => [hearingEndsOn],
  parties: (c, by) => [{ organisationId: by === 'applicantOf' ? c.organisationId : c.issuerId }],
  said: (c) => ({
    title: `撤销称号：${c.platform}`,
    organisation: c.platform,
    article: c.article,
    link: '/app/revocations',
    state: { label: states[c.state].label, tone: 'red' },
  }),
};

/** 撤销称号（第十二条）：立案、查证、陈述申辩、决定；领导退回的，补充后重新查证、重新听取陈述申辩。 */
export const revocationProcedure: Procedure<RevocationFacts, RevocationState, RevocationBrought, keyof RevocationSteps, WaitingRevocation> =
  {
    label: '撤销称号',
    article,
    subject: 'Revocation',
    states,
    first: 'opened',
    steps: revocationSteps,
    inbox,
  };
