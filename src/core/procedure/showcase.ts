import { chineseDay, type Day } from '../calendar/day.ts';
import { ownHand } from '../workflow/hands.ts';
import type { Need, Procedure, Step } from './step.ts';
import type { InboxOf } from './waits.ts';

export type ShowcaseState = 'draft' | 'offered' | 'returned' | 'published' | 'takenDown';
/** By what means a platform's name is made better known. */
export const promotionKinds = { report: '宣传报道', exchange: '推广交流', brand: '品牌培育' } as const;
export type Promotion = { readonly kind: keyof typeof promotionKinds; readonly on: Day; readonly said: string };
const MOST_PROMOTIONS = 100;

export type ShowcaseFacts = {
  readonly state: ShowcaseState;
  readonly writtenBy: string;
  readonly hands: readonly string[];
  readonly promotions: readonly Promotion[];
};

/** A showcase that waits for somebody, with all that its line says. */
export type WaitingShowcase = {
  readonly id: string;
  readonly title: string;
  readonly state: ShowcaseState;
  readonly remark: string | null;
  readonly authorityId: string;
  readonly issuerId: string;
  readonly writtenBy: string;
  readonly platform: string;
  readonly authority: string;
  readonly issuer: string;
  readonly hands: readonly string[];
  /** The last time it was reported to the issuer. */
  readonly offeredOn: Day | null;
};

const writtenByAnother: Need<ShowcaseFacts> = ({ facts: { writtenBy, hands }, actor }) =>
  ownHand(actor, [writtenBy, ...hands], { what: '典型经验由您本人撰写', instead: '须由另一位分管领导办理' });

const notTooMany: Need<ShowcaseFacts> = ({ facts: { promotions } }) =>
  promotions.length < MOST_PROMOTIONS ? null : `已记录${MOST_PROMOTIONS}次，不再增加；重要的请写入正文，修改后重新报送`;

const article = '第十四条';

export const showcaseSteps = {
  write: {
    label: '修改',
    article,
    by: 'recommenderOf',
    role: 'officer',
    from: ['draft', 'returned', 'takenDown'],
    to: 'draft',
    brings: {
      title: { kind: 'text', label: '标题', least: 1, most: 120, line: true, optional: true },
      body: { kind: 'text', label: '正文', hint: '做法、成效、可推广之处；公开发布，不写个人信息', least: 1, most: 20_000, optional: true },
    },
    waits: [
      {
        kind: 'showcaseReturned',
        otherwise: '没有修改报送，不能发布',
        in: ['returned'],
        action: '修改后报送',
        why: ({ remark }) => `已退回修改：${remark}`,
      },
    ],
  },
  offer: { label: '报送', article, by: 'recommenderOf', role: 'officer', from: ['draft'], to: 'offered' },
  recall: { label: '撤回报送', article, by: 'recommenderOf', role: 'officer', from: ['offered'], to: 'draft' },
  publish: {
    label: '同意发布',
    article,
    by: 'authorityOf',
    role: 'leader',
    from: ['offered'],
    to: 'published',
    notBy: writtenByAnother,
    waits: [
      {
        kind: 'publishShowcase',
        otherwise: '没有同意，不能发布',
        action: '审核',
        notBy: ({ writtenBy, hands }) => [writtenBy, ...hands],
        why: ({ authority }) => `${authority}报送，待同意发布或退回修改`,
      },
      {
        kind: 'withConsent',
        side: 'elsewhere',
        by: 'recommenderOf',
        role: 'staff',
        action: '查看',
        when: ({ issuerId, authorityId }) => issuerId !== authorityId,
        why: () => '已报送，等认定部门同意发布',
        says: ({ issuer, offeredOn }) => ({ who: issuer, sinceOn: offeredOn }),
      },
    ],
  },
  cultivate: {
    label: '记录宣传培育',
    article,
    by: 'recommenderOf',
    role: 'officer',
    from: ['published'],
    to: 'same',
    needs: [notTooMany],
    brings: {
      kind: { kind: 'choice', label: '方式', options: promotionKinds },
      on: { kind: 'day', label: '日期', past: (day) => `${chineseDay(day)}还没有到，请在办理以后记录` },
      said: {
        kind: 'text',
        label: '做了什么',
        hint: '在哪里报道、交流，培育了什么品牌；公开发布，不写个人信息',
        least: 4,
        most: 300,
        line: true,
      },
    },
  },
  sendBack: {
    label: '退回修改',
    article,
    by: 'authorityOf',
    role: 'leader',
    from: ['offered'],
    to: 'returned',
    brings: { reason: { kind: 'text', label: '退回理由', hint: '起草部门会看到，一次说清要改什么', most: 5000 } },
  },
  takeDown: {
    label: '撤下',
    article,
    by: 'authorityOf',
    role: 'leader',
    from: ['published'],
    to: 'takenDown',
    brings: { reason: { kind: 'text', label: '撤下理由', hint: '起草部门会看到；修改后可以重新报送', most: 5000 } },
    grave: true,
  },
} as const satisfies Record<string, Step<ShowcaseFacts, ShowcaseState, object, WaitingShowcase>>;
export type ShowcaseSteps = typeof showcaseSteps;
export type ShowcaseStep = keyof ShowcaseSteps;

const states = {
  draft: { label: '起草中' },
  offered: { label: '待省级同意' },
  returned: { label: '退回修改' },
  published: { label: '已发布' },
  takenDown: { label: '已撤下' },
} as const;

const inbox: InboxOf<WaitingShowcase> = {
  parties: (c, by) => [{ organisationId: by === 'recommenderOf' ? c.authorityId : c.issuerId }],
  said: (c) => ({
    title: `典型经验：${c.title}`,
    organisation: c.platform,
    link: '/app/showcases',
    state: { label: states[c.state].label, tone: 'amber' },
  }),
};

/** 典型经验（第十四条）：所在地主管部门总结、报送，认定部门同意后发布，或退回修改；发布后记录宣传培育，可以撤下。 */
export const showcaseProcedure: Procedure<ShowcaseFacts, ShowcaseState, object, keyof ShowcaseSteps, WaitingShowcase> = {
  label: '典型经验',
  article,
  subject: 'Showcase',
  states,
  first: 'draft',
  steps: showcaseSteps,
  inbox,
};
