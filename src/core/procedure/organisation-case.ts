import type { Case, Need, Procedure, Step } from './step.ts';

/** So many files each side may bring. */
const MOST_FILES = 10;

export type OrganisationCaseState = 'asked' | 'done' | 'refused' | 'withdrawn';
export type OrganisationCaseFacts = {
  readonly state: OrganisationCaseState;
  readonly kind: 'correction' | 'dispute';
  readonly organisationId: string;
  readonly againstId: string | null;
  /** Whose each file of the evidence is. */
  readonly broughtBy: readonly string[];
};

type Claimed = Case<OrganisationCaseFacts>;
const asking = { who: '申请更正、提出争议的单位', is: ({ actor, facts }: Claimed) => actor.organisationId === facts.organisationId };
const against = { who: '代码被争议的单位', is: ({ actor, facts }: Claimed) => actor.organisationId === facts.againstId };
const either = { who: '任何一方', is: (c: Claimed) => asking.is(c) || against.is(c) };

const fewFiles: Need<OrganisationCaseFacts> = ({ actor, facts: { broughtBy } }) =>
  broughtBy.filter((one) => one === actor.organisationId).length >= MOST_FILES ? `每一方最多上传 ${MOST_FILES} 份证据` : null;

const evidenceBrought: Need<OrganisationCaseFacts> = ({ facts: { kind, organisationId, broughtBy } }) =>
  broughtBy.includes(organisationId) ? null : `${kind === 'dispute' ? '提出争议的单位' : '申请更正的单位'}还没有上传证照，不能办理`;

const article = '第八条（三）';

/**
 * Whoever registers a code is believed once an authority has compared it with the certificate: before that nobody binds a unit that has a title already.
 * `what`: what can't be done before.
 */
export const registrationSeen = ({ facts: { pending } }: Case<{ readonly pending: boolean }>, what: string): string | null =>
  pending ? `贵单位的登记信息还没有核对：请单位管理员在“单位与账号”上传证照，所在地主管部门核对后（${article}）才能${what}` : null;

const wordWithReason = {
  word: { kind: 'text', label: '理由和查验情况', missing: '请写明理由和查验情况', least: 2, most: 500 },
} as const;

export const organisationCaseSteps = {
  bring: {
    label: '上传证据',
    article,
    by: either,
    role: ['clerk', 'manager'],
    from: ['asked'],
    to: 'same',
    needs: [fewFiles],
    brings: { file: { kind: 'file', label: '文件' } },
    act: 'bringEvidence',
  },
  answer: {
    label: '说明情况',
    article,
    by: against,
    role: 'manager',
    from: ['asked'],
    to: 'same',
    brings: { answer: { kind: 'text', label: '说明', missing: '请写明情况', least: 2, most: 2000 } },
    act: 'answerDispute',
  },
  withdraw: { label: '撤回', article, by: asking, role: 'manager', from: ['asked'], to: 'withdrawn' },
  agree: {
    label: '同意办理',
    article,
    by: 'recommenderOf',
    role: 'officer',
    from: ['asked'],
    to: 'done',
    needs: [evidenceBrought],
    brings: wordWithReason,
    act: 'decideOrganisationCase',
    grave: true,
  },
  refuse: {
    label: '不予办理',
    article,
    by: 'recommenderOf',
    role: 'officer',
    from: ['asked'],
    to: 'refused',
    brings: wordWithReason,
    act: 'decideOrganisationCase',
  },
} as const satisfies Record<string, Step<OrganisationCaseFacts, OrganisationCaseState, object>>;
export type OrganisationCaseSteps = typeof organisationCaseSteps;
export type OrganisationCaseStep = keyof OrganisationCaseSteps;

/** 登记信息更正、信用代码争议（第八条（三）、docs/decisions/0013）：登记所在地的主管部门查验证照后决定。 */
export const organisationCaseProcedure: Procedure<OrganisationCaseFacts, OrganisationCaseState, object, keyof OrganisationCaseSteps> = {
  label: '登记信息更正、信用代码争议',
  article,
  subject: 'OrganisationCase',
  noun: '这一件',
  states: { asked: { label: '待决定' }, done: { label: '已办理' }, refused: { label: '不予办理' }, withdrawn: { label: '已撤回' } },
  first: 'asked',
  steps: organisationCaseSteps,
};
