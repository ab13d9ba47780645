import type { ShowcaseLine } from '../acts/recognition/cases-port.ts';
import type { Revocation, Reward, Showcase } from '../acts/recognition/records.ts';
import {
  decideRevocation,
  describeRevocation,
  giveRevocationBack,
  listRevocations,
  openRevocation,
  type RevocationView,
  stateView,
  verifyRevocation,
} from '../acts/recognition/revocation.ts';
import { approveReward, endReward, listRewards, payReward, proposeReward, type RewardView } from '../acts/recognition/reward.ts';
import {
  changeShowcase,
  listShowcases,
  offerShowcase,
  publishedShowcases,
  publishShowcase,
  recallShowcase,
  sendShowcaseBack,
  takeShowcaseDown,
  writeShowcase,
} from '../acts/recognition/showcase.ts';
import { revocationProcedure } from '../core/procedure/revocation.ts';
import { rewardProcedure } from '../core/procedure/reward.ts';
import { showcaseProcedure } from '../core/procedure/showcase.ts';
import type { Handlers } from './contract/define.ts';
import type { platformCases } from './contract/platform-cases.ts';
import { mutable } from './dossier.ts';
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
const publishedOf = ({ id, platformId, platform, certificateNumber, functions, authority, title, body, publishedOn }: ShowcaseLine) => ({
  id,
  platformId,
  platform,
  certificateNumber,
  functions,
  authority,
  title,
  body,
  publishedOn,
});

/** What the contract declares, and not who did what within the office. */
function revocationOf(one: RevocationView, { actor }: SignedCtx) {
  const { id, platformId, platform, certificateNumber, version, source, article, facts, evidence } = one;
  const { verifiedOn, hearingEndsOn, statement, decision, decidedOn, openedAt, openReports } = one;
  return {
    ...{ id, platformId, platform, certificateNumber, version, source, article, facts, evidence },
    ...{ verifiedOn, hearingEndsOn, statement, decision, decidedOn, openedAt, openReports },
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

export const platformCaseHandlers: Handlers<typeof platformCases, PublicCtx, SignedCtx> = {
  'GET /api/revocations': async (_, ctx) => ({
    revocations: (await listRevocations(ctx)).map((one) => revocationOf(one, ctx)),
  }),
  'POST /api/platforms/{id}/revocations': async ({ params, body }, ctx) => movedRevocation(await openRevocation(ctx, params.id, body)),
  'PATCH /api/revocations/{id}': async ({ params, body }, ctx) => movedRevocation(await describeRevocation(ctx, params.id, body)),
  'POST /api/revocations/{id}/verify': async ({ params, body }, ctx) =>
    movedRevocation(await verifyRevocation(ctx, params.id, body.version)),
  'POST /api/revocations/{id}/statement': async ({ params, body }, ctx) => movedRevocation(await stateView(ctx, params.id, body.statement)),
  'POST /api/revocations/{id}/give-back': async ({ params, body }, ctx) => movedRevocation(await giveRevocationBack(ctx, params.id, body)),
  'POST /api/revocations/{id}/decide': async ({ params, body }, ctx) => movedRevocation(await decideRevocation(ctx, params.id, body)),
  'GET /api/rewards': async (_, ctx) => ({
    rewards: (await listRewards(ctx)).map(rewardOf),
  }),
  'POST /api/platforms/{id}/reward': async ({ params }, ctx) => movedReward(await proposeReward(ctx, params.id)),
  'POST /api/rewards/{id}/approve': async ({ params, body }, ctx) => movedReward(await approveReward(ctx, params.id, body.version)),
  'POST /api/rewards/{id}/end': async ({ params, body }, ctx) => movedReward(await endReward(ctx, params.id, body)),
  'POST /api/rewards/{id}/pay': async ({ params, body }, ctx) => movedReward(await payReward(ctx, params.id, body)),
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
  'PATCH /api/showcases/{id}': async ({ params, body }, ctx) => movedShowcase(await changeShowcase(ctx, params.id, body)),
  'POST /api/showcases/{id}/offer': async ({ params, body }, ctx) => movedShowcase(await offerShowcase(ctx, params.id, body.version)),
  'POST /api/showcases/{id}/publish': async ({ params, body }, ctx) => movedShowcase(await publishShowcase(ctx, params.id, body.version)),
  'POST /api/showcases/{id}/recall': async ({ params, body }, ctx) => movedShowcase(await recallShowcase(ctx, params.id, body.version)),
  'POST /api/showcases/{id}/send-back': async ({ params, body }, ctx) => movedShowcase(await sendShowcaseBack(ctx, params.id, body)),
  'POST /api/showcases/{id}/take-down': async ({ params, body }, ctx) => movedShowcase(await takeShowcaseDown(ctx, params.id, body)),
};
