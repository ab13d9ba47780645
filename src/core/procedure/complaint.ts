import { chineseDay, type Day } from '../calendar/day.ts';
import { ownHand } from '../workflow/hands.ts';
import type { Need, Procedure, Step } from './step.ts';
import { givenBack } from './two-hands.ts';
import type { InboxOf } from './waits.ts';

export type ComplaintState = 'received' | 'assigned' | 'prepared' | 'answered';
export type ComplaintFacts = {
  readonly state: ComplaintState;
  readonly kind: ComplaintKind;
  /** The one officer who looks into it, and who alone may learn who complains. */
  readonly handlerId: string | null;
  readonly hands: readonly string[];
};

/** A complaint that waits for somebody, with all that its line says. */
export type WaitingComplaint = {
  readonly id: string;
  readonly number: string;
  readonly state: ComplaintState;
  readonly issuerId: string;
  readonly handlerId: string | null;
  readonly handler: string | null;
  readonly kind: ComplaintKind;
  readonly filedOn: Day;
  readonly word: string | null;
  readonly hands: readonly string[];
};

/** What somebody complains of. */
export const complaintKinds = {
  falseStatements: '申报材料、服务业绩弄虚作假',
  fees: '就申报、认定收取费用',
  agents: '“代办包过”、冒用名义',
  conduct: '示范平台违法违规、服务不到位',
  staff: '认定工作不公开、不公平、不公正',
} as const;
export type ComplaintKind = keyof typeof complaintKinds;

/** What was found. */
export const complaintFindings = {
  confirmed: '属实',
  partly: '部分属实',
  unfounded: '不属实',
  elsewhere: '不属于本部门职责，已移送',
} as const;
export type ComplaintFinding = keyof typeof complaintFindings;

const handlesIt: Need<ComplaintFacts> = ({ facts: { handlerId }, actor }) =>
  handlerId === actor.accountId ? null : '由承办人办理：请承办人拟答复，或者退出承办后由您受理';

/** Whoever is complained of would be the first to take it. */
const notOfStaff: Need<ComplaintFacts> = ({ facts: { kind } }) =>
  kind === 'staff' ? '反映认定工作的，由分管领导指定承办人，请等候指定' : null;

/** In this state nobody's hand is in it but of those who went out of it, or were taken out. */
const notAgain: Need<ComplaintFacts> = ({ facts: { hands }, actor }) =>
  ownHand(actor, hands, { what: '您承办过这件投诉举报并已退出', instead: '请由另一位经办人受理，或者由分管领导指定承办人' });

const mayHandBack: Need<ComplaintFacts> = ({ facts: { handlerId }, actor }) =>
  handlerId === actor.accountId || actor.roles.includes('leader') ? null : '只有承办人自己或者分管领导可以退出承办';

const preparedByAnother: Need<ComplaintFacts> = ({ facts: { handlerId, hands }, actor }) =>
  ownHand(actor, [handlerId, ...hands], { what: '这件投诉举报由您本人经办', instead: '须由另一位分管领导办理' });

const article = '第十六条';
const NOT_TAKEN = '没有受理，投诉举报人查不到进展';

export const complaintSteps = {
  assign: {
    label: '受理并承办',
    article,
    by: 'authorityOf',
    role: 'officer',
    from: ['received'],
    to: 'assigned',
    needs: [notOfStaff],
    notBy: notAgain,
    waits: [
      {
        kind: 'assignComplaint',
        when: ({ kind }) => kind !== 'staff',
        otherwise: NOT_TAKEN,
        action: '受理',
        notBy: ({ hands }) => hands,
        why: ({ filedOn }) => `${chineseDay(filedOn)}收到，待受理并确定承办人`,
      },
    ],
  },
  appoint: {
    label: '指定承办人',
    article,
    by: 'authorityOf',
    role: 'leader',
    from: ['received'],
    to: 'assigned',
    brings: {
      handler: { kind: 'text', label: '承办人', hint: '本部门一位经办人的姓名，与所反映的事没有利害关系', least: 2, most: 60, line: true },
    },
    waits: [
      {
        kind: 'appointComplaint',
        when: ({ kind, hands }) => kind === 'staff' || hands.length > 0,
        otherwise: NOT_TAKEN,
        action: '指定承办人',
        why: ({ filedOn, kind }) => `${chineseDay(filedOn)}收到，${kind === 'staff' ? '反映认定工作' : '承办人已退出'}，待指定承办人`,
      },
    ],
  },
  handBack: {
    label: '退出承办',
    article,
    by: 'authorityOf',
    role: ['officer', 'leader'],
    from: ['assigned'],
    to: 'received',
    needs: [mayHandBack],
    brings: { reason: { kind: 'text', label: '退出的理由', hint: '如需要回避', least: 2, most: 500 } },
  },
  prepare: {
    label: '拟答复',
    article,
    by: 'authorityOf',
    role: 'officer',
    from: ['assigned'],
    to: 'prepared',
    needs: [handlesIt],
    brings: {
      finding: { kind: 'choice', label: '查证结论', options: complaintFindings },
      inquiry: { kind: 'text', label: '查证情况', hint: '向谁核实、依据什么；本部门内部，不公开', least: 4, most: 4000 },
      reply: { kind: 'text', label: '答复', hint: '投诉举报人凭回执号可以看到；不写个人信息', least: 4, most: 4000 },
    },
    waits: [
      {
        kind: 'prepareComplaint',
        otherwise: '没有查证，不能答复',
        action: '查证、拟答复',
        why: ({ word, handler }) => (word === null ? `${handler}承办，待查证并拟答复` : `${handler}承办，领导退回：${word}`),
      },
    ],
  },
  giveBack: {
    label: '退回承办人',
    article,
    by: 'authorityOf',
    role: 'leader',
    from: ['prepared'],
    to: 'assigned',
    brings: givenBack,
  },
  answer: {
    label: '同意答复',
    article,
    by: 'authorityOf',
    role: 'leader',
    from: ['prepared'],
    to: 'answered',
    notBy: preparedByAnother,
    waits: [
      {
        kind: 'answerComplaint',
        otherwise: '没有同意，投诉举报人看不到答复',
        action: '审核答复',
        notBy: ({ handlerId, hands }) => [handlerId, ...hands],
        why: () => '承办人已拟答复，待同意',
      },
    ],
  },
} as const satisfies Record<string, Step<ComplaintFacts, ComplaintState, object, WaitingComplaint>>;
export type ComplaintSteps = typeof complaintSteps;

const states = {
  received: { label: '已收到，待受理' },
  assigned: { label: '已受理，正在查证' },
  prepared: { label: '已查证，答复待审核' },
  answered: { label: '已答复' },
} as const;

const inbox: InboxOf<WaitingComplaint> = {
  parties: ({ issuerId }) => [{ organisationId: issuerId }],
  said: ({ number, kind, state }) => ({
    title: `投诉举报 ${number}`,
    organisation: complaintKinds[kind],
    link: '/app/complaints',
    state: { label: states[state].label, tone: 'amber' },
  }),
};

/** 投诉举报（第四条、第十六条）：任何人随时提出；一位经办人受理、查证、拟答复，另一位领导同意后答复。 */
export const complaintProcedure: Procedure<ComplaintFacts, ComplaintState, object, keyof ComplaintSteps, WaitingComplaint> = {
  label: '投诉举报',
  article,
  subject: 'Complaint',
  states,
  first: 'received',
  steps: complaintSteps,
  inbox,
};
