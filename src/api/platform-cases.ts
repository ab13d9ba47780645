import { take } from '../acts/procedure/take.ts';
import type { ShowcaseLine } from '../acts/recognition/cases-port.ts';
import type { Revocation, Reward, Showcase } from '../acts/recognition/records.ts';
import { listRevocations, openRevocation, type RevocationView, revocationKind } from '../acts/recognition/revocation.ts';
import { bringRevocationEvidence, decidedRevocation, openRevocationEvidence } from '../acts/recognition/revocation-files.ts';
import { listRewards, proposeReward, type RewardView, rewardKind } from '../acts/recognition/reward.ts';
import { approveRewards, type OfferedList, proposeRewards, rewardListOf, rewardLists } from '../acts/recognition/reward-list.ts';
import { listShowcases, publishedShowcases, showcaseKind, writeShowcase } from '../acts/recognition/showcase.ts';
import { revocationProcedure } from '../core/procedure/revocation.ts';
import { rewardProcedure } from '../core/procedure/reward.ts';
import { promotionKinds, showcaseProcedure } from '../core/procedure/showcase.ts';
import { basisText } from '../core/recognition/violation.ts';
import { paymentList } from '../documents/payment-list.ts';
import { revocationDecision } from '../documents/revocation.ts';
import { titledBy } from '../documents/titled.ts';
import { sniffedScan } from './archive.ts';
import type { Handlers } from './contract/define.ts';
import type { platformCases } from './contract/platform-cases.ts';
import { mutable } from './dossier.ts';
import { pdf, xlsx } from './file-answers.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

const stateIn =
  <S extends string>({ states }: { readonly states: Readonly<Record<S, { readonly label: string }>> }) =>
  (name: S) => ({ name, label: states[name].label });
const revocationState = stateIn(revocationProcedure);
const rewardState = stateIn(rewardProcedure);
const showcaseState = stateIn(showcaseProcedure);

const movedRevocation = ({ id, state, version }: Revocation) => ({ id, state: revocationState(state), version });
const movedReward = ({ id, state, version }: Reward) => ({ id, state: rewardState(state), version });
const movedShowcase = ({ id, state, version }: Showcase) => ({ id, state: showcaseState(state), version });
const publishedOf = ({ promotions, ...one }: ShowcaseLine) => ({
  ...{ id: one.id, platformId: one.platformId, platform: one.platform, certificateNumber: one.certificateNumber, functions: one.functions },
  ...{ authority: one.authority, title: one.title, body: one.body, publishedOn: one.publishedOn },
  promotions: promotions.map(({ kind, on, said }) => ({ kind: promotionKinds[kind], on, said })),
});

/** What the contract declares, and not who did what within the office. */
function revocationOf(one: RevocationView, { actor }: SignedCtx) {
  const { id, platformId, platform, certificateNumber, version, source, article, facts, evidence } = one;
  const { basisKind, body, documentNumber, documentOn, place, number, publishedOn, evidenceFiles } = one;
  const { verifiedOn, hearingEndsOn, statement, decision, decidedOn, openedAt, openReports } = one;
  return {
    ...{ id, platformId, platform, certificateNumber, version, source, article, facts, evidence },
    ...{ verifiedOn, hearingEndsOn, statement, decision, decidedOn, openedAt, openReports },
    basis: basisText({ ...one, kind: basisKind }),
    ...{ basisKind, body, documentNumber, documentOn, place, number, publishedOn },
    files: evidenceFiles.map((file) => ({ id: file.id, name: file.name, size: file.size })),
    state: revocationState(one.state),
    givenBackReason: actor.organisationId === one.issuerId ? one.givenBackReason : null,
    offers: mutable(one.offers),
  };
}

const rewardOf = ({ id, platformId, platform, certificateNumber, version, amount, paidOn, state, offers }: RewardView) => ({
  ...{ id, platformId, platform, certificateNumber, version, amount, paidOn },
  state: rewardState(state),
  offers: mutable(offers),
});

const rewardListShown = ({ rewards, offers, ...list }: OfferedList) => {
  const count = (state: string) => rewards.filter((one) => one.state === state).length;
  return { ...list, offers: mutable(offers), proposed: count('proposed'), approved: count('approved'), paid: count('paid') };
};

export const platformCaseHandlers: Handlers<typeof platformCases, PublicCtx, SignedCtx> = {
  'GET /api/revocations': async (_, ctx) => ({
    revocations: (await listRevocations(ctx)).map((one) => revocationOf(one, ctx)),
  }),
  'POST /api/platforms/{id}/revocations': async ({ params, body }, ctx) => movedRevocation(await openRevocation(ctx, params.id, body)),
  'POST /api/revocations/{id}/steps/{step}': async ({ params, body: { version, ...brought } }, ctx) =>
    movedRevocation(await take(ctx, revocationKind, { ...params, brought, version })),
  'PATCH /api/revocations/{id}': async ({ params, body }, ctx) =>
    movedRevocation(await take(ctx, revocationKind, { ...params, step: 'describe', brought: body, version: body.version })),
  'POST /api/revocations/{id}/verify': async ({ params, body }, ctx) =>
    movedRevocation(await take(ctx, revocationKind, { ...params, step: 'verify', brought: {}, version: body.version })),
  'POST /api/revocations/{id}/statement': async ({ params, body }, ctx) =>
    movedRevocation(await take(ctx, revocationKind, { ...params, step: 'state', brought: body, version: undefined })),
  'POST /api/revocations/{id}/give-back': async ({ params, body }, ctx) =>
    movedRevocation(await take(ctx, revocationKind, { ...params, step: 'giveBack', brought: body, version: body.version })),
  'POST /api/revocations/{id}/decide': async ({ params, body }, ctx) =>
    movedRevocation(await take(ctx, revocationKind, { ...params, step: 'decide', brought: body, version: body.version })),
  'PUT /api/revocations/{id}/evidence': async ({ params, query, body }, ctx) => {
    const incoming = { name: query.name, stream: body.stream, length: body.length };
    const { id } = await bringRevocationEvidence(ctx, params.id, { incoming, sniff: sniffedScan });
    return { id };
  },
  'GET /api/revocations/{id}/evidence/{evidenceId}': async ({ params }, ctx) => {
    const { file, bytes } = await openRevocationEvidence(ctx, params);
    return { bytes, name: file.name, mediaType: file.mediaType, shown: 'inline' };
  },
  'GET /api/revocations/{id}/decision.pdf': async ({ params }, ctx) => {
    const one = await decidedRevocation(ctx, params.id);
    const paper = revocationDecision({
      ...{ number: one.number, platform: one.platform, certificateNumber: one.certificateNumber, issuer: one.issuer, on: one.decidedOn },
      ...{ article: revocationProcedure.article, violation: { ...one, kind: one.basisKind } },
      ...{ facts: one.facts, statement: one.statement, decision: one.decision ?? '' },
      titled: titledBy(ctx.tools.schemes.heldBy(one.issuerId, one.decidedOn)),
    });
    return pdf(await ctx.documents.renderPdf(paper), `撤销决定-${one.certificateNumber}.pdf`);
  },
  'GET /api/rewards': async (_, ctx) => ({
    rewards: (await listRewards(ctx)).map(rewardOf),
  }),
  'GET /api/reward-lists': async (_, ctx) => ({ lists: (await rewardLists(ctx)).map(rewardListShown) }),
  'POST /api/rounds/{id}/rewards': async ({ params }, ctx) => ({ count: await proposeRewards(ctx, params.id) }),
  'POST /api/rounds/{id}/rewards/approve': async ({ params, body }, ctx) => ({ count: await approveRewards(ctx, params.id, body.read) }),
  'GET /api/rounds/{id}/rewards.xlsx': async ({ params }, ctx) => {
    const list = await rewardListOf(ctx, params.id);
    const paper = paymentList({ ...list, filledOn: ctx.today, labels: rewardProcedure.states });
    return xlsx(await ctx.documents.written('xlsx', paper), `${list.year}年度奖励资金拨付表.xlsx`);
  },
  'POST /api/platforms/{id}/reward': async ({ params }, ctx) => movedReward(await proposeReward(ctx, params.id)),
  'POST /api/rewards/{id}/steps/{step}': async ({ params, body: { version, ...brought } }, ctx) =>
    movedReward(await take(ctx, rewardKind, { ...params, brought, version })),
  'POST /api/rewards/{id}/approve': async ({ params, body }, ctx) =>
    movedReward(await take(ctx, rewardKind, { ...params, step: 'approve', brought: {}, version: body.version })),
  'POST /api/rewards/{id}/pay': async ({ params, body }, ctx) =>
    movedReward(await take(ctx, rewardKind, { ...params, step: 'pay', brought: body, version: body.version })),
  'POST /api/rewards/{id}/end': async ({ params, body }, ctx) =>
    movedReward(await take(ctx, rewardKind, { ...params, step: 'end', brought: body, version: body.version })),
  'GET /api/showcases': async (_, ctx) => ({ showcases: (await publishedShowcases(ctx)).map(publishedOf) }),
  'GET /api/showcases/mine': async (_, ctx) => ({
    showcases: (await listShowcases(ctx)).map((one) => ({
      ...publishedOf(one),
      state: showcaseState(one.state),
      remark: one.remark,
      version: one.version,
      offers: mutable(one.offers),
    })),
  }),
  'POST /api/platforms/{id}/showcases': async ({ params, body }, ctx) => movedShowcase(await writeShowcase(ctx, params.id, body)),
  'POST /api/showcases/{id}/steps/{step}': async ({ params, body: { version, ...brought } }, ctx) =>
    movedShowcase(await take(ctx, showcaseKind, { ...params, brought, version })),
  'PATCH /api/showcases/{id}': async ({ params, body }, ctx) =>
    movedShowcase(await take(ctx, showcaseKind, { ...params, step: 'write', brought: body, version: body.version })),
  'POST /api/showcases/{id}/offer': async ({ params, body }, ctx) =>
    movedShowcase(await take(ctx, showcaseKind, { ...params, step: 'offer', brought: {}, version: body.version })),
  'POST /api/showcases/{id}/publish': async ({ params, body }, ctx) =>
    movedShowcase(await take(ctx, showcaseKind, { ...params, step: 'publish', brought: {}, version: body.version })),
  'POST /api/showcases/{id}/recall': async ({ params, body }, ctx) =>
    movedShowcase(await take(ctx, showcaseKind, { ...params, step: 'recall', brought: {}, version: body.version })),
  'POST /api/showcases/{id}/send-back': async ({ params, body }, ctx) =>
    movedShowcase(await take(ctx, showcaseKind, { ...params, step: 'sendBack', brought: body, version: body.version })),
  'POST /api/showcases/{id}/take-down': async ({ params, body }, ctx) =>
    movedShowcase(await take(ctx, showcaseKind, { ...params, step: 'takeDown', brought: body, version: body.version })),
};
