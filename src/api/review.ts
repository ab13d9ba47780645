import { daysLeft } from '../acts/dossier/view.ts';
import { admit, concludeReview, reject, sendBack } from '../acts/review/admission.ts';
import { discuss } from '../acts/review/discuss.ts';
import { drawPanel } from '../acts/review/draw-panel.ts';
import { saveGroupOpinion } from '../acts/review/group-opinion.ts';
import { answerInvitation, showInvitation } from '../acts/review/invitation.ts';
import { invite } from '../acts/review/invitation-link.ts';
import { panelBundle } from '../acts/review/published-panels.ts';
import type { Review } from '../acts/review/records.ts';
import { recuse, takeRecusalStep } from '../acts/review/recuse.ts';
import { reviewFile } from '../acts/review/review-file.ts';
import { type PanelView, showPanel } from '../acts/review/show-panel.ts';
import { saveReview, signReview } from '../acts/review/write-review.ts';
import { discussionProcedure } from '../core/procedure/discussion.ts';
import type { Offer } from '../core/procedure/offers.ts';
import type { DiscussionState } from '../core/review/discussion.ts';
import { totalOf } from '../core/review/scores.ts';
import type { RubricLine } from '../core/scheme/round.ts';
import type { Handlers } from './contract/define.ts';
import type { invitations } from './contract/invitation.ts';
import type { review } from './contract/review.ts';
import { movedOf } from './dossier.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

const offered = (offers: readonly Offer[]) => offers.map((offer) => ({ ...offer, blockedBy: [...offer.blockedBy] }));

const panelOf = ({ dossier, applicantName, draws, recusals, doubts, concludeBlockedBy, discussion, ...view }: PanelView) => ({
  ...view,
  discussion: { ...discussion, state: stateOf(discussion), offers: offered(discussion.offers) },
  doubts: [...doubts],
  recusals: recusals.map(({ id, accountId, state, reason, signed, askedName, askedAt, word, decidedName, decidedAt, version, offers }) => ({
    ...{ id, accountId, state, reason, signed, askedName, askedAt, word, decidedName, decidedAt, version },
    offers: offered(offers),
  })),
  dossier: { ...movedOf(dossier), applicant: applicantName },
  groupOpinion: dossier.groupOpinion ?? '',
  concludeBlockedBy: concludeBlockedBy === null ? null : [...concludeBlockedBy],
  draws: draws.map(({ n, subject, seats, candidates, excluded, listHash, drawnAt, poolVersion }) => ({
    ...{ n, subject, seats, excluded, listHash, drawnAt, pool: poolVersion },
    candidates: candidates.length,
  })),
});

const stateOf = ({ state }: { state: DiscussionState }) => ({ name: state, label: discussionProcedure.states[state].label });

const nothing = { scores: {}, opinion: '', signedAt: null, version: 0 };
const ownReview = (
  rubric: readonly RubricLine[],
  { scores, opinion, signedAt, version }: Omit<Review, 'dossierId' | 'accountId' | 'issuerId' | 'signed'>,
) => ({
  ...{ scores, opinion, signedAt, version },
  total: totalOf(rubric, scores),
});
const asText = (scores: Readonly<Record<string, number>>) => Object.fromEntries(Object.entries(scores).map(([k, v]) => [k, String(v)]));

export const reviewHandlers: Handlers<typeof review, PublicCtx, SignedCtx> = {
  'POST /api/dossiers/{id}/admit': async ({ params, body }, ctx) => movedOf(await admit(ctx, { ...params, ...body })),
  'POST /api/dossiers/{id}/reject': async ({ params, body }, ctx) => movedOf(await reject(ctx, { ...params, ...body })),
  'POST /api/dossiers/{id}/send-back': async ({ params, body }, ctx) => movedOf(await sendBack(ctx, { ...params, ...body })),
  'POST /api/dossiers/{id}/panel': async ({ params }, ctx) => {
    await drawPanel(ctx, params.id);
    return panelOf(await showPanel(ctx, params.id));
  },
  'GET /api/dossiers/{id}/panel': async ({ params }, ctx) => panelOf(await showPanel(ctx, params.id)),
  'GET /api/dossiers/{id}/panel/bundle': async ({ params }, ctx) => {
    const { bundle, number } = await panelBundle(ctx, params.id);
    return {
      bytes: new TextEncoder().encode(`${JSON.stringify(bundle, null, 2)}\n`),
      name: `专家组核验-${number}.json`,
      mediaType: 'application/json',
      shown: 'attachment',
    };
  },
  'POST /api/dossiers/{id}/panel/{accountId}/recuse': async ({ params, body }, ctx) => {
    const { recusal, next } = await recuse(ctx, { dossierId: params.id, accountId: params.accountId, reason: body.reason });
    return { id: recusal.id, state: recusal.state, replaced: next !== null };
  },
  'POST /api/recusals/{id}/steps/{step}': async ({ params, body: { version, ...brought } }, ctx) => {
    const { id, state } = await takeRecusalStep(ctx, { ...params, brought, version });
    return { id, state };
  },
  'POST /api/discussions/{id}/steps/{step}': async ({ params, body: { version, ...brought } }, ctx) => {
    const moved = await discuss(ctx, { ...params, brought, version });
    return { id: moved.id, state: stateOf(moved) };
  },
  'GET /api/reviews': async (_, ctx) => {
    const lines = await ctx.inTransaction((tx) => tx.asSystem((system) => system.reviews.mine(ctx.actor.accountId)));
    return {
      reviews: lines.map(({ applicantName, roundTitle, rubric, ...line }) => ({
        ...line,
        scores: line.scores && rubric.map(({ key, label, weight }) => ({ label, weight, score: line.scores?.[key] ?? null })),
        total: line.scores && totalOf(rubric, line.scores),
        applicant: applicantName,
        round: roundTitle,
        reviewDaysLeft: daysLeft(ctx, line.reviewBy),
      })),
    };
  },
  'GET /api/dossiers/{id}/review-file': async ({ params }, ctx) => {
    const { dossier, round, content, verdicts, materials, recommendation, sample, review } = await reviewFile(ctx, params.id);
    const { id, title, reviewBy, rubric } = round;
    return {
      dossier: { ...movedOf(dossier), applicant: dossier.applicantName, recommender: dossier.recommenderName, scheme: dossier.scheme },
      round: { id, title, reviewBy, rubric },
      form: content as never,
      verdicts: verdicts.map(({ evidence: _, reading: __, ...verdict }) => verdict),
      materials: materials.map(({ id, kind, name, mediaType, size }) => ({ id, kind, name, mediaType, size })),
      ...{ recommendation, sample },
      review: ownReview(rubric, review ?? nothing),
    };
  },
  'PUT /api/dossiers/{id}/review': async ({ params, body }, ctx) =>
    saveReview(ctx, { dossierId: params.id, ...body, scores: asText(body.scores) }),
  'POST /api/dossiers/{id}/review/sign': async ({ params, body }, ctx) => {
    const { review, rubric } = await signReview(ctx, { dossierId: params.id, version: body.version });
    return ownReview(rubric, review);
  },
  'PUT /api/dossiers/{id}/group-opinion': async ({ params, body }, ctx) =>
    movedOf(await saveGroupOpinion(ctx, { dossierId: params.id, ...body })),
  'POST /api/dossiers/{id}/conclude-review': async ({ params, body }, ctx) => movedOf(await concludeReview(ctx, { ...params, ...body })),
};

export const invitationHandlers: Handlers<typeof invitations, PublicCtx, SignedCtx> = {
  'POST /api/dossiers/{id}/panel/{accountId}/invitation': async ({ params }, ctx) => {
    const { token, expiresAt } = await invite(ctx, { dossierId: params.id, accountId: params.accountId });
    return { url: `${ctx.publicUrl.replace(/\/$/, '')}/invitation/${token}`, expiresAt };
  },
  'GET /api/dossiers/{id}/invitation': async ({ params }, ctx) => {
    const { units, offers, ...view } = await showInvitation(ctx, params.id);
    return { ...view, units: [...units], offers: offered(offers) };
  },
  'POST /api/invitations/{id}/steps/{step}': async ({ params, body: { version, ...brought } }, ctx) => {
    await answerInvitation(ctx, { ...params, brought, version });
    return { id: params.id, state: params.step === 'accept' ? ('accepted' as const) : ('left' as const) };
  },
};
