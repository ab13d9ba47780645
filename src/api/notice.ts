import type { Transaction, World } from '../acts/context.ts';
import type { Evidence } from '../acts/files/evidence-port.ts';
import { concludeNotice } from '../acts/notice/conclude.ts';
import { inHands, objectionKind, objectionOffers, revealObjector } from '../acts/notice/decide-objection.ts';
import { openObjectionEvidence } from '../acts/notice/evidence.ts';
import { inquire, inquiriesSeen, inquiryKind } from '../acts/notice/inquire.ts';
import { fileObjection, trackObjection } from '../acts/notice/object.ts';
import type { InquiryLine, MaskedObjection, NoticeView } from '../acts/notice/port.ts';
import { openPosting, postNotice } from '../acts/notice/post.ts';
import { prepareNotice, showDraft } from '../acts/notice/prepare.ts';
import { noticeKind, ruleOf, waiting } from '../acts/notice/publish.ts';
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
import { postingFault } from '../core/notice/posting.ts';
import { inquiryProcedure } from '../core/procedure/inquiry.ts';
import { noticeProcedure } from '../core/procedure/notice.ts';
import { objectionProcedure } from '../core/procedure/objection.ts';
import type { Scheme } from '../core/scheme/scheme.ts';
import { sniffedScan } from './archive.ts';
import type { Handlers } from './contract/define.ts';
import type { notice } from './contract/notice.ts';
import { pageOf } from './contract/page.ts';
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
  const period = noticePeriod(publishedOn, ruleOf(tools.schemes.named(name)), calendar);
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
    posting: notice.posting && { address: notice.posting.address, on: notice.posting.on, time: notice.posting.time },
    postingFault: postingFaultOf(notice, world),
  };
}

/** What is to be said of the department's own site, or nothing. */
export const postingFaultOf = (notice: Omit<NoticeView, 'issuerName'>, { tools, calendar }: World): string | null =>
  postingFault(notice, ruleOf(tools.schemes.named(notice.scheme)), calendar);

const draftShown = ({ id, number, title, body, contact, fromOn, state, word, version }: NoticeDraft) => ({
  ...{ id, number, title, body, contact, fromOn, word, version },
  state: { name: state, label: noticeProcedure.states[state].label },
});

const inquiryShown = ({ id, organisation, applicantName, question, dueOn, askedAt, answer, answeredAt, version, state }: InquiryLine) => ({
  ...{ id, organisation, applicant: applicantName, question, dueOn, askedAt, answer, answeredAt, version },
  state: { name: state, label: inquiryProcedure.states[state].label },
});

type Held = Awaited<ReturnType<typeof inHands>>[number];

/** Objections as the office works at them, with what whoever objected brought and what others were asked. */
async function objectionsShown(tx: Transaction, ctx: SignedCtx, objections: readonly MaskedObjection[]) {
  const files = await tx.evidence.of(objections.map(({ id }) => id));
  return (await inHands(tx, objections)).map((one) =>
    objectionShown(
      ctx,
      one,
      files.filter(({ caseId }) => caseId === one.id),
    ),
  );
}

function objectionShown(ctx: SignedCtx, objection: Held, files: readonly Evidence[]) {
  const { id, noticeId, dossierId, trackingNumber, byUnit, objector, contact, content, evidence, state, outcome } = objection;
  const { filedAt, decidedAt, nthFromSource, acceptedAt, proposed, word, handlerId, applicantName, noticeTitle } = objection;
  return {
    ...{ id, noticeId, notice: noticeTitle, dossierId, applicant: applicantName, trackingNumber, byUnit, objector, contact, content },
    ...{ evidence, state, outcome, filedAt, decidedAt, nthFromSource, acceptedAt, proposed, word },
    ...{ handled: handlerId !== null, mine: handlerId === ctx.actor.accountId },
    files: files.map(({ id, name, size }) => ({ id, name, size: Number(size) })),
    inquiries: objection.inquiries.map(inquiryShown),
    offers: mutable(objectionOffers(ctx, objection)),
  };
}

/** The same read anew, after something was done about it. */
const shownAgain = (ctx: SignedCtx, id: string) =>
  ctx.inTransaction(async (tx) => found((await objectionsShown(tx, ctx, [found(await tx.notices.objection(id))]))[0]));

/** What came of objections to a notice, as everybody reads it. */
export const outcomesOf = async (world: World, { id, list }: NoticeView) =>
  (await world.asSystem((tx) => tx.notices.outcomes(id))).map(({ dossierId, state, outcome, decidedAt }) => ({
    ...{ name: list.find((line) => line.dossierId === dossierId)?.name ?? '', label: objectionProcedure.states[state].label },
    ...{ outcome: outcome ?? '', decidedOn: dayOf(decidedAt ?? '') },
  }));

/** One notice with what came of objections to it. */
const wholeNotice = async (notice: NoticeView, world: World) => ({
  ...noticeShown(notice, world),
  objections: await outcomesOf(world, notice),
});

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
    return wholeNotice(found(await ctx.inTransaction((tx) => tx.notices.notice(params.id))), ctx);
  },
  'PUT /api/notices/{id}/posting': async ({ params, query: { name, ...posted }, body }, ctx) => {
    await postNotice(ctx, params.id, posted, { incoming: { name, stream: body.stream, length: body.length }, sniff: sniffedScan });
    return wholeNotice(await publishedNotice(ctx, params.id), ctx);
  },
  'GET /api/notices/{id}/posting': ({ params }, ctx) => openPosting(ctx, params.id),
  'GET /api/rounds/{id}/waiting-list': async ({ params }, ctx) => {
    const list = await ctx.inTransaction(async (tx) => waiting(tx, found(await tx.rounds.round(params.id))));
    return { list, listHash: ctx.tools.digest(listText(list)) };
  },
  'GET /api/notices': async (_, ctx) => {
    const notices = await ctx.inTransaction((tx) => tx.notices.notices({ publishedBy: ctx.today }));
    return { notices: notices.map((one) => noticeShown(one, ctx)) };
  },
  'GET /api/notices/{id}': async ({ params }, ctx) => wholeNotice(await publishedNotice(ctx, params.id), ctx),
  'POST /api/notices/{id}/objections': async ({ params, body }, ctx) => fileObjection(ctx, params.id, body),
  'POST /api/objections/status': async ({ body }, ctx) => {
    const { state, outcome, filedAt, acceptedAt, decidedAt, files } = await trackObjection(ctx, body);
    return {
      ...{ state, label: objectionProcedure.states[state].label, outcome, filedOn: dayOf(filedAt) },
      acceptedOn: acceptedAt === null ? null : dayOf(acceptedAt),
      decidedOn: decidedAt === null ? null : dayOf(decidedAt),
      files: files.map(({ name, size }) => ({ name, size: Number(size) })),
    };
  },
  'GET /api/objections': ({ query }, ctx) =>
    ctx.inTransaction(async (tx) => {
      const { lines, total } = await tx.notices.objections({ noticeId: query.notice, ...pageOf(query) });
      return { objections: await objectionsShown(tx, ctx, lines), total };
    }),
  'POST /api/objections/{id}/reveal': async ({ params, body }, ctx) => revealObjector(ctx, params.id, body.purpose),
  'POST /api/objections/{id}/steps/{step}': async ({ params, body: { version: _, ...brought } }, ctx) => {
    await take(ctx, objectionKind, { ...params, brought });
    return shownAgain(ctx, params.id);
  },
  'POST /api/objections/{id}/files/{fileId}': async ({ params, body }, ctx) => {
    const file = await openObjectionEvidence(ctx, { ...params, ...body });
    return { bytes: await ctx.tools.files.open(file.fileHash), name: file.name, mediaType: file.mediaType, shown: 'inline' };
  },
  'POST /api/objections/{id}/inquiries': async ({ params, body }, ctx) => ({ id: (await inquire(ctx, params.id, body)).id }),
  'GET /api/inquiries': async (_, ctx) => {
    const inquiries = await inquiriesSeen(ctx);
    return { inquiries: inquiries.map((one) => ({ ...inquiryShown(one), offers: mutable(one.offers) })) };
  },
  'POST /api/inquiries/{id}/steps/{step}': async ({ params, body: { version, ...brought } }, ctx) =>
    inquiryShown(await take(ctx, inquiryKind, { ...params, brought, version })),
  'POST /api/dossiers/{id}/set-aside': async ({ params, body }, ctx) => movedOf(await setAside(ctx, { ...params, ...body })),
};

/** A notice of today or earlier; one that is set for a later day does not exist yet for the public. */
export async function publishedNotice(world: World, id: string): Promise<NoticeView> {
  const notice = await world.inTransaction((tx) => tx.notices.notice(id));
  return found(notice && notice.publishedOn <= world.today ? notice : null);
}
