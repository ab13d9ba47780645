import { sql } from 'kysely';
import type { Inbox, WaitingCase } from '../acts/directory/inbox-port.ts';
import { reasonAsked } from '../core/eligibility/recommended-though.ts';
import type { Shelf } from '../core/scheme/shelf.ts';
import { type Signed, subjectOf, writingActs } from '../core/workflow/hands.ts';
import type { Actor } from '../core/workflow/relation.ts';
import type { State } from '../core/workflow/state.ts';
import { anyOf } from './bulk.ts';
import { eyesOf, ofEach, ownCases, ownReports } from './own-cases.ts';
import { schemeOfPlatform } from './platforms.ts';
import type { Tx } from './transaction.ts';
import { doubtAll, refreshWaiting } from './waiting.ts';

/** States in which somebody has something to do. */
const live: readonly State[] = ['draft', 'returned', 'submitted', 'assessing', 'recommended', 'admitted', 'reviewed', 'proposed'];

/** What waits, with the actor's eyes: row-level security leaves out what is not theirs. */
export function inboxIn(tx: Tx, schemes: Shelf): Inbox {
  return {
    refresh: (most) => refreshWaiting(tx, { most, schemes, urgent: false }),
    doubtAll: () => doubtAll(tx),
    cases: (of) => cases(tx, of, schemes),
    reports: (of, states) =>
      tx
        .selectFrom('report')
        .innerJoin('platform', 'platform.id', 'report.platformId')
        .select(['report.id', 'platform.name as platform', 'report.organisationId', 'report.authorityId', 'report.year', 'report.quarter'])
        .leftJoin('round', 'round.id', 'platform.roundId')
        .select([
          'report.state',
          'report.dueOn',
          'report.returnReason',
          schemeOfPlatform.as('scheme'),
          lastOn('returnReport', 'report').as('returnedOn'),
        ])
        .where(
          'report.id',
          '=',
          sql<string>`any (array(${ofEach(ownReports(of), (way) => sql`select r.id from report r where ${way} and ${waitingReports} and r.state = ${anyOf(states)}`)}))`,
        )
        .orderBy('report.dueOn')
        .execute(),
    summaries: () =>
      tx
        .selectFrom('summary')
        .innerJoin('organisation', 'organisation.id', 'summary.authorityId')
        .select(['summary.id', 'summary.authorityId', 'organisation.name as authority', 'summary.year', 'summary.quarter'])
        .select([
          'summary.state',
          'summary.dueOn',
          'summary.preparedBy',
          'summary.givenBackReason',
          handsIn('summary', 'summary.id').as('hands'),
        ])
        .where('summary.state', '<>', 'sent')
        .execute(),
    objections: ({ organisationId }) =>
      tx
        .selectFrom('objection')
        .innerJoin('dossier', 'dossier.id', 'objection.dossierId')
        .innerJoin('organisation', 'organisation.id', 'dossier.applicantId')
        .select(['objection.id', 'objection.noticeId', 'organisation.name as applicant', 'objection.trackingNumber'])
        .select(sql<string>`(objection.filed_at at time zone 'Asia/Shanghai')::date`.as('filedOn'))
        .where('objection.issuerId', '=', organisationId)
        .where(sql<boolean>`objection.state = 'open'`) // as the index has it: a parameter would not be known to be it
        .execute(),
    revocations: () =>
      tx
        .selectFrom('revocation')
        .innerJoin('platform', 'platform.id', 'revocation.platformId')
        .select(['revocation.id', 'platform.name as platform', 'revocation.issuerId', 'revocation.organisationId', 'revocation.state'])
        .select([
          'revocation.preparedBy',
          'revocation.givenBackReason',
          'revocation.article',
          'revocation.verifiedOn',
          handsIn('revocation', 'revocation.id').as('hands'),
        ])
        .where('revocation.state', 'in', ['opened', 'verified', 'heard'])
        .execute(),
    showcases: () =>
      tx
        .selectFrom('showcase')
        .innerJoin('platform', 'platform.id', 'showcase.platformId')
        .innerJoin('organisation', 'organisation.id', 'showcase.authorityId')
        .select(['showcase.id', 'showcase.title', 'showcase.state', 'showcase.remark', 'showcase.authorityId', 'showcase.issuerId'])
        .innerJoin('organisation as issuer', 'issuer.id', 'showcase.issuerId')
        .select(['showcase.writtenBy', 'platform.name as platform', 'organisation.name as authority', 'issuer.name as issuer'])
        .select([lastOn('offerShowcase', 'showcase').as('offeredOn'), handsIn('showcase', 'showcase.id').as('hands')])
        .where('showcase.state', 'in', ['offered', 'returned'])
        .orderBy('showcase.id')
        .execute(),
    reviewsOf: (accountId) =>
      tx
        .selectFrom('panelSeat')
        .innerJoin('dossier', 'dossier.id', 'panelSeat.dossierId')
        .innerJoin('organisation', 'organisation.id', 'dossier.applicantId')
        .innerJoin('round', 'round.id', 'dossier.roundId')
        .select(['dossier.id as dossierId', 'organisation.name as applicant', 'dossier.number', 'round.reviewBy'])
        .where('panelSeat.accountId', '=', accountId)
        .where('panelSeat.state', '=', 'seated')
        .where('panelSeat.signedAt', 'is', null)
        .where('dossier.state', '=', 'admitted')
        .execute(),
  };
}

/** As the indexes of what waits have it (migrations/0171-reports.ts). */
const waitingReports = sql`r.state in ('open', 'submitted', 'returned')`;

/** The cases that wait for somebody, or whose decision the applicant has not seen yet, opened for this transaction (migrations/0120-gate.ts). */
async function opened(tx: Tx, of: Actor): Promise<string[]> {
  const { clerkOf } = eyesOf(of);
  const { rows } = await sql<{ ids: string[] }>`select coalesce(array_agg(id), '{}') as ids from (
    ${ofEach(ownCases(of), (way) => sql`select d.id from dossier d where ${way} and d.state in (${sql.join(live.map((state) => sql.lit(state)))})`)}
    union select d.id from dossier d join decision c on c.dossier_id = d.id
      where d.applicant_id = ${clerkOf} and c.decided_at is not null and c.received_at is null) waiting`.execute(tx);
  const ids = rows[0]?.ids ?? [];
  if (ids.length > 0) await sql`select app.open(${ids})`.execute(tx);
  return ids;
}

/** The case, its round, and a count from each table that hangs on it. */
async function cases(tx: Tx, of: Actor, schemes: Shelf): Promise<WaitingCase[]> {
  const ids = await opened(tx, of);
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom('dossier')
    .innerJoin('organisation as applicant', 'applicant.id', 'dossier.applicantId')
    .innerJoin('organisation as recommender', 'recommender.id', 'dossier.recommenderId')
    .innerJoin('round', 'round.id', 'dossier.roundId')
    .innerJoin('organisation as issuer', 'issuer.id', 'dossier.issuerId')
    .leftJoin('recommendation as advice', 'advice.dossierId', 'dossier.id')
    .leftJoin('decision', (join) =>
      join
        .onRef('decision.dossierId', '=', 'dossier.id')
        .on(
          'decision.step',
          '=',
          sql<'decline' | 'reject'>`case when dossier.state in ('recommended', 'rejected') then 'reject' else 'decline' end`,
        ),
    )
    // Row-level security shows the actor's own office's assignment and no other.
    .leftJoin('assignment', 'assignment.dossierId', 'dossier.id')
    .select([
      'dossier.id',
      'dossier.roundId',
      'dossier.number',
      'dossier.creditCode',
      'dossier.state',
      'dossier.applicantId',
      'dossier.recommenderId',
    ])
    .select(['dossier.issuerId', 'dossier.submittedOn', 'dossier.correctionDueOn', 'dossier.certificateCheck'])
    .select(['applicant.name as applicant', 'recommender.name as recommender', 'issuer.name as issuer'])
    .select(['applicant.divisionCode as applicantDivision', 'recommender.kind as recommenderKind'])
    .select('recommender.divisionCode as recommenderDivision')
    .select(['assignment.innerDueOn', 'round.year as roundYear', 'round.closesOn'])
    .where('round.cancelledAt', 'is', null)
    .select([
      'round.recommendBy',
      'round.reviewBy',
      'round.panelSize',
      'round.ranking',
      'round.rankingFixedBy',
      'round.rankingGivenBackReason',
      'round.scheme',
    ])
    .select([
      'advice.preparedBy',
      'advice.influence',
      'advice.demonstration',
      'advice.opinion',
      'advice.lowReason',
      'advice.givenBackReason',
    ])
    .select(['decision.writtenBy as decisionBy', 'decision.givenBackReason as decisionBack', 'decision.number as decisionNumber'])
    .select([
      sql<boolean>`coalesce(dossier.group_opinion, '') <> ''`.as('groupOpinion'),
      countOf('submission').as('submissions'),
      countOf('correction').as('returns'),
      countOf('sample', "state <> 'replaced'").as('drawn'),
      countOf('sample', "state = 'recorded'").as('recorded'),
      countOf('sample', "state = 'recorded' and denied").as('denied'),
      countOf('sample', "state = 'recorded' and satisfied").as('satisfied'),
      countOf('panel_seat', "state = 'seated'").as('seated'),
      countOf('panel_seat', "state = 'seated' and signed_at is not null").as('signed'),
      countOf('objection', "state = 'open'").as('openObjections'),
      sql<number>`(select coalesce(sum(jsonb_array_length(c.items)), 0)::int from correction c where c.dossier_id = dossier.id and c.resolved_at is null)`.as(
        'correctionItems',
      ),
      repeatedItems.as('repeatedItems'),
      overlookedItems.as('overlookedItems'),
      dayOf('dossier.recommended_at').as('recommendedOn'),
      dayOf('advice.prepared_at').as('preparedOn'),
      dayOf('decision.written_at').as('decisionOn'),
      sql<
        string | null
      >`(select max(${dayOf('c.sent_at')}) from correction c where c.dossier_id = dossier.id and c.resolved_at is null)`.as('returnedOn'),
      openLinks.as('links'),
      handsIn('dossier', 'dossier.id').as('handsDossier'),
      handsIn('round', 'dossier.round_id').as('handsRound'),
      handsIn('decline', 'dossier.id').as('handsDecline'),
      sql<string[]>`(select coalesce(jsonb_agg(m.name order by m.name), '[]'::jsonb) from material m join file f on f.hash = m.file_hash
        where m.dossier_id = dossier.id and m.removed_at is null and f.scan_state = 'infected')`.as('infected'),
    ])
    .where(sql<boolean>`dossier.id = any(${ids})`)
    .where((w) =>
      w.or([w('dossier.state', '=', anyOf(live)), w.and([w('decision.decidedAt', 'is not', null), w('decision.receivedAt', 'is', null)])]),
    )
    .orderBy('dossier.submittedAt')
    .execute();
  const notices = rows.some((row) => row.state === 'proposed')
    ? await tx
        .selectFrom('notice')
        .select(['id', 'endsOn', 'list', 'concludedBy', handsIn('notice', 'notice.id').as('hands')])
        .orderBy('publishedOn', 'desc')
        .execute()
    : [];
  return rows.map(
    ({ certificateCheck, ranking, rankingFixedBy, rankingGivenBackReason, handsDossier, handsRound, handsDecline, ...row }) => {
      const { influence, demonstration, opinion, lowReason, givenBackReason, preparedBy, preparedOn, satisfied, scheme, ...others } = row;
      const { decisionBy, decisionOn, decisionBack, decisionNumber, ...shown } = others;
      const line = ranking?.find((one) => one.dossierId === row.id);
      const notice = notices.find((one) => one.list.some((listed) => listed.dossierId === row.id));
      const owes = owed(schemes, row);
      return {
        ...shown,
        certificate: certificateCheck?.outcome ?? null,
        decision:
          decisionBy === null
            ? null
            : { by: decisionBy, on: decisionOn ?? '', givenBack: decisionBack, number: decisionNumber, hands: handsDecline },
        recommendation:
          preparedBy === null
            ? null
            : {
                preparedBy,
                preparedOn: preparedOn ?? '',
                complete: owes === null && [influence, demonstration, opinion].every((text) => text?.trim()),
                owes,
              },
        ranked: line ? { by: rankingFixedBy, proposed: line.proposed, givenBack: rankingGivenBackReason } : null,
        notice: notice ? { id: notice.id, endsOn: notice.endsOn, concludedBy: notice.concludedBy } : null,
        hands: { dossier: handsDossier, round: handsRound, notice: notice?.hands ?? [] },
      };
    },
  );
}

type Advice = { drawn: number; recorded: number; satisfied: number; denied: number; scheme: string } & {
  lowReason: string | null;
  givenBackReason: string | null;
};

/** What the officer still owes to annex 1 besides its three texts: a leader's word, or the reason for recommending against the sample. */
function owed(schemes: Shelf, { drawn, recorded, satisfied, denied, scheme, lowReason, givenBackReason }: Advice): string | null {
  if (givenBackReason !== null) return `领导退回修改：${givenBackReason}`;
  const surveyed = { reached: recorded, waiting: drawn - recorded, satisfied, denied };
  const asked = reasonAsked(surveyed, schemes.named(scheme).thresholds.satisfaction.atLeast);
  return asked === null || (lowReason ?? '').trim() !== '' ? null : `推荐表还须写明“${asked}”`;
}

/** The day in Asia/Shanghai of an instant's column. */
const dayOf = (column: string) => sql<string | null>`(${sql.ref(column)} at time zone 'Asia/Shanghai')::date`;

/** The last day on which the journal has this act on a row of the table. */
const lastOn = (action: string, table: 'report' | 'showcase') =>
  sql<string | null>`(select max(${dayOf('j.at')}) from journal j where j.subject_id = ${sql.ref(`${table}.id`)} and j.action = ${action})`;

/** Everybody who has written any part of what is signed there, by the journal (store/journal.ts answers the same for one). */
/** Everybody who wrote in what is signed (core/workflow/hands.ts), by a column that holds its id. */
export const handsIn = (kind: Signed, id: string) =>
  sql<string[]>`(select coalesce(jsonb_agg(distinct j.actor_id), '[]'::jsonb) from journal j where j.subject_id = ${sql.ref(id)}
    and j.subject_kind = ${subjectOf(kind)} and j.action = ${anyOf(writingActs[kind])} and j.actor_id is not null)`;

const openLinks = sql<{ madeOn: string; expiresOn: string }[]>`(select coalesce(
    jsonb_agg(jsonb_build_object('madeOn', ${dayOf('l.made_at')}, 'expiresOn', ${dayOf('l.expires_at')})), '[]'::jsonb)
  from survey_link l join sample s on s.dossier_id = l.dossier_id and s.row_id = l.row_id and s.state = 'drawn'
  where l.dossier_id = dossier.id and dossier.state = 'assessing' and l.answered_at is null and l.revoked_at is null)`;

const countOf = (table: 'submission' | 'correction' | 'sample' | 'panel_seat' | 'objection', where = 'true') =>
  sql<number>`(select count(*)::int from ${sql.table(table)} t where t.dossier_id = dossier.id and ${sql.raw(where)})`;

/** Items of the open return whose place, its row or a part of it an earlier one named already; core/workflow/repeated.ts says the same of one case. */
const repeatedItems = sql<number>`(select count(distinct item ->> 'path')::int from correction c, jsonb_array_elements(c.items) item
  where c.dossier_id = dossier.id and c.resolved_at is null and exists (
    select 1 from correction e, jsonb_array_elements(e.items) was where e.dossier_id = c.dossier_id and e.no < c.no
    and (item ->> 'path' = was ->> 'path' or starts_with(item ->> 'path', (was ->> 'path') || '/') or starts_with(was ->> 'path', (item ->> 'path') || '/'))))`;

/** Items of the open return that its notice keeps as overlooked before; core/workflow/overlooked.ts judged them when it went out. */
const overlookedItems = sql<number>`(select count(distinct item ->> 'path')::int from correction c, jsonb_array_elements(c.items) item
  where c.dossier_id = dossier.id and c.resolved_at is null and item ->> 'overlooked' = 'true')`;
