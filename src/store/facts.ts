import { sql } from 'kysely';
import type { Dossiers } from '../acts/dossier/port.ts';
import type { Dossier } from '../acts/dossier/records.ts';
import { addMonths } from '../core/calendar/day.ts';
import { renewableFrom } from '../core/deadlines/validity.ts';
import { reasonAsked, surveyedIn } from '../core/eligibility/recommended-though.ts';
import type { Shelf } from '../core/scheme/shelf.ts';
import { handsOn } from './journal.ts';
import type { Tx } from './transaction.ts';

/** What is stored of the needs' facts; each count is one small query on an index that begins with the dossier. */
export async function storedFacts(tx: Tx, schemes: Shelf, dossier: Dossier): ReturnType<Dossiers['storedFacts']> {
  const round = await tx.selectFrom('round').selectAll().where('id', '=', dossier.roundId).executeTakeFirstOrThrow();
  const sample = await tx.selectFrom('sample').select(['state', 'satisfied', 'denied']).where('dossierId', '=', dossier.id).execute();
  const surveyed = surveyedIn(sample);
  const line = round.ranking?.find((one) => one.dossierId === dossier.id) ?? null;
  return {
    state: dossier.state,
    round: { opensOn: round.opensOn, closesOn: round.closesOn, cancelledAt: round.cancelledAt },
    correctionDueOn: dossier.correctionDueOn,
    workedOn: dossier.workedAt !== null || dossier.certificateCheck !== null,
    otherLiveDossier: false,
    platform: null,
    outside: null,
    declarationConfirmed: dossier.declarationAt !== null,
    certificateChecked: dossier.certificateCheck?.outcome === 'matches',
    sample: { drawn: surveyed.reached + surveyed.waiting, recorded: surveyed.reached, atLeast: round.sampleSize },
    recommendation: await recommendationOf(
      tx,
      dossier.id,
      reasonAsked(surveyed, schemes.named(round.scheme).thresholds.satisfaction.atLeast),
    ),
    decline: await declineOf(tx, dossier.id),
    quota: {
      limit: round.quotas[dossier.recommenderId] ?? null,
      used: dossier.state === 'assessing' ? await recommendedBy(tx, dossier) : 0,
    },
    panel: {
      ...(await panelOf(tx, dossier.id)),
      atLeast: round.panelSize,
      conflicts: [],
      groupOpinion: (dossier.groupOpinion ?? '').trim() !== '',
    },
    rankingFixedBy: line ? round.rankingFixedBy : null,
    rankingGivenBack: round.rankingGivenBackReason,
    listed: line?.proposed ?? null,
    rankingHands: line ? await handsOn(tx, 'round', dossier.roundId) : [],
    notice: await noticeOf(tx, dossier),
    objections: await objectionsOf(tx, dossier.id),
  };
}

/** A platform's title where it outlasts the renewal window that the round's scheme gives, else null (第十二条). */
export async function platformInForce(
  tx: Tx,
  ask: { organisationId: string; issuerId: string; opensOn: string; windowMonths: number },
): Promise<{ until: string; renewableFrom: string } | null> {
  const row = await tx
    .selectFrom('platform')
    .select('validTo')
    .where('organisationId', '=', ask.organisationId)
    .where('issuerId', '=', ask.issuerId)
    .where('revokedOn', 'is', null)
    .where('validTo', '>', addMonths(ask.opensOn, ask.windowMonths))
    .orderBy('validTo', 'desc')
    .executeTakeFirst();
  return row ? { until: row.validTo, renewableFrom: renewableFrom(row.validTo, ask.windowMonths) } : null;
}

async function recommendationOf(tx: Tx, dossierId: string, asked: string | null) {
  const row = await tx
    .selectFrom('recommendation')
    .select(['influence', 'demonstration', 'opinion', 'lowReason', 'preparedBy', 'givenBackAt'])
    .where('dossierId', '=', dossierId)
    .executeTakeFirst();
  const complete = row !== undefined && [row.influence, row.demonstration, row.opinion].every((text) => text.trim() !== '');
  const written = (row?.lowReason ?? '').trim() !== '';
  return {
    complete,
    preparedBy: row?.preparedBy ?? null,
    hands: await handsOn(tx, 'dossier', dossierId),
    reasonMissing: written ? null : asked,
    givenBack: (row?.givenBackAt ?? null) !== null,
  };
}

/** Cases of this recommender in the round that have gone on to the authority and not come back. */
export async function recommendedBy(tx: Tx, { roundId, recommenderId }: Pick<Dossier, 'roundId' | 'recommenderId'>): Promise<number> {
  const row = await tx
    .selectFrom('dossier')
    .select((w) => w.fn.countAll<number>().as('n'))
    .where('roundId', '=', roundId)
    .where('recommenderId', '=', recommenderId)
    .where('recommendedAt', 'is not', null)
    .where('state', 'not in', ['assessing', 'withdrawn'])
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

async function declineOf(tx: Tx, dossierId: string) {
  const row = await tx
    .selectFrom('decision')
    .select(['writtenBy', 'givenBackAt'])
    .where('dossierId', '=', dossierId)
    .where('step', '=', 'decline')
    .executeTakeFirst();
  return row ? { proposedBy: row.writtenBy, hands: await handsOn(tx, 'decline', dossierId), givenBack: row.givenBackAt !== null } : null;
}

async function panelOf(tx: Tx, dossierId: string) {
  const rows = await tx
    .selectFrom('panelSeat')
    .leftJoin('review', (join) =>
      join.onRef('review.dossierId', '=', 'panelSeat.dossierId').onRef('review.accountId', '=', 'panelSeat.accountId'),
    )
    .select(sql<boolean>`review.signed_at is not null`.as('signed'))
    .where('panelSeat.dossierId', '=', dossierId)
    .where('panelSeat.state', '=', 'seated')
    .execute();
  return { seated: rows.length, signed: rows.filter((row) => row.signed).length };
}

async function noticeOf(tx: Tx, dossier: Dossier) {
  const notices = await tx
    .selectFrom('notice')
    .select(['id', 'endsOn', 'list', 'concludedBy'])
    .where('roundId', '=', dossier.roundId)
    .orderBy('publishedOn', 'desc')
    .execute();
  const notice = notices.find((one) => one.list.some((line) => line.dossierId === dossier.id));
  if (notice === undefined) return null;
  const hands = [...(await handsOn(tx, 'notice', notice.id)), ...(await handsOn(tx, 'round', dossier.roundId))];
  return { endsOn: notice.endsOn, concludedBy: notice.concludedBy, hands };
}

async function objectionsOf(tx: Tx, dossierId: string) {
  const rows = await tx.selectFrom('objection').select('state').where('dossierId', '=', dossierId).execute();
  return { open: rows.filter((row) => row.state === 'open').length, upheld: rows.filter((row) => row.state === 'upheld').length };
}
