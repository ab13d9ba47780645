import { personalNumbers } from '../../core/disclosure/in-text.ts';
import { documentNumber, type NoticeContact } from '../../core/notice/paper.ts';
import type { NoticePeriod } from '../../core/notice/period.ts';
import { judge } from '../../core/procedure/judge.ts';
import { noticeProcedure } from '../../core/procedure/notice.ts';
import { type Offer, offers } from '../../core/procedure/offers.ts';
import { by, type Context } from '../context.ts';
import { handledOne } from '../hands.ts';
import { badInput, expectVersion, found, notNow, reached, refuse } from '../refusal.ts';
import { draftStanding, periodOf, waiting } from './publish.ts';
import type { NoticeDraft } from './records.ts';

export type Written = {
  number: string;
  title: string;
  body: string;
  contact: NoticeContact;
  fromOn: string | null;
  /** Of the draft as it was read; 0 where there was none. */
  version: number;
};
const { article } = noticeProcedure;

/** An officer writes the notice of what waits to be published, or writes it anew; another person, a leader, signs it (第八条（四）). */
export const prepareNotice = (ctx: Context, roundId: string, written: Written): Promise<NoticeDraft> =>
  ctx.inTransaction(async (tx) => {
    const round = found(await tx.rounds.lockedRound(roundId));
    const was = await tx.notices.openDraft(roundId);
    const facts = { state: was?.state ?? null, hands: [] };
    const standing = { facts, parties: { issuerId: round.issuerId }, actor: ctx.actor, today: ctx.today };
    const state = reached(judge(noticeProcedure, standing, { step: 'prepare', brought: {} }));
    expectVersion(was?.version ?? 0, written.version, '这份公示');
    if ((await waiting(tx, round)).length === 0) notNow(article, '没有尚未公示的拟认定申报，请先签发拟认定名单');
    const { version: _, ...said } = checked(ctx, written);
    periodOf(ctx, round, said.fromOn);
    const draft: NoticeDraft = {
      ...{ id: was?.id ?? ctx.tools.newId(), roundId, issuerId: round.issuerId, state, ...said, word: null },
      ...{ preparedBy: ctx.actor.accountId, preparedAt: ctx.now, version: (was?.version ?? 0) + 1 },
    };
    if (!(was === null ? await tx.notices.addDraft(draft) : await tx.notices.changeDraft(draft.id, was.version, draft)))
      refuse({ kind: 'conflict', message: '这份公示刚被他人修改，请核对最新内容后再保存；您填写的内容没有丢失' });
    await tx.record({
      ...by(ctx, 'officer'),
      ...{ action: 'prepareNotice', article, subject: { kind: 'notice', id: draft.id }, parties: { issuerId: draft.issuerId } },
      detail: { roundId, number: draft.number },
    });
    await tx.post({
      key: `notice:${draft.id}:${draft.version}:prepared`,
      to: { organisationId: draft.issuerId, role: 'leader' },
      subject: '公示待签发',
      body: `“${draft.title}”已起草，请审签（${article}）。`,
      link: '/app/notices',
    });
    return draft;
  });

/** A number that GB/T 9704 would print so, and nobody's own number in what everybody reads; the office's telephones are its own. */
function checked({ today }: Context, written: Written): Written {
  if (written.fromOn !== null && written.fromOn < today)
    badInput('fromOn', article, '公示开始日早于今天，公示期不能倒算，请改为今天或以后，或者留空');
  const [number] = personalNumbers(`${written.title}\n${written.body}`);
  if (number) badInput('body', '个人信息', `正文中有${number.kind}，公示是公开的，请删去个人信息`);
  return { ...written, number: documentNumber(written.number) };
}

export type DraftView = {
  readonly draft: NoticeDraft | null;
  readonly offers: readonly Offer[];
  /** What the last notice of this office named, so that nobody types it again; null where there was none. */
  readonly contactBefore: NoticeContact | null;
  /** The days, if it went out on the day that the draft names, or today. */
  readonly period: NoticePeriod;
};

/** What stands of a round's next notice, with its days as they would be: shown before anybody signs. */
export const showDraft = (ctx: Context, roundId: string): Promise<DraftView> =>
  ctx.inTransaction(async (tx) => {
    const round = found(await tx.rounds.round(roundId));
    if (round.issuerId !== ctx.actor.organisationId) refuse({ kind: 'notFound' });
    const draft = await tx.notices.openDraft(roundId);
    const seen = draft && (await handledOne(tx, 'noticeDraft', draft));
    return {
      ...{ draft, contactBefore: await tx.notices.contactBefore(round.issuerId), period: periodOf(ctx, round, draft?.fromOn ?? null) },
      offers: seen ? offers(noticeProcedure, draftStanding(ctx, seen)) : [],
    };
  });
