import { ownAreaOf } from '../../core/identifiers/registered-area.ts';
import type { Offer } from '../../core/procedure/offers.ts';
import { type State, stateNames } from '../../core/workflow/state.ts';
import type { Context, Transaction } from '../context.ts';
import { type Organisation, recommenderKinds } from '../directory/records.ts';
import type { DossierLine } from '../dossier/port.ts';
import { found } from '../refusal.ts';
import { cancelOffers } from './cancel-round.ts';
import type { RankingLine, Round } from './records.ts';

export type RoundView = {
  round: Round;
  issuerName: string;
  own: boolean;
  /** How many of the cases that the reader may see stand in each state. */
  funnel: { state: State; count: number }[];
  /** The fixed order with names; only for the issuer's own staff. */
  ranking: (RankingLine & { number: string | null; applicantName: string; state: State })[] | null;
  quotas: QuotaLine[];
  /** What one may do about cancelling it. */
  offers: Offer[];
};

/** How many a recommender may recommend (null: any number) and has recommended. */
export type QuotaLine = { recommenderId: string; recommender: string; limit: number | null; used: number };

/** One round with its funnel: an authority counts its cases, an applicant its own. */
export async function showRound(ctx: Context, id: string): Promise<RoundView> {
  return ctx.inTransaction(async (tx) => {
    const round = found(await tx.rounds.round(id));
    const issuer = await tx.directory.organisation(round.issuerId);
    const lines = await tx.dossiers.lines({ roundId: id });
    const funnel = stateNames.map((state) => ({ state, count: lines.filter((line) => line.state === state).length }));
    const mine = ctx.actor.organisationId === round.issuerId || ctx.actor.roles.includes('supervisor');
    const ranking = (round.ranking ?? []).map((line) => {
      const dossier = lines.find((one) => one.id === line.dossierId);
      return { ...line, number: dossier?.number ?? null, applicantName: dossier?.applicantName ?? '', state: dossier?.state ?? 'reviewed' };
    });
    return {
      round,
      issuerName: issuer?.name ?? '',
      own: isOwn(issuer ?? undefined, await tx.directory.organisation(ctx.actor.organisationId)),
      funnel,
      ranking: mine && round.ranking ? ranking : null,
      quotas: await quotasOf(tx, ctx, round, lines),
      offers: mayCancel(ctx, round) ? cancelOffers(ctx, round, await tx.asSystem((system) => system.rounds.submittedIn(id))) : [],
    };
  });
}

const mayCancel = ({ actor }: Context, { issuerId }: Round): boolean =>
  actor.organisationId === issuerId && actor.roles.some((role) => role === 'officer' || role === 'leader');

const order = ({ kind }: Organisation): number => recommenderKinds.indexOf(kind);

/** The issuer sees every recommender (a city, for its own round, those that take part), a recommender itself; nobody else learns of another's. */
async function quotasOf(tx: Transaction, { actor }: Context, round: Round, lines: readonly DossierLine[]): Promise<QuotaLine[]> {
  if (!actor.roles.includes('officer') && !actor.roles.includes('leader')) return [];
  const own = actor.organisationId === round.issuerId;
  const takesPart = (id: string) => round.quotas[id] !== undefined || lines.some((line) => line.recommenderId === id);
  const all = await tx.directory.organisations({ kinds: recommenderKinds });
  return all
    .filter(
      ({ id, active }) => id === actor.organisationId || (own && (takesPart(id) || (active && actor.organisationKind === 'province'))),
    )
    .sort((a, b) => order(a) - order(b))
    .map(({ id, name }) => ({
      recommenderId: id,
      recommender: name,
      limit: round.quotas[id] ?? null,
      used: lines.filter((line) => line.recommenderId === id && countsAsRecommended(line)).length,
    }));
}

/** Gone on to the authority and not come back. */
const countsAsRecommended = ({ recommendedAt, state }: DossierLine): boolean =>
  recommendedAt !== null && state !== 'assessing' && state !== 'withdrawn';

/** `own`: the province's, or that of the reader's own authority (for an applicant, of its place); by others' dates nobody else goes. */
export type ListedRound = Round & { issuerName: string; own: boolean };

/** All rounds, those that open latest first, of one day the province's before a city's; what a round publishes is public. */
export const listRounds = (ctx: Context): Promise<ListedRound[]> =>
  ctx.inTransaction(async (tx) => {
    const rounds = await tx.rounds.rounds();
    const issuers = await tx.directory.organisations({ kinds: ['province', 'city'] });
    const reader = await tx.directory.organisation(ctx.actor.organisationId);
    const issuerOf = (round: Round) => issuers.find((one) => one.id === round.issuerId);
    const rank = (round: Round) => (issuerOf(round)?.kind === 'province' ? 0 : 1);
    return rounds
      .map((round) => ({ ...round, issuerName: issuerOf(round)?.name ?? '', own: isOwn(issuerOf(round), reader) }))
      .sort((a, b) => later(a, b) || rank(a) - rank(b));
  });

const later = (a: Round, b: Round): number => (a.opensOn === b.opensOn ? 0 : a.opensOn < b.opensOn ? 1 : -1);

/** Whose year one goes by: the province's, one's own authority's, one's own. */
export const isOwn = (issuer: Organisation | undefined, reader: Organisation | null): boolean =>
  issuer !== undefined &&
  (issuer.kind === 'province' ||
    issuer.id === reader?.id ||
    (reader?.kind === 'applicant' && issuer.divisionCode === ownAreaOf(reader.divisionCode)?.authority));
