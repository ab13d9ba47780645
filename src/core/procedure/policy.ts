import type { Day } from '../calendar/day.ts';
import { MOST_EVIDENCE } from '../files/evidence.ts';
import { ownHand } from '../workflow/hands.ts';
import type { Case, Need, Procedure, Step } from './step.ts';
import type { InboxOf } from './waits.ts';

export type PolicyState = 'draft' | 'offered' | 'returned' | 'published' | 'takenDown';
/** In what a platform is supported. */
export const policyKinds = {
  fund: '资金支持',
  purchase: '服务采购和服务券',
  tax: '税费减免',
  finance: '融资支持',
  premises: '场地支持',
  talent: '人才支持',
  promotion: '宣传推广',
  other: '其他支持',
} as const;
export type PolicyKind = keyof typeof policyKinds;

export type PolicyFacts = {
  readonly state: PolicyState;
  readonly writtenBy: string;
  readonly hands: readonly string[];
  /** How many files lie with it. */
  readonly files: number;
};

/** A policy that waits for somebody, with all that its line says. */
export type WaitingPolicy = {
  readonly id: string;
  readonly title: string;
  readonly state: PolicyState;
  readonly remark: string | null;
  readonly issuerId: string;
  readonly issuer: string;
  readonly writtenBy: string;
  readonly hands: readonly string[];
};

type Term = { readonly fromOn?: Day | undefined; readonly untilOn?: Day | undefined };

/** Null, or the sentence for whoever typed a last day before the first. */
export const termFault = ({ fromOn, untilOn }: Term): string | null =>
  fromOn && untilOn && untilOn < fromOn ? '执行到的日期早于开始执行的日期，请核对' : null;

const writtenByAnother: Need<PolicyFacts> = ({ facts: { writtenBy, hands }, actor }) =>
  ownHand(actor, [writtenBy, ...hands], { what: '这项政策由您本人填写', instead: '须由另一位分管领导办理' });

const fewFiles: Need<PolicyFacts> = ({ facts: { files } }) =>
  files < MOST_EVIDENCE ? null : `一项政策最多附 ${MOST_EVIDENCE} 份文件，请合并后上传`;

const article = '第十三条';
const own = { article, by: 'authorityOf', role: 'officer' } as const;
const bySigner = { article, by: 'authorityOf', role: 'leader' } as const;

export const policySteps = {
  write: {
    ...own,
    label: '修改',
    from: ['draft', 'returned', 'takenDown'],
    to: 'draft',
    missing: (brought: object, _: Case<PolicyFacts>) => termFault(brought),
    brings: {
      title: { kind: 'text', label: '政策名称', least: 4, most: 120, line: true },
      kind: { kind: 'choice', label: '支持方式', options: policyKinds },
      body: { kind: 'text', label: '平台可以享受什么、怎样办理', hint: '公开发布，不写个人信息', least: 4, most: 5000 },
      basis: { kind: 'text', label: '政策依据', hint: '法律法规或者文件的名称和条款', least: 4, most: 300, line: true },
      number: { kind: 'text', label: '文号', hint: '没有的不填', most: 60, line: true, optional: true },
      fromOn: { kind: 'day', label: '开始执行' },
      untilOn: { kind: 'day', label: '执行到', hint: '长期有效的不填', optional: true },
    },
    waits: [
      {
        kind: 'policyReturned',
        otherwise: '没有修改报批，不能公布',
        in: ['returned'],
        action: '修改后报批',
        why: ({ remark }) => `已退回修改：${remark}`,
      },
    ],
  },
  attach: {
    ...own,
    label: '上传政策文件',
    from: ['draft', 'returned', 'takenDown'],
    to: 'same',
    needs: [fewFiles],
    brings: { file: { kind: 'file', label: '文件' } },
    act: 'bringPolicyFile',
  },
  offer: { ...own, label: '报批', from: ['draft'], to: 'offered' },
  recall: { ...own, label: '撤回报批', from: ['offered'], to: 'draft' },
  publish: {
    ...bySigner,
    label: '同意公布',
    from: ['offered'],
    to: 'published',
    notBy: writtenByAnother,
    waits: [
      {
        kind: 'publishPolicy',
        otherwise: '没有同意，不能公布',
        action: '审核',
        notBy: ({ writtenBy, hands }) => [writtenBy, ...hands],
        why: () => '经办人已报批，待同意公布或者退回修改',
      },
    ],
  },
  sendBack: {
    ...bySigner,
    label: '退回修改',
    from: ['offered'],
    to: 'returned',
    brings: { reason: { kind: 'text', label: '退回理由', hint: '一次说清要改什么', most: 1000 } },
  },
  takeDown: {
    ...bySigner,
    label: '撤下',
    from: ['published'],
    to: 'takenDown',
    brings: { reason: { kind: 'text', label: '撤下理由', hint: '经办人会看到；修改后可以重新报批', most: 1000 } },
    grave: true,
  },
} as const satisfies Record<string, Step<PolicyFacts, PolicyState, object, WaitingPolicy>>;
export type PolicySteps = typeof policySteps;

const states = {
  draft: { label: '起草中' },
  offered: { label: '待领导同意' },
  returned: { label: '退回修改' },
  published: { label: '已公布' },
  takenDown: { label: '已撤下' },
} as const;

const inbox: InboxOf<WaitingPolicy> = {
  parties: (c) => [{ organisationId: c.issuerId }],
  said: (c) => ({
    title: `扶持政策：${c.title}`,
    organisation: c.issuer,
    link: '/app/policies',
    state: { label: states[c.state].label, tone: 'amber' },
  }),
};

/** 扶持政策（第十三条）：认定部门经办人填写、报批，分管领导同意后公布，或者退回修改；公布后可以撤下。 */
export const policyProcedure: Procedure<PolicyFacts, PolicyState, object, keyof PolicySteps, WaitingPolicy> = {
  label: '扶持政策',
  article,
  subject: 'Policy',
  states,
  first: 'draft',
  steps: policySteps,
  inbox,
};
