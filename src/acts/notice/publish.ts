import { servicesOf } from '../../core/annexes/kind-and-functions.ts';
import { chineseDay } from '../../core/calendar/day.ts';
import { missingYearMessage } from '../../core/calendar/workday.ts';
import { listText } from '../../core/notice/list-text.ts';
import { type NoticePeriod, type NoticeRule, noticePeriod } from '../../core/notice/period.ts';
import { type NoticeFacts, type NoticeState, type NoticeSteps, noticeProcedure } from '../../core/procedure/notice.ts';
import type { Standing } from '../../core/procedure/step.ts';
import { listedOf } from '../../core/review/proposed-list.ts';
import type { Round } from '../../core/scheme/round.ts';
import { publicationDayCounts, type Scheme } from '../../core/scheme/scheme.ts';
import type { Context, Letter, Transaction, World } from '../context.ts';
import { type Handled, handledOne } from '../hands.ts';
import type { Kind } from '../procedure/take.ts';
import { badInput, found, notNow, refuse } from '../refusal.ts';
import type { Notice, NoticeDraft, NoticeLine } from './records.ts';

/** 公示（第八条（四）） as `take` knows it: an officer writes it, another person signs, and with that it is out, its list frozen with its digest. */
export const noticeKind: Kind<NoticeDraft & Handled, NoticeFacts, NoticeState, NoticeSteps, object> = {
  procedure: noticeProcedure,
  called: '这份公示',
  over: '这份公示已经签发，请刷新后查看',
  async locked(tx, _, id) {
    const draft = await tx.notices.draft(id);
    return draft && handledOne(tx, 'noticeDraft', draft);
  },
  standing: async (_, ctx, draft) => draftStanding(ctx, draft),
  change: (tx, { id, version }, { hands: _, ...change }) => tx.notices.changeDraft(id, version, change),
  entry: ({ id, issuerId, roundId }) => ({ subject: { kind: 'notice', id }, parties: { issuerId }, detail: { roundId } }),
  effects: {
    giveBack: ({ brought: { word } }) => ({
      change: { word },
      detail: { word },
      after: (draft) => [
        {
          key: `notice:${draft.id}:${draft.version}:back`,
          to: { accountId: draft.preparedBy },
          subject: '公示已退回，请修改',
          body: `领导退回“${draft.title}”：${word}。请修改后再送签（第八条（四））。`,
          link: '/app/notices',
        },
      ],
    }),
    async publish({ tx, ctx, row, brought: { endsOn, listHash: read } }) {
      const notice = await noticeOf(tx, ctx, row);
      if (endsOn !== undefined && endsOn !== notice.endsOn)
        badInput(
          'endsOn',
          '第八条（四）',
          `自${chineseDay(notice.publishedOn)}起公示，最后一日是${chineseDay(notice.endsOn)}，请核对后再签发`,
        );
      const { title, number, publishedOn, list, listHash } = notice;
      if (read !== undefined && read !== listHash)
        refuse({ kind: 'conflict', message: '待公示的名单在您打开之后有变化，没有签发。请刷新，看过现在的名单后再签发' });
      return {
        change: { word: null },
        detail: { title, number, publishedOn, endsOn: notice.endsOn, count: list.length, listHash },
        async after() {
          await tx.notices.addNotice(notice);
          return letters(tx, notice);
        },
      };
    },
  },
};

/** How a draft stands to this actor. */
export const draftStanding = ({ actor, today }: Context, draft: NoticeDraft & Handled): Standing<NoticeFacts> => ({
  facts: { state: draft.state, hands: draft.hands },
  parties: { issuerId: draft.issuerId },
  actor,
  today,
});

/**
 * A draft as it goes out today or on its later day: every proposed case that stands on no notice yet. The last day comes from the working calendar and the
 * scheme's reading of the publication day; a year whose arrangement is not loaded is named and nothing is published.
 */
async function noticeOf(tx: Transaction, ctx: Context, draft: NoticeDraft): Promise<Notice> {
  const round = found(await tx.rounds.round(draft.roundId));
  const list = await waiting(tx, round);
  if (list.length === 0) notNow('第八条（四）', '没有尚未公示的拟认定申报，请先签发拟认定名单');
  const { id, roundId, issuerId, title, body, number, contact } = draft;
  const { publishedOn, endsOn } = periodOf(ctx, round, draft.fromOn);
  return {
    ...{ id, roundId, issuerId, title, body, number, contact, publishedOn, endsOn, list },
    listHash: ctx.tools.digest(listText(list)),
    ...{ conclusion: null, concludedBy: null, concludedAt: null, posting: null, publishedBy: ctx.actor.accountId, createdAt: ctx.now },
  };
}

/** How an edition counts the days of a notice. */
export const ruleOf = (scheme: Scheme): NoticeRule => ({
  workdays: scheme.notice.workdays,
  publicationDayCounts: publicationDayCounts(scheme),
});

/** The days of a notice that goes out on that day, or today where that is over or none is named. */
export function periodOf(world: World, round: Round, fromOn: string | null): NoticePeriod {
  const rule = ruleOf(world.tools.schemes.named(round.scheme));
  const period = noticePeriod(fromOn !== null && fromOn > world.today ? fromOn : world.today, rule, world.calendar);
  return period.ok ? period.value : notNow('第八条（四）', missingYearMessage(period.missingYear));
}

/** Proposed cases that stand on no notice of the round, in the order and words of the lists that a leader signed. */
export async function waiting(tx: Transaction, round: Round): Promise<NoticeLine[]> {
  const notices = await tx.notices.notices({ roundId: round.id });
  const out = new Set(notices.flatMap((notice) => notice.list.map((line) => line.dossierId)));
  const left = (await tx.dossiers.lines({ roundId: round.id, states: ['proposed'] })).filter(({ id }) => !out.has(id));
  const ids = new Set(left.map(({ id }) => id));
  const signed = (await tx.proposedLists.all(round.id)).filter(({ state }) => state === 'signed').toReversed();
  const lines = new Map<string, NoticeLine>();
  for (const { dossierId, name, recommender, kind, functions } of signed.flatMap(({ entries }) => listedOf(entries))) {
    lines.delete(dossierId);
    if (ids.has(dossierId)) lines.set(dossierId, { dossierId, name, recommender, kind, functions: [...functions] });
  }
  // From before lists were signed: as the form says it.
  for (const { id, applicantName, recommenderName } of left.filter((one) => !lines.has(one.id)))
    lines.set(id, {
      dossierId: id,
      name: applicantName,
      recommender: recommenderName,
      ...servicesOf(await tx.dossiers.content(id, 'masked')),
    });
  return [...lines.values()];
}

/** To everybody on the list, and to whoever recommended them. */
async function letters(tx: Transaction, notice: Notice): Promise<Letter[]> {
  const all: Letter[] = [];
  for (const line of notice.list) {
    const dossier = found(await tx.dossiers.dossier(line.dossierId));
    const letter = {
      subject: `拟认定名单公示：${line.name}`,
      body: `“${line.name}”已列入拟认定名单，自${chineseDay(notice.publishedOn)}起公示，至${chineseDay(notice.endsOn)}止（第八条（四））。`,
      link: `/notices/${notice.id}`,
    };
    all.push(
      { ...letter, key: `${notice.id}:${dossier.id}:applicant`, to: { organisationId: dossier.applicantId, role: 'clerk' } },
      { ...letter, key: `${notice.id}:${dossier.id}:recommender`, to: { organisationId: dossier.recommenderId, role: 'officer' } },
    );
  }
  return all;
}
