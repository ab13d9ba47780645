import { type Offer, offers } from '../../core/procedure/offers.ts';
import { casePartiesOf, doubtsOf } from '../../core/review/conflicts.ts';
import { type Discussion, discussionOf, type Voice, type WordKind } from '../../core/review/discussion.ts';
import { type Summary, summaryOf, totalOf } from '../../core/review/scores.ts';
import type { RubricLine } from '../../core/scheme/round.ts';
import type { Shelf } from '../../core/scheme/shelf.ts';
import { dossierProcedure } from '../../core/workflow/steps.ts';
import type { Context, Transaction } from '../context.ts';
import { standingOf } from '../dossier/facts.ts';
import type { Dossier } from '../dossier/records.ts';
import { found, refuse } from '../refusal.ts';
import { isAuthorityOf } from './authority-case.ts';
import { type Discussing, discussing, discussionOffers } from './discuss.ts';
import { listExperts } from './experts.ts';
import type { PoolLine } from './port.ts';
import type { PanelDrawRecord, PanelInvitation, PanelSeat, Recusal, Review } from './records.ts';
import { recusalOffers } from './recuse.ts';

export type SeatView = {
  accountId: string;
  name: string;
  employer: string;
  position: string;
  order: number;
  state: PanelSeat['state'];
  reason: string | null;
  acceptedAt: string | null;
  invitation: Pick<PanelInvitation, 'madeAt' | 'expiresAt' | 'openedAt' | 'answeredAt' | 'answer'> | null;
  signedAt: string | null;
  scores: Record<string, string> | null;
  total: string | null;
  opinion: string | null;
  /** As it was signed, where it was changed in a discussion since. */
  signed: { total: string; opinion: string } | null;
  /** On the draft of the panel's opinion. */
  voice: { dissent: string | null; saidAt: string } | null;
};
export type DiscussionView = Pick<Discussion, 'state' | 'draft'> & {
  version: number;
  ofPanel: boolean;
  moderator: string;
  words: { n: number; name: string; kind: WordKind; text: string; total: string | null; saidAt: string }[];
  offers: Offer[];
};
export type PanelView = {
  dossier: Dossier;
  applicantName: string;
  rubric: RubricLine[];
  panelSize: number;
  /** When the round's secret came out; null: not yet. */
  revealedOn: string | null;
  draws: PanelDrawRecord[];
  seats: SeatView[];
  /** Experts left in the order of the draws. */
  reserves: number;
  /** Of those who sit; null until all of them have signed. */
  summary: Summary | null;
  /** The same with the signed reviews of those who have left since; null where there is none. */
  summaryWithLeft: Summary | null;
  discussion: DiscussionView;
  recusals: (Recusal & { offers: Offer[] })[];
  /** Who sits and is like a party of the case by name, a sentence each: for its authority to look at; the system decides nothing by it. */
  doubts: readonly string[];
  /** Why 评审结束 can't be done now; empty where it can, null where it is not this reader's to do. */
  concludeBlockedBy: readonly string[] | null;
};

/** The panel as its authority, a supervisor or one of its own experts sees it; scores and opinions of others only once everybody who sits has signed. */
export async function showPanel(ctx: Context, dossierId: string): Promise<PanelView> {
  const pool = await listExperts(ctx);
  return ctx.inTransaction(async (tx) => {
    const dossier = found(await tx.dossiers.dossier(dossierId));
    const seats = await tx.reviews.seats(dossierId);
    const own = seats.some((seat) => seat.accountId === ctx.actor.accountId);
    if (!own && !isAuthorityOf(ctx, dossier) && !ctx.actor.roles.includes('supervisor')) refuse({ kind: 'notAllowed' });
    const conclude = offers(dossierProcedure, await standingOf(tx, ctx, dossier)).find((offer) => offer.step === 'concludeReview');
    const recusals = (await tx.reviews.recusals(dossierId)).map((one) => ({ ...one, offers: recusalOffers(ctx, one, dossier) }));
    const now = await discussing(tx, ctx, dossier);
    const view = await viewOf(tx, ctx.tools.schemes, { now, seats, pool });
    const discussion = discussionIn(ctx, now, pool);
    const doubts = isAuthorityOf(ctx, dossier) ? await seatedDoubts(tx, { dossier, seats, pool }) : [];
    return { ...view, discussion, recusals, doubts, concludeBlockedBy: conclude?.blockedBy ?? null };
  });
}

/** What the panel has said since all have signed, each by name; nothing before. */
function discussionIn(ctx: Context, now: Discussing, pool: readonly PoolLine[]): DiscussionView {
  const { state, draft, moderator } = discussionOf(now.words, now.seated);
  const nameOf = (accountId: string | null) => pool.find((one) => one.accountId === accountId)?.name ?? '';
  return {
    ...{ state, draft, version: now.version, ofPanel: now.ofPanel, moderator: now.allSigned ? nameOf(moderator) : '' },
    words: now.words.map(({ n, accountId, kind, text, scores, saidAt }) => ({
      ...{ n, name: nameOf(accountId), kind, text, saidAt, total: scores && totalOf(now.rubric, scores) },
    })),
    offers: now.allSigned ? discussionOffers(ctx, now) : [],
  };
}

type Parts = { dossier: Dossier; seats: readonly PanelSeat[]; pool: readonly PoolLine[] };

async function seatedDoubts(tx: Transaction, { dossier, seats, pool }: Parts): Promise<string[]> {
  const seated = seats.filter(({ state }) => state === 'seated').map(({ accountId }) => accountId);
  const experts = pool.filter(({ accountId }) => seated.includes(accountId));
  if (experts.length === 0) return [];
  const applicant = found(await tx.directory.organisation(dossier.applicantId));
  const parties = casePartiesOf(applicant.name, await tx.dossiers.content(dossier.id, 'masked'));
  return experts.flatMap((expert) => doubtsOf(expert, parties).map((doubt) => `专家“${expert.name}”的单位${doubt}`));
}

async function viewOf(
  tx: Transaction,
  schemes: Shelf,
  { now: { dossier, words, allSigned }, seats, pool }: Omit<Parts, 'dossier'> & { now: Discussing },
): Promise<Omit<PanelView, 'concludeBlockedBy' | 'recusals' | 'doubts' | 'discussion'>> {
  const round = found(await tx.rounds.round(dossier.roundId));
  const { spread } = schemes.named(round.scheme);
  const draws = await tx.reviews.draws(dossier.id);
  const signed = (await tx.reviews.reviews(dossier.id)).filter((review) => review.signedAt !== null);
  const order = draws.flatMap((draw) => draw.drawOrder);
  const behind = await seatsBehind(tx, dossier.id, { signed, seats });
  const all = [...seats, ...behind];
  const sits = all.filter(({ state }) => state === 'seated').map(({ accountId }) => accountId);
  const { voices } = discussionOf(words, sits);
  const invitations = await tx.invitations.newest(dossier.id);
  const shown = all.map((seat) => seatView(seat, { pool, signed, rubric: round.rubric, voices, invitations }));
  const scored = allSigned ? shown.filter((seat) => seat.total !== null) : [];
  const summary = (of: readonly SeatView[]) =>
    summaryOf(
      of.flatMap(({ total }) => total ?? []),
      spread.points,
    );
  const left = scored.some(({ state }) => state === 'recused');
  return {
    dossier,
    applicantName: (await tx.directory.organisation(dossier.applicantId))?.name ?? '',
    rubric: round.rubric,
    panelSize: round.panelSize,
    revealedOn: round.revealedOn,
    draws,
    seats: shown,
    reserves: order.filter((id) => !seats.some((seat) => seat.accountId === id)).length,
    summary: summary(scored.filter(({ state }) => state === 'seated')),
    summaryWithLeft: left ? summary(scored) : null,
  };
}

/** An expert sees no other's seat, only the signed reviews behind them, and who of them sits no longer; not why. */
async function seatsBehind(tx: Transaction, dossierId: string, { signed, seats }: Behind): Promise<PanelSeat[]> {
  const hidden = signed.map(({ accountId }) => accountId).filter((id) => !seats.some((seat) => seat.accountId === id));
  if (hidden.length === 0) return [];
  const all = await tx.asSystem((system) => system.reviews.seats(dossierId));
  return all.filter(({ accountId }) => hidden.includes(accountId)).map((seat) => ({ ...seat, position: 0, reason: null }));
}
type Behind = { readonly signed: readonly Review[]; readonly seats: readonly PanelSeat[] };

type Lookup = {
  pool: readonly PoolLine[];
  signed: readonly Review[];
  rubric: readonly RubricLine[];
  voices: readonly Voice[];
  invitations: readonly PanelInvitation[];
};

function seatView(seat: PanelSeat, { pool, signed, rubric, voices, invitations }: Lookup): SeatView {
  const link = invitations.find((one) => one.accountId === seat.accountId);
  const expert = pool.find((one) => one.accountId === seat.accountId);
  const review = signed.find((one) => one.accountId === seat.accountId);
  return {
    accountId: seat.accountId,
    name: expert?.name ?? '',
    employer: expert?.employer ?? '',
    position: expert?.position ?? '',
    order: seat.position,
    state: seat.state,
    reason: seat.reason,
    acceptedAt: seat.acceptedAt,
    invitation: link ? invitationSeen(link) : null,
    signedAt: seat.signedAt,
    scores: review?.scores ?? null,
    total: review ? totalOf(rubric, review.scores) : null,
    opinion: review?.opinion ?? null,
    signed: review?.signed ? { total: totalOf(rubric, review.signed.scores), opinion: review.signed.opinion } : null,
    voice: voices.find((one) => one.accountId === seat.accountId) ?? null,
  };
}

const invitationSeen = ({ madeAt, expiresAt, openedAt, answeredAt, answer }: PanelInvitation): SeatView['invitation'] => ({
  ...{ madeAt, expiresAt, openedAt, answeredAt, answer },
});
