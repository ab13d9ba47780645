import type { Day } from '../calendar/day.ts';
import { recusalProcedure } from './recusal.ts';
import type { Procedure, Step } from './step.ts';
import { byAnother, giveBack } from './two-hands.ts';
import type { InboxOf } from './waits.ts';

export type NoticeState = 'prepared' | 'returned' | 'published';
export type NoticeFacts = {
  /** null: nothing was written yet. */
  readonly state: NoticeState | null;
  readonly hands: readonly string[];
};

/** A notice that is out, and of which nothing proves yet that it stands on the department's own site. */
export type WaitingNotice = {
  readonly id: string;
  readonly state: 'published';
  readonly title: string;
  readonly issuerId: string;
  readonly issuer: string;
  readonly publishedOn: Day;
};

const { article } = recusalProcedure;

export const noticeSteps = {
  prepare: { label: '起草公示', article, by: 'authorityOf', role: 'officer', from: [null, 'prepared', 'returned'], to: 'prepared' },
  giveBack: giveBack(article, 'prepared'),
  publish: {
    label: '签发公示',
    article,
    by: 'authorityOf',
    role: 'leader',
    from: ['prepared'],
    to: 'published',
    notBy: byAnother({ what: '这份公示由您本人起草', instead: '须由另一位分管领导签发' }),
    brings: {
      endsOn: { kind: 'day', label: '公示最后一日', hint: '按工作日历推算，请核对；与推算的不一致，不发布', optional: true },
      listHash: { kind: 'read', label: '所阅名单的 SHA-256', optional: true },
    },
    grave: true,
  },
  post: {
    label: '登记网站公示',
    article,
    by: 'authorityOf',
    role: 'officer',
    from: ['published'],
    to: 'same',
    brings: {
      address: { kind: 'text', label: '网址', most: 300, line: true },
      on: { kind: 'day', label: '登载日期' },
      time: { kind: 'text', label: '登载时间', most: 5, line: true },
      file: { kind: 'file', label: '凭据' },
    },
    waits: [
      {
        kind: 'postNotice',
        otherwise: '没有凭据，证明不了在本部门网站公示过',
        action: '登记网站公示',
        due: ({ publishedOn }) => ({ dueOn: publishedOn }),
        why: () => '公示已签发，待登记在本部门网站公示的网址、时间和截图',
      },
    ],
  },
} as const satisfies Record<string, Step<NoticeFacts, NoticeState, object, WaitingNotice>>;
export type NoticeSteps = typeof noticeSteps;

const states = { prepared: { label: '待签发' }, returned: { label: '已退回' }, published: { label: '已公示' } } as const;

const inbox: InboxOf<WaitingNotice> = {
  parties: (c) => [{ organisationId: c.issuerId }],
  said: (c) => ({
    title: c.title,
    organisation: c.issuer,
    link: `/app/notices/${c.id}`,
    state: { label: states[c.state].label, tone: 'blue' },
  }),
};

/** 公示（第八条（四））：经办人起草文号、正文和联系方式，另一位分管领导签发；名单是已签署的拟认定名单所列，最后一日按工作日历推算，签发后名单和正文不再改动；在本部门网站登载的，登记网址、时间和凭据。 */
export const noticeProcedure: Procedure<NoticeFacts, NoticeState, object, keyof NoticeSteps, WaitingNotice> = {
  label: '公示',
  article,
  subject: 'Notice',
  noun: '这份公示',
  states,
  first: 'prepared',
  steps: noticeSteps,
  inbox,
};
