import { MOST_EVIDENCE } from '../files/evidence.ts';
import { ownHand } from '../workflow/hands.ts';
import { revocationProcedure } from './revocation.ts';
import type { Case, Need, Procedure, Step } from './step.ts';
import type { InboxOf } from './waits.ts';

export type PlatformChangeState = 'draft' | 'asked' | 'returned' | 'handled' | 'done' | 'refused' | 'withdrawn';
export const changeVerdicts = { agree: '同意变更', refuse: '不予变更' } as const;
export type ChangeVerdict = keyof typeof changeVerdicts;

export type PlatformChangeFacts = {
  readonly state: PlatformChangeState;
  /** How many files lie with it. */
  readonly files: number;
  readonly verdict: ChangeVerdict | null;
  readonly handledBy: string | null;
  readonly hands: readonly string[];
  /** Whether its title is in force today. */
  readonly inForce: boolean;
  /** What it is called and where it is now. */
  readonly name: string;
  readonly address: string;
};

/** A change that waits for somebody, with all that its line says. */
export type WaitingPlatformChange = {
  readonly id: string;
  readonly platform: string;
  readonly state: PlatformChangeState;
  readonly remark: string | null;
  readonly organisationId: string;
  readonly issuerId: string;
  readonly handledBy: string | null;
  readonly hands: readonly string[];
};

type Asked = { readonly name?: string | undefined; readonly address?: string | undefined };
type Current = Pick<PlatformChangeFacts, 'name' | 'address'>;

/** Null, or the sentence for whoever asks for what stands already. */
export const changeFault = ({ name = '', address = '' }: Asked, now: Current): string | null =>
  name.trim() === now.name && (address.trim() === '' || address.trim() === now.address)
    ? '单位名称、地址与现在的相同，没有要变更的，请核对后填写'
    : null;

const inForce: Need<PlatformChangeFacts> = ({ facts }) =>
  facts.inForce ? null : '示范平台称号已不在有效期内，不再变更；单位的登记信息请在“单位与账号”申请更正';
const proved: Need<PlatformChangeFacts> = ({ facts: { files } }) => (files > 0 ? null : '还没有上传变更后的证照，请上传后提交');
const fewFiles: Need<PlatformChangeFacts> = ({ facts: { files } }) =>
  files < MOST_EVIDENCE ? null : `一件最多附 ${MOST_EVIDENCE} 份文件，请合并后上传`;
const handledByAnother: Need<PlatformChangeFacts> = ({ facts: { handledBy, hands }, actor }) =>
  ownHand(actor, [handledBy, ...hands], { what: '这一件由您本人查验', instead: '须由另一位分管领导决定' });
const standsStill: Need<PlatformChangeFacts> = (c) => (c.facts.verdict === 'refuse' ? null : inForce(c));

const { article } = revocationProcedure;
const own = { article, by: 'applicantOf', role: 'clerk' } as const;
const byOfficer = { article, by: 'authorityOf', role: 'officer' } as const;
const bySigner = { article, by: 'authorityOf', role: 'leader' } as const;

export const platformChangeSteps = {
  write: {
    ...own,
    label: '修改',
    from: ['draft', 'returned'],
    to: 'draft',
    missing: (brought: object, { facts }: Case<PlatformChangeFacts>) => changeFault(brought, facts),
    brings: {
      name: { kind: 'text', label: '变更后的单位名称', hint: '与新证照一致；只变更地址的，填现在的名称', least: 2, most: 100, line: true },
      address: { kind: 'text', label: '变更后的地址', hint: '名称变更而地址不变的不填；公开发布', most: 200, line: true, optional: true },
      changedOn: { kind: 'day', label: '证照变更日期', past: () => '证照变更日期还没有到，请在取得新证照以后申请' },
      reason: { kind: 'text', label: '变更的情况', hint: '如更名的原因、批准的部门；服务功能、服务条件有无变化', least: 4, most: 1000 },
    },
  },
  attach: {
    ...own,
    label: '上传证照',
    from: ['draft', 'returned'],
    to: 'same',
    needs: [fewFiles],
    brings: { file: { kind: 'file', label: '文件' } },
    act: 'bringPlatformChangeFile',
  },
  submit: {
    ...own,
    label: '提交',
    from: ['draft', 'returned'],
    to: 'asked',
    needs: [proved],
    waits: [
      {
        kind: 'platformChangeReturned',
        otherwise: '没有补正提交，名称、地址不变更',
        in: ['returned'],
        action: '补正后提交',
        why: ({ remark }) => `已退回补正：${remark}`,
      },
    ],
  },
  withdraw: { ...own, label: '撤回', from: ['draft', 'asked', 'returned'], to: 'withdrawn', grave: true },
  giveBack: {
    ...byOfficer,
    label: '退回补正',
    from: ['asked'],
    to: 'returned',
    brings: { reason: { kind: 'text', label: '要补正的', hint: '一次说清要补正什么', least: 4, most: 1000 } },
  },
  handle: {
    ...byOfficer,
    label: '提出意见',
    from: ['asked'],
    to: 'handled',
    brings: {
      verdict: { kind: 'choice', label: '意见', options: changeVerdicts },
      word: { kind: 'text', label: '查验情况和理由', hint: '平台会看到；不予变更的，写明理由和怎样办', least: 4, most: 1000 },
    },
    waits: [
      {
        kind: 'handlePlatformChange',
        otherwise: '没有提出意见，名录和证书上仍是原来的名称、地址',
        action: '查验证照',
        why: () => '平台申请变更名称、地址，待对照新证照查验',
      },
    ],
  },
  recall: { ...byOfficer, label: '撤回意见', from: ['handled'], to: 'asked' },
  sign: {
    ...bySigner,
    label: '签发决定',
    from: ['handled'],
    to: {
      oneOf: ['done', 'refused'],
      which: (_: object, { verdict }: PlatformChangeFacts) => (verdict === 'agree' ? 'done' : 'refused'),
    },
    needs: [standsStill],
    notBy: handledByAnother,
    grave: true,
    waits: [
      {
        kind: 'signPlatformChange',
        otherwise: '没有签发，名录和证书上仍是原来的名称、地址',
        action: '审核签发',
        notBy: ({ handledBy, hands }) => [handledBy, ...hands],
        why: () => '经办人已查验并提出意见，待签发决定',
      },
    ],
  },
  sendBack: {
    ...bySigner,
    label: '退回经办人',
    from: ['handled'],
    to: 'asked',
    brings: { reason: { kind: 'text', label: '退回理由', least: 4, most: 1000 } },
  },
} as const satisfies Record<string, Step<PlatformChangeFacts, PlatformChangeState, object, WaitingPlatformChange>>;
export type PlatformChangeSteps = typeof platformChangeSteps;

const states = {
  draft: { label: '填写中' },
  asked: { label: '待查验' },
  returned: { label: '退回补正' },
  handled: { label: '待签发' },
  done: { label: '已变更' },
  refused: { label: '不予变更' },
  withdrawn: { label: '已撤回' },
} as const;

const inbox: InboxOf<WaitingPlatformChange> = {
  parties: (c, by) => [{ organisationId: by === 'applicantOf' ? c.organisationId : c.issuerId }],
  said: (c) => ({
    title: `变更名称、地址：${c.platform}`,
    organisation: c.platform,
    link: '/app/platform-changes',
    state: { label: states[c.state].label, tone: 'amber' },
  }),
};

/** 示范平台变更名称、地址（第十二条）：平台凭新证照申请，认定部门经办人查验后提出意见，分管领导签发；名称变更的换发证书，原证书标明已换发。 */
export const platformChangeProcedure: Procedure<
  PlatformChangeFacts,
  PlatformChangeState,
  object,
  keyof PlatformChangeSteps,
  WaitingPlatformChange
> = {
  label: '变更名称、地址',
  article,
  subject: 'PlatformChange',
  states,
  first: 'draft',
  steps: platformChangeSteps,
  inbox,
};
