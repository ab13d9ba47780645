import { sql } from 'kysely';
import type { Dossiers } from '../acts/dossier/port.ts';
import type { Dossier } from '../acts/dossier/records.ts';
import type { DecisionRecord } from '../acts/recommendation/decision-port.ts';
import type { Recommendation } from '../acts/recommendation/records.ts';
import { recommendationVersion } from '../core/annexes/version-mark.ts';
import { addMonths } from '../core/calendar/day.ts';
import { renewableFrom } from '../core/deadlines/validity.ts';
import { type JudgingSeen, judgingOwed } from '../core/eligibility/judging-owed.ts';
import { reasonAsked, surveyedIn } from '../core/eligibility/recommended-though.ts';
import { askedPapers, owedPapers, type ScanSeen, versionsNow } from '../core/materials/stamped.ts';
import type { Shelf } from '../core/scheme/shelf.ts';
import { type Signed, subjectOf, writingActs } from '../core/workflow/hands.ts';
import { scansSeen } from './archive.ts';
import { anyOf } from './bulk.ts';
import { closed, handsOn, pendingIn } from './journal.ts';
import { judgingSeen } from './judging.ts';
import { roundOf } from './scheme.ts';
import type { Tx } from './transaction.ts';

/** What is stored of the needs' facts: the round, all that hangs on the case in one statement, and what only some states ask for. */
export async function storedFacts(tx: Tx, schemes: Shelf, dossier: Dossier): ReturnType<Dossiers['storedFacts']> {
  const round = await roundOf(tx, dossier.roundId);
  if (round === null) throw new Error(`no round ${dossier.roundId}`);
  const hung = neverLeft(dossier) ? nothing : await hanging(tx, dossier);
  const { sample, decline, advice, panel, notice, objections } = hung;
  const pending = pendingIn(tx);
  const hands = [...hung.hands, ...pending.hands('dossier', dossier.id)];
  const declineHands = [...hung.declineHands, ...pending.hands('decline', dossier.id)];
  const surveyed = surveyedIn(sample);
  const list = hung.list && {
    listed: hung.list.listed,
    hands: [hung.list.preparedBy, ...(await handsOn(tx, 'proposedList', hung.list.id))],
  };
  return {
    state: dossier.state,
    round: { opensOn: round.opensOn, closesOn: round.closesOn, closesAt: round.closesAt, cancelledAt: round.cancelledAt },
    correctionDueOn: dossier.correctionDueOn,
    workedOn: dossier.workedAt !== null || dossier.certificateCheck !== null,
    otherLiveDossier: false,
    platform: null,
    outside: null,
    declarationConfirmed: dossier.declarationAt !== null,
    certificateChecked: dossier.certificateCheck?.outcome === 'matches',
    sample: { drawn: surveyed.reached + surveyed.waiting, recorded: surveyed.reached, atLeast: round.sampleSize },
    recommendation: {
      complete: advice !== null && [advice.influence, advice.demonstration, advice.opinion].every((text) => text.trim() !== ''),
      preparedBy: advice?.preparedBy ?? null,
      hands,
      reasonMissing:
        (advice?.lowReason ?? '').trim() === '' ? reasonAsked(surveyed, schemes.named(round.scheme).thresholds.satisfaction.atLeast) : null,
      givenBack: (advice?.givenBackAt ?? null) !== null,
    },
    papersOwed: owedPapers(askedPapers(schemes.named(round.scheme), round.stampedPapers), hung.scans, versionsOf(hung)),
    judging: judgingOwed(schemes.named(round.scheme), round.asked ?? [], hung.judging),
    decline: decline && { proposedBy: decline.writtenBy, hands: declineHands, givenBack: decline.givenBackAt !== null },
    quota: {
      limit: round.quotas[dossier.recommenderId] ?? null,
      used: dossier.state === 'assessing' ? await recommendedBy(tx, dossier) : 0,
    },
    panel: {
      ...{ ...panel, atLeast: round.panelSize, conflicts: [], groupOpinion: (dossier.groupOpinion ?? '').trim() !== '' },
      confirmed: schemes.named(round.scheme).panel.confirmed,
    },
    list,
    notice: notice && {
      endsOn: notice.endsOn,
      concludedBy: notice.concludedBy,
      hands: [...(await handsOn(tx, 'notice', notice.id)), ...(list?.hands ?? [])],
    },
    objections,
  };
}

type Hanging = {
  sample: { state: string; satisfied: boolean | null; denied: boolean; version: number }[];
  advice: Pick<
    Recommendation,
    'influence' | 'demonstration' | 'opinion' | 'lowReason' | 'preparedBy' | 'givenBackAt' | 'version' | 'signedAt'
  > | null;
  submissions: number;
  judging: JudgingSeen;
  scans: ScanSeen[];
  hands: string[];
  decline: Pick<DecisionRecord, 'writtenBy' | 'givenBackAt'> | null;
  declineHands: string[];
  panel: { seated: number; signed: number; leaving: number };
  list: { id: string; listed: boolean; preparedBy: string } | null;
  notice: { id: string; endsOn: string; concludedBy: string | null } | null;
  objections: { open: number; upheld: number; decidedBy: string[] };
};

/** Which version each paper has by what hangs on the case; null before the first submission. */
const versionsOf = ({ submissions, advice, sample }: Hanging) => versionsNow(submissions, recommendationVersion(advice, sample));

/** A draft that has never been handed in: nobody but its applicant has had to do with it, so that nothing hangs on it. */
export const neverLeft = ({ state, number }: Pick<Dossier, 'state' | 'number'>): boolean => state === 'draft' && number === null;

const nothing: Hanging = {
  judging: { verdicts: [], answered: [], visit: null, photos: 0 },
  ...{ sample: [], submissions: 0, scans: [], advice: null, hands: [], decline: null, declineHands: [], list: null, notice: null },
  panel: { seated: 0, signed: 0, leaving: 0 },
  objections: { open: 0, upheld: 0, decidedBy: [] },
};

/** What hangs on a case, in one statement, each part by an index that begins with the case. */
async function hanging(tx: Tx, { id, roundId }: Dossier): Promise<Hanging> {
  await closed(tx);
  const listed = JSON.stringify([{ dossierId: id }]);
  const { rows } = await sql<Hanging>`select
    (select coalesce(json_agg(json_build_object('state', state, 'satisfied', satisfied, 'denied', denied, 'version', version)), '[]') from sample where dossier_id = ${id}) as sample,
    (select json_build_object('influence', influence, 'demonstration', demonstration, 'opinion', opinion, 'lowReason', low_reason,
      'preparedBy', prepared_by, 'givenBackAt', given_back_at, 'version', version, 'signedAt', signed_at) from recommendation where dossier_id = ${id}) as advice,
    (select coalesce(max(no), 0) from submission where dossier_id = ${id}) as submissions,
    ${scansSeen(sql`${id}::uuid`)} as scans,
    ${judgingSeen(sql`${id}::uuid`)} as judging,
    ${handsIn('dossier', id)} as hands,
    (select json_build_object('writtenBy', written_by, 'givenBackAt', given_back_at) from decision where dossier_id = ${id} and step = 'decline' and set_aside_at is null) as decline,
    ${handsIn('decline', id)} as decline_hands,
    (select json_build_object('seated', count(*), 'signed', count(s.signed_at),
      'leaving', (select count(*) from recusal c where c.dossier_id = ${id} and c.state = 'asked')) from panel_seat s
      where s.dossier_id = ${id} and s.state = 'seated') as panel,
    (select json_build_object('id', l.id, 'listed', e -> 'listed', 'preparedBy', l.prepared_by) from proposed_list l, jsonb_array_elements(l.entries) e
      where l.round_id = ${roundId} and l.state = 'signed' and l.entries @> ${listed}::jsonb and e ->> 'dossierId' = ${id}
      order by l.number desc limit 1) as list,
    (select json_build_object('id', id, 'endsOn', ends_on, 'concludedBy', concluded_by) from notice
      where round_id = ${roundId} and list @> ${listed}::jsonb order by published_on desc limit 1) as notice,
    (select json_build_object('open', count(*) filter (where state in ('open', 'accepted', 'found')), 'upheld', count(*) filter (where state = 'upheld'),
      'decidedBy', coalesce(json_agg(distinct coalesce(found_by, decided_by)) filter (where decided_by is not null), '[]'))
      from objection where dossier_id = ${id}) as objections`.execute(tx);
  if (!rows[0]) throw new Error('a select of sub-selects has one row');
  return rows[0];
}

const handsIn = (kind: Signed, id: string) =>
  sql`(select coalesce(json_agg(distinct actor_id), '[]') from journal where subject_id = ${id} and subject_kind = ${subjectOf(kind)}
    and action = ${anyOf(writingActs[kind])} and actor_id is not null)`;

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
