import { isBlank } from '../annexes/read.ts';
import { chineseDay, type Day } from '../calendar/day.ts';
import { type Dated, missingYearMessage } from '../calendar/workday.ts';
import { MOST_EVIDENCE } from '../files/evidence.ts';
import { type ViolationKind, violationKinds } from '../recognition/violation.ts';
import { ownHand } from '../workflow/hands.ts';
import { registrationSeen } from './organisation-case.ts';
import type { Need, Procedure, Step } from './step.ts';
import type { InboxOf } from './waits.ts';

export type RevocationState = 'opened' | 'verified' | 'heard' | 'revoked' | 'closed';
export type RevocationFacts = {
  readonly state: RevocationState;
  readonly facts: string;
  readonly evidence: string;
  /** On what it rests; null: not written yet. */
  readonly basisKind: ViolationKind | null;
  /** How many files of evidence lie with it. */
  readonly files: number;
  readonly publishedOn: string | null;
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
  readonly publishedOn: Day | null;
  /** What it is for. */
  readonly article: string;
};

const registered: Need<RevocationFacts> = (one) => registrationSeen(one, '陈述、申辩');

const basisGiven: Need<RevocationFacts> = ({ facts: { basisKind } }) =>
  basisKind === null ? '须先写明依据：主管机关的决定、处罚、判决，或者对照卷宗查实的不实声明' : null;

const factsGiven: Need<RevocationFacts> = ({ facts: { facts, files } }) =>
  isBlank(facts) || files === 0 ? '须先写明查明的违法违规事实，并上传证据文件，查证属实方可撤销' : null;

const fewFiles: Need<RevocationFacts> = ({ facts: { files } }) =>
  files < MOST_EVIDENCE ? null : `一件最多附 ${MOST_EVIDENCE} 份证据文件，请合并后上传`;

const verifiedByAnother: Need<RevocationFacts> = ({ facts: { preparedBy, hands }, actor }) =>
  ownHand(actor, [preparedBy, ...hands], { what: '案件由您本人经办', instead: '须由另一位经办人或者分管领导查证' });

const notAnnounced: Need<RevocationFacts> = ({ facts: { publishedOn } }) =>
  publishedOn === null ? null : `撤销公告已于${chineseDay(publishedOn)}发布`;

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
      source: { kind: 'text', label: '案件来源', least: 2, most: 500, optional: true },
      basisKind: { kind: 'choice', label: '依据', options: violationKinds, optional: true },
      body: { kind: 'text', label: '作出机关', most: 120, line: true, optional: true },
      documentNumber: { kind: 'text', label: '文号', most: 120, line: true, optional: true },
      documentOn: { kind: 'day', label: '作出日期', optional: true },
      law: { kind: 'text', label: '所违反的法律法规及条款', most: 300, optional: true },
      place: { kind: 'text', label: '卷宗中与事实不符的位置', most: 120, line: true, optional: true },
      facts: { kind: 'text', label: '查明的事实', most: 10_000, optional: true },
      evidence: { kind: 'text', label: '证据目录', hint: '各份证据文件证明什么', most: 10_000, optional: true },
    },
  },
  attach: {
    label: '上传证据文件',
    article,
    by: 'authorityOf',
    role: 'officer',
    from: ['opened'],
    to: 'same',
    needs: [fewFiles],
    brings: { file: { kind: 'file', label: '文件' } },
    act: 'bringRevocationEvidence',
  },
  verify: {
    label: '确认查证属实',
    article,
    by: 'authorityOf',
    role: ['officer', 'leader'],
    from: ['opened'],
    to: 'verified',
    needs: [basisGiven, factsGiven, mendedSince],
    notBy: verifiedByAnother,
    waits: [
      {
        kind: 'verifyRevocation',
        role: 'staff',
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
  publish: {
    label: '发布撤销公告',
    article,
    by: 'authorityOf',
    role: 'officer',
    from: ['revoked'],
    to: 'same',
    needs: [notAnnounced],
    waits: [
      {
        kind: 'publishRevocation',
        otherwise: '没有撤销公告，社会公众不知道称号撤销的原因',
        action: '发布撤销公告',
        when: ({ publishedOn }) => publishedOn === null,
        why: () => '称号已撤销，待发布撤销公告',
      },
    ],
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
