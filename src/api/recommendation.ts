import { inbox } from '../acts/inbox/inbox.ts';
import { checkCertificate } from '../acts/recommendation/check-certificate.ts';
import type { DecisionRecord } from '../acts/recommendation/decision-port.ts';
import { drawBundle } from '../acts/recommendation/draw.ts';
import { giveBack } from '../acts/recommendation/give-back.ts';
import { recommendationPaper } from '../acts/recommendation/paper.ts';
import { accept, returnForCorrection } from '../acts/recommendation/preliminary-review.ts';
import { prepareRecommendation, recommend } from '../acts/recommendation/recommend.ts';
import { revealSecret } from '../acts/recommendation/reveal-secret.ts';
import { type ReviewView, reviewView } from '../acts/recommendation/review-view.ts';
import { type RecommendationView, viewRecommendation } from '../acts/recommendation/view.ts';
import { badInput } from '../acts/refusal.ts';
import { placeIn } from '../core/waiting/order.ts';
import type { Handlers } from './contract/define.ts';
import type { recommendation } from './contract/recommendation.ts';
import { movedOf, mutable } from './dossier.ts';
import { fileAs } from './file-answers.ts';
import { annex1Order } from './papers.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

const shownDecline = (made: DecisionRecord, names: ReviewView['names']) => ({
  reasons: made.reasons,
  contact: { office: made.contactOffice, phone: made.contactPhone },
  writtenBy: names[made.writtenBy] ?? '',
  writtenAt: made.writtenAt,
  givenBack:
    made.givenBackAt === null
      ? null
      : { by: names[made.givenBackBy ?? ''] ?? '', at: made.givenBackAt, reason: made.givenBackReason ?? '' },
  number: made.number,
  receivedAt: made.receivedAt,
});

const shownReview = ({ dossier, certificateCheckedBy, submissions, changes, earlier, workdays, decline, names, ...rest }: ReviewView) => ({
  ...rest,
  decline: decline && shownDecline(decline, names),
  version: dossier.version,
  workdays: workdays && [...workdays],
  certificate: dossier.certificateCheck ? { ...dossier.certificateCheck, by: certificateCheckedBy ?? '' } : null,
  submissions: submissions.map(({ no, submittedAt, contentHash }) => ({ no, submittedAt, contentHash })),
  changes: [...changes],
  earlier: earlier.map(({ no, changed }) => ({ no, changed: [...changed] })),
});

const shownRecommendation = ({ recommendation, preparedBy, signedBy, satisfaction, sampleRevision, offers }: RecommendationView) => ({
  influence: recommendation?.influence ?? '',
  demonstration: recommendation?.demonstration ?? '',
  opinion: recommendation?.opinion ?? '',
  lowReason: recommendation?.lowReason ?? '',
  preparedBy,
  preparedAt: recommendation?.preparedAt ?? null,
  signedBy,
  signedAt: recommendation?.signedAt ?? null,
  givenBackReason: recommendation?.givenBackReason ?? null,
  version: recommendation?.version ?? 0,
  sampleRevision,
  satisfaction,
  offers: mutable(offers),
});

export const recommendationHandlers: Handlers<typeof recommendation, PublicCtx, SignedCtx> = {
  'GET /api/inbox': async ({ query: { side, state = null, kind = null, search = '', whose = null, after, limit } }, ctx) => {
    const words = search.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const place =
      after === undefined ? null : (placeIn(after) ?? badInput('after', '从第几条以后', '不是待办里的一个位置，请从第一页读起'));
    const theirs = whose === 'mine' ? ctx.actor.accountId : whose;
    return { today: ctx.today, ...(await inbox(ctx, { half: side, state, kind, words, whose: theirs, after: place, limit })) };
  },
  'GET /api/dossiers/{id}/review': async ({ params }, ctx) => shownReview(await reviewView(ctx, params.id)),
  'POST /api/dossiers/{id}/certificate-check': async ({ params, body }, ctx) => movedOf(await checkCertificate(ctx, params.id, body)),
  'POST /api/dossiers/{id}/return': async ({ params, body }, ctx) => {
    const dossier = await returnForCorrection(ctx, params.id, body);
    return { ...movedOf(dossier), dueOn: dossier.correctionDueOn ?? '', repeated: dossier.repeated, overlooked: dossier.overlooked };
  },
  'POST /api/dossiers/{id}/accept': async ({ params, body }, ctx) => movedOf(await accept(ctx, params.id, body)),
  'GET /api/dossiers/{id}/recommendation': async ({ params }, ctx) => shownRecommendation(await viewRecommendation(ctx, params.id)),
  'GET /api/dossiers/{id}/annexes/1.pdf': async ({ params }, ctx) => {
    const paper = await recommendationPaper(ctx, params.id);
    return fileAs(ctx, annex1Order('pdf', paper, ctx), `附件1-${paper.applicant}`);
  },
  'GET /api/dossiers/{id}/annexes/1.docx': async ({ params }, ctx) => {
    const paper = await recommendationPaper(ctx, params.id);
    return fileAs(ctx, annex1Order('docx', paper, ctx), `附件1-${paper.applicant}`);
  },
  'PUT /api/dossiers/{id}/recommendation': async ({ params, body }, ctx) => {
    const { version } = await prepareRecommendation(ctx, params.id, body);
    return { version, savedAt: ctx.now };
  },
  'POST /api/dossiers/{id}/recommend': async ({ params, body }, ctx) => movedOf(await recommend(ctx, params.id, body)),
  'POST /api/dossiers/{id}/give-back': async ({ params, body }, ctx) => movedOf(await giveBack(ctx, params.id, body)),
  'GET /api/draws/{dossierId}/bundle': async ({ params }, ctx) => {
    const { bundle, number } = await drawBundle(ctx, params.dossierId);
    return {
      bytes: new TextEncoder().encode(`${JSON.stringify(bundle, null, 2)}\n`),
      name: `抽样核验-${number}.json`,
      mediaType: 'application/json',
      shown: 'attachment',
    };
  },
  'POST /api/rounds/{id}/reveal': async ({ params }, ctx) => {
    const { revealedSecret, commitment, revealedOn } = await revealSecret(ctx, params.id);
    return { secret: revealedSecret ?? '', commitment, revealedOn: revealedOn ?? ctx.today };
  },
};
