import type { World } from '../acts/context.ts';
import { concludeNotice } from '../acts/notice/conclude.ts';
import { objectionKind, objectionOffers, revealObjector } from '../acts/notice/decide-objection.ts';
import { fileObjection, trackObjection } from '../acts/notice/object.ts';
import type { MaskedObjection, NoticeView } from '../acts/notice/port.ts';
import { prepareNotice, showDraft } from '../acts/notice/prepare.ts';
import { noticeKind, waiting } from '../acts/notice/publish.ts';
import type { NoticeDraft } from '../acts/notice/records.ts';
import { setAside } from '../acts/notice/set-aside.ts';
import { take } from '../acts/procedure/take.ts';
import { found } from '../acts/refusal.ts';
import { forecast } from '../core/calendar/forecast.ts';
import { dayOf } from '../core/calendar/instant.ts';
import { workdaysBetween } from '../core/calendar/workday.ts';
import { listText } from '../core/notice/list-text.ts';
import { contactLines, periodSentences } from '../core/notice/paper.ts';
import { derivedInWords, type NoticePeriod, noticePeriod } from '../core/notice/period.ts';
import { noticeProcedure } from '../core/procedure/notice.ts';
import { objectionProcedure } from '../core/procedure/objection.ts';
import { publicationDayCounts, type Scheme } from '../core/scheme/scheme.ts';
import type { Handlers } from './contract/define.ts';
import type { notice } from './contract/notice.ts';
import { movedOf, mutable } from './dossier.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

/** Whether it runs today, and the working days that are left of it; null before it starts and after it ended. */
export function leftOf({ publishedOn, endsOn }: Pick<NoticeView, 'publishedOn' | 'endsOn'>, world: World) {
  const running = publishedOn <= world.today && world.today <= endsOn;
  const left = running ? forecast((calendar) => workdaysBetween(world.today, endsOn, calendar), world.calendar).value : null;
  return { running, workdaysLeft: left };
}

/** The days of a notice as they were counted: by the calendar of now, which keeps every day that was announced. */
export function daysOf({ publishedOn, endsOn, scheme: name }: NoticeView, { tools, calendar }: World): NoticePeriod {
  const scheme = tools.schemes.named(name);
  const rule = { workdays: scheme.notice.workdays, publicationDayCounts: publicationDayCounts(scheme) };
  const period = noticePeriod(publishedOn, rule, calendar);
  return period.ok ? period.value : { publishedOn, endsOn, days: [] };
}

/** What a notice says of its days and of objections; `days` as they were counted. */
export const saidOf = ({ endsOn, days }: NoticePeriod, scheme: Scheme): string =>
  periodSentences(scheme, { firstDay: days.find(({ as }) => as === 'counted')?.day ?? endsOn, endsOn });

/** A notice with what is left of it today. */
export function noticeShown({ issuerName, ...notice }: NoticeView, world: World) {
  const { id, roundId, roundYear, title, body, number, contact, publishedOn, endsOn, list, listHash } = notice;
  const period = daysOf({ issuerName, ...notice }, world);
  return {
    id,
    roundId,
    roundYear,
    issuer: issuerName,
    title,
    body,
    number,
    contact: contact === null ? [] : contactLines(contact),
    period: saidOf(period, world.tools.schemes.named(notice.scheme)),
    days: [...period.days],
    publishedOn,
    endsOn,
    ...leftOf(notice, world),
    list,
    listHash,
    concluded: notice.concludedBy !== null,
  };
}

const draftShown = ({ id, number, title, body, contact, fromOn, state, word, version }: NoticeDraft) => ({
  ...{ id, number, title, body, contact, fromOn, word, version },
  state: { name: state, label: noticeProcedure.states[state].label },
});

const objectionShown = (ctx: SignedCtx, objection: MaskedObjection) => {
  const { applicantName, noticeTitle, issuerId: _, decidedBy: __, ...one } = objection;
  return {
    ...one,
    applicant: applicantName,
    notice: noticeTitle,
    offers: objectionOffers(ctx, objection),
  };
};

export const noticeHandlers: Handlers<typeof notice, PublicCtx, SignedCtx> = {
  'GET /api/rounds/{id}/notice-draft': async ({ params }, ctx) => {
    const { draft, offers, contactBefore, period } = await showDraft(ctx, params.id);
    const round = found(await ctx.inTransaction((tx) => tx.rounds.round(params.id)));
    return {
      ...{ draft: draft && draftShown(draft), offers: mutable(offers), contactBefore },
      period: {
        ...{ ...period, days: [...period.days], derived: derivedInWords(period) },
        said: saidOf(period, ctx.tools.schemes.named(round.scheme)),
      },
    };
  },
  'POST /api/rounds/{id}/notice-draft': async ({ params, body }, ctx) => draftShown(await prepareNotice(ctx, params.id, body)),
  'POST /api/notice-drafts/{id}/steps/{step}': async ({ params, body: { version, ...brought } }, ctx) =>
    draftShown(await take(ctx, noticeKind, { ...params, brought, version })),
  'POST /api/notices/{id}/conclude': async ({ params, body }, ctx) => {
    await concludeNotice(ctx, params.id, body.conclusion);
    return noticeShown(found(await ctx.inTransaction((tx) => tx.notices.notice(params.id))), ctx);
  },
  'GET /api/rounds/{id}/waiting-list': async ({ params }, ctx) => {
    const list = await ctx.inTransaction(async (tx) => waiting(tx, found(await tx.rounds.round(params.id))));
    return { list, listHash: ctx.tools.digest(listText(list)) };
  },
  'GET /api/notices': async (_, ctx) => {
    const notices = await ctx.inTransaction((tx) => tx.notices.notices({ publishedBy: ctx.today }));
    return { notices: notices.map((one) => noticeShown(one, ctx)) };
  },
  'GET /api/notices/{id}': async ({ params }, ctx) => noticeShown(await publishedNotice(ctx, params.id), ctx),
  'POST /api/notices/{id}/objections': async ({ params, body }, ctx) => fileObjection(ctx, params.id, body),
  'GET /api/objections/{trackingNumber}': async ({ params }, ctx) => {
    const { state, outcome, filedAt, decidedAt } = await trackObjection(ctx, params.trackingNumber);
    return {
      state,
      label: objectionProcedure.states[state].label,
      outcome,
      filedOn: dayOf(filedAt),
      decidedOn: decidedAt === null ? null : dayOf(decidedAt),
    };
  },
  'GET /api/objections': async (_, ctx) => ({
    objections: (await ctx.inTransaction((tx) => tx.notices.objections())).map((one) => objectionShown(ctx, one)),
  }),
  'POST /api/objections/{id}/reveal': async ({ params, body }, ctx) => revealObjector(ctx, params.id, body.purpose),
  'POST /api/objections/{id}/steps/{step}': async ({ params, body }, ctx) =>
    objectionShown(ctx, await take(ctx, objectionKind, { ...params, brought: body })),
  'POST /api/objections/{id}/decide': async ({ params, body }, ctx) =>
    objectionShown(ctx, await take(ctx, objectionKind, { ...params, step: 'decide', brought: body })),
  'POST /api/dossiers/{id}/set-aside': async ({ params, body }, ctx) => movedOf(await setAside(ctx, { ...params, ...body })),
};

/** A notice of today or earlier; one that is set for a later day does not exist yet for the public. */
export async function publishedNotice(world: World, id: string): Promise<NoticeView> {
  const notice = await world.inTransaction((tx) => tx.notices.notice(id));
  return found(notice && notice.publishedOn <= world.today ? notice : null);
}
