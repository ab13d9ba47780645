import { type Organisation, recommenderKinds } from '../../core/directory/organisation.ts';
import { mayRecommend } from '../../core/directory/recommenders.ts';
import { ownAreaOf } from '../../core/identifiers/registered-area.ts';
import type { Offer } from '../../core/procedure/offers.ts';
import type { Round } from '../../core/scheme/round.ts';
import { type State, stateNames } from '../../core/workflow/state.ts';
import type { Context, Transaction } from '../context.ts';
import { found, refuse } from '../refusal.ts';
import { cancelOffers } from './cancel-round.ts';

export type RoundView = {
  round: Round;
  issuerName: string;
  own: boolean;
  /** How many of the cases that the reader may see stand in each state. */
  funnel: { state: State; count: number }[];
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
    const reader = await tx.directory.organisation(ctx.actor.organisationId);
    if (!isOwn(issuer ?? undefined, reader) && !seesAll(ctx, reader) && !(await joined(tx, reader)).has(id)) refuse({ kind: 'notFound' });
    const lines = await tx.dossiers.lines({ roundId: id });
    const funnel = stateNames.map((state) => ({ state, count: lines.filter((line) => line.state === state).length }));
    return {
      round,
      issuerName: issuer?.name ?? '',
      own: isOwn(issuer ?? undefined, reader),
      funnel,
      quotas: issuer ? await quotasOf(tx, ctx, { round, issuer, lines }) : [],
      offers: mayCancel(ctx, round) ? cancelOffers(ctx, round, await tx.asSystem((system) => system.rounds.submittedIn(id))) : [],
    };
  });
}

const mayCancel = ({ actor }: Context, { issuerId }: Round): boolean =>
  actor.organisationId === issuerId && actor.roles.some((role) => role === 'officer' || role === 'leader');

const order = ({ kind }: Organisation): number => recommenderKinds.indexOf(kind);

type CaseLine = { recommenderId: string; recommendedAt: string | null; state: State };
type Recommending = { round: Round; issuer: Organisation; lines: readonly CaseLine[] };

/** The issuer sees every recommender of its edition (a city that has one, its counties), a recommender itself; nobody else learns of another's. */
async function quotasOf(tx: Transaction, { actor, tools }: Context, { round, issuer, lines }: Recommending): Promise<QuotaLine[]> {
  if (!actor.roles.includes('officer') && !actor.roles.includes('leader')) return [];
  const own = actor.organisationId === round.issuerId;
  const scheme = tools.schemes.named(round.scheme);
  const takesPart = (id: string) => round.quotas[id] !== undefined || lines.some((line) => line.recommenderId === id);
  const all = await tx.directory.organisations({ kinds: [...recommenderKinds, 'county'] });
  return all
    .filter(
      (one) => (own && takesPart(one.id)) || ((own ? one.active : one.id === actor.organisationId) && mayRecommend(scheme, issuer, one)),
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
const countsAsRecommended = ({ recommendedAt, state }: CaseLine): boolean =>
  recommendedAt !== null && state !== 'assessing' && state !== 'withdrawn';

/** `own`: the province's, or that of the reader's own authority (for an applicant, of its place); by others' dates nobody else goes. */
export type ListedRound = Round & { issuerName: string; own: boolean };

/**
 * The rounds that concern the reader, those that open latest first, of one day the province's before a city's: by whose dates one goes, those that one has
 * a case in, and for the province, which is to know of them (第三条、第十七条), and who supervises, all.
 */
export const listRounds = (ctx: Context): Promise<ListedRound[]> =>
  ctx.inTransaction(async (tx) => {
    const rounds = await tx.rounds.rounds();
    const issuers = await tx.directory.organisations({ kinds: ['province', 'city'] });
    const reader = await tx.directory.organisation(ctx.actor.organisationId);
    const issuerOf = (round: Round) => issuers.find((one) => one.id === round.issuerId);
    const rank = (round: Round) => (issuerOf(round)?.kind === 'province' ? 0 : 1);
    const all = seesAll(ctx, reader);
    const mine = all || rounds.every((round) => rank(round) === 0) ? new Set<string>() : await joined(tx, reader);
    return rounds
      .map((round) => ({ ...round, issuerName: issuerOf(round)?.name ?? '', own: isOwn(issuerOf(round), reader) }))
      .filter(({ id, own }) => own || all || mine.has(id))
      .sort((a, b) => later(a, b) || rank(a) - rank(b));
  });

const later = (a: Round, b: Round): number => (a.opensOn === b.opensOn ? 0 : a.opensOn < b.opensOn ? 1 : -1);

const seesAll = ({ actor }: Context, reader: Organisation | null): boolean =>
  reader?.kind === 'province' || actor.roles.includes('supervisor') || actor.roles.includes('administrator');

/** Where an applicant has a case: begun before its place was put right, it is in another city's round. */
async function joined(tx: Transaction, reader: Organisation | null): Promise<ReadonlySet<string>> {
  if (reader?.kind !== 'applicant') return new Set();
  return new Set((await tx.dossiers.lines({ applicantId: reader.id })).map(({ roundId }) => roundId));
}

/** Whose year one goes by: the province's, one's own, that of the authority of one's place. */
export const isOwn = (issuer: Organisation | undefined, reader: Organisation | null): boolean =>
  issuer !== undefined &&
  (issuer.kind === 'province' ||
    issuer.id === reader?.id ||
    (reader !== null && local.includes(reader.kind) && issuer.divisionCode === ownAreaOf(reader.divisionCode)?.authority));

/** Whose place decides: who applies there, and a county's office, which may recommend in its city's round. */
const local: readonly Organisation['kind'][] = ['applicant', 'county'];
