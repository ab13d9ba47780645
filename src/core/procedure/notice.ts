import { recusalProcedure } from './recusal.ts';
import type { Procedure, Step } from './step.ts';
import { byAnother, giveBack } from './two-hands.ts';

export type NoticeState = 'prepared' | 'returned' | 'published';
export type NoticeFacts = {
  /** null: nothing was written yet. */
  readonly state: NoticeState | null;
  readonly hands: readonly string[];
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
} as const satisfies Record<string, Step<NoticeFacts, NoticeState, object>>;
export type NoticeSteps = typeof noticeSteps;

/** 公示（第八条（四））：经办人起草文号、正文和联系方式，另一位分管领导签发；名单是已签署的拟认定名单所列，最后一日按工作日历推算，签发后名单和正文不再改动。 */
export const noticeProcedure: Procedure<NoticeFacts, NoticeState, object, keyof NoticeSteps> = {
  label: '公示',
  article,
  subject: 'Notice',
  noun: '这份公示',
  states: { prepared: { label: '待签发' }, returned: { label: '已退回' }, published: { label: '已公示' } },
  first: 'prepared',
  steps: noticeSteps,
};
