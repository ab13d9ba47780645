import { sql } from 'kysely';
import { recommendationVersion } from '../core/annexes/version-mark.ts';
import type { Calendar } from '../core/calendar/workday.ts';
import { announcedYears } from '../core/calendar/years.ts';
import { reconsiderationTerm, type Sent } from '../core/deadlines/reconsideration.ts';
import { type JudgingSeen, judgingOwed, judgingOwedSaid } from '../core/eligibility/judging-owed.ts';
import { reasonAsked } from '../core/eligibility/recommended-though.ts';
import { askedPapers, owedPapers, type ScanSeen, type StampedAnnex, stampBy, versionsNow } from '../core/materials/stamped.ts';
import { discussionOf } from '../core/review/discussion.ts';
import type { AskedBefore } from '../core/scheme/edition/edition.ts';
import type { Scheme } from '../core/scheme/scheme.ts';
import type { Shelf } from '../core/scheme/shelf.ts';
import type { WaitingCase } from '../core/waiting/case.ts';
import type { Line } from '../core/waiting/line.ts';
import { waitedIn } from '../core/waiting/lines.ts';
import { type Signed, subjectOf, writingActs } from '../core/workflow/hands.ts';
import { finalStates, stateNames } from '../core/workflow/state.ts';
import { dossierProcedure } from '../core/workflow/steps.ts';
import { scansSeen } from './archive.ts';
import { anyOf } from './bulk.ts';
import type { Pending } from './journal.ts';
import { judgingSeen } from './judging.ts';
import type { Tx } from './transaction.ts';

export type Around = { readonly schemes: Shelf; readonly pending: Pending };
/** `lines` throws where this one cannot be worked out, whatever the others are. */
export type Worked = { readonly id: string; readonly lines: () => readonly Line[] };

/** States in which some row of the table says that a case waits: the live ones, and those whose decision the applicant has still to open. */
const waited = waitedIn(dossierProcedure);

/** States in which somebody has something to do. */
export const live = stateNames.filter((state) => !finalStates.includes(state));

type Found = Omit<
  WaitingCase,
  | 'confirmed'
  | 'awaited'
  | 'askUntil'
  | 'papersOwed'
  | 'stampBy'
  | 'judgingOwed'
  | 'inner'
  | 'recommendation'
  | 'hands'
  | 'decision'
  | 'notice'
  | 'recognition'
> & {
  scheme: string;
  inSeats: string[];
  words: Parameters<typeof discussionOf>[0];
  stampedPapers: StampedAnnex[];
  scans: ScanSeen[];
  asked: AskedBefore[];
  judgingSeen: JudgingSeen | null;
  acceptedOn: string | null;
  adviceVersion: number | null;
  signedAt: string | null;
  sampleVersion: number;
  innerRecommender: string | null;
  innerIssuer: string | null;
  preparedBy: string | null;
  preparedOn: string | null;
  written: boolean;
  lowReason: string | null;
  givenBackReason: string | null;
  satisfied: number;
  decisionBy: string | null;
  decisionOn: string | null;
  decisionBack: string | null;
  decisionNumber: string | null;
  askable: Sent | null;
  ranked: WaitingCase['ranked'];
  recognition: { id: string; by: string; givenBack: string | null; hands: string[] } | null;
  noticeId: string | null;
  noticeEndsOn: string | null;
  noticeConcludedBy: string | null;
  handsDossier: string[];
  handsDecline: string[];
  handsList: string[];
  listId: string | null;
  handsNotice: string[];
};

/**
 * Cases in a state in which one may wait for somebody, with all that decides for whom (core/waiting/case.ts). What else there is among `ids` is left out.
 * With the system's eyes; `pending`: what this transaction has still to tell the journal. `whole` throws for one that does not fit its
 * edition, and keeps no other.
 */
export async function waitingCases(tx: Tx, ids: readonly string[], around: { schemes: Shelf; pending: Pending }) {
  const { rows } = await question(ids).execute(tx);
  const counts = rows.some(({ state, stampedPapers, askable }) => askable !== null || (state === 'assessing' && stampedPapers.length > 0));
  const calendar = counts ? await calendarOf(tx) : {};
  return rows.map((row) => ({ id: row.id, whole: () => caseOf(row, { ...around, calendar }) }));
}

const question = (ids: readonly string[]) => sql<Found>`
select d.id, d.round_id, r.year as round_year, d.number, d.credit_code, d.state, d.applicant_id, d.recommender_id, d.issuer_id,
  a.name as applicant, p.name as recommender, i.name as issuer, a.division_code as applicant_division, p.kind as recommender_kind,
  p.division_code as recommender_division, d.submitted_on, d.correction_due_on, d.certificate_check ->> 'outcome' as certificate,
  r.asked, case when d.state = 'assessing' and r.asked <> '{}' then ${judgingSeen(sql`d.id`)} end as judging_seen,
  r.stamped_papers, ${acceptedOn} as accepted_on, x.version as advice_version, x.signed_at,
  case when d.state = 'assessing' then ${scansSeen(sql`d.id`)} else '[]'::json end as scans, r.closes_on, r.closes_at, r.recommend_by, r.review_by, r.panel_size, r.scheme, coalesce(d.group_opinion, '') <> '' as group_opinion,
  own.inner_due_on as inner_recommender, issuing.inner_due_on as inner_issuer,
  ${dayOf('d.recommended_at')} as recommended_on, ${dayOf('x.prepared_at')} as prepared_on, x.prepared_by, x.low_reason, x.given_back_reason,
  x.influence ~ '\\S' and x.demonstration ~ '\\S' and x.opinion ~ '\\S' as written,
  c.written_by as decision_by, ${dayOf('c.written_at')} as decision_on, c.given_back_reason as decision_back, c.number as decision_number, ${askable} as askable,
  (select count(*)::int from submission t where t.dossier_id = d.id) as submissions,
  returned.*, sampled.*, seats.*,
  (select count(*)::int from objection o where o.dossier_id = d.id and o.state in ('open', 'accepted', 'found')) as open_objections,
  case when d.state = 'assessing' then ${openLinks} else '[]'::jsonb end as links,
  case when d.state in ('draft', 'returned') then ${infected} else '[]'::jsonb end as infected,
  case when l.state in ('prepared', 'returned') then jsonb_build_object('by', l.prepared_by, 'givenBack', l.word, 'proposed',
    (select e -> 'listed' from jsonb_array_elements(l.entries) e where e ->> 'dossierId' = d.id::text)) end as ranked, l.id as list_id,
  (select jsonb_build_object('id', g.id, 'by', g.prepared_by, 'givenBack', g.word, 'hands', ${hands('recognition', 'g.id')}) from recognition_list g where g.notice_id = n.id and g.state in ('prepared', 'returned')
    and g.entries @> jsonb_build_array(jsonb_build_object('dossierId', d.id)) limit 1) as recognition,
  n.id as notice_id, n.ends_on as notice_ends_on, n.concluded_by as notice_concluded_by,
  ${hands('dossier', 'd.id')} as hands_dossier, ${hands('decline', 'd.id')} as hands_decline,
  case when l.id is null then '[]'::jsonb else ${hands('proposedList', 'l.id')} || to_jsonb(array[l.prepared_by]) end as hands_list,
  case when n.id is null then '[]'::jsonb else ${hands('notice', 'n.id')}
    || (select coalesce(jsonb_agg(distinct coalesce(o.found_by, o.decided_by)), '[]'::jsonb) from objection o where o.dossier_id = d.id and o.decided_by is not null) end as hands_notice
from dossier d
join organisation a on a.id = d.applicant_id
join organisation p on p.id = d.recommender_id
join organisation i on i.id = d.issuer_id
join round r on r.id = d.round_id and r.cancelled_at is null
left join recommendation x on x.dossier_id = d.id
left join decision c on c.dossier_id = d.id and c.step = ${decidedBy}
  and c.received_at is null and c.set_aside_at is null
left join assignment own on own.dossier_id = d.id and own.organisation_id = d.recommender_id
left join assignment issuing on issuing.dossier_id = d.id and issuing.organisation_id = d.issuer_id
left join lateral (select * from proposed_list l where d.state in ('reviewed', 'proposed') and l.round_id = d.round_id and l.state <> 'dropped'
  and (l.state = 'signed') = (d.state = 'proposed') and l.entries @> jsonb_build_array(jsonb_build_object('dossierId', d.id)) order by l.number desc limit 1) l on true
left join lateral (select * from notice n where d.state = 'proposed' and n.round_id = d.round_id
  and n.list @> jsonb_build_array(jsonb_build_object('dossierId', d.id)) order by n.published_on desc limit 1) n on true
cross join lateral (select count(*) filter (where s.state <> 'replaced')::int as drawn, coalesce(sum(s.version), 0)::int as sample_version, count(*) filter (where s.state = 'recorded')::int as recorded,
  count(*) filter (where s.state = 'recorded' and s.denied)::int as denied, count(*) filter (where s.state = 'recorded' and s.satisfied)::int as satisfied
  from sample s where s.dossier_id = d.id) sampled
cross join lateral (select count(*)::int as seated, count(s.signed_at)::int as signed,
  coalesce(array_agg(s.account_id order by s.account_id) filter (where s.signed_at is null), '{}') as unsigned,
  coalesce(array_agg(s.account_id order by s.position), '{}') as in_seats,
  (select coalesce(jsonb_agg(jsonb_build_object('accountId', w.account_id, 'kind', w.kind, 'text', '', 'saidAt', w.said_at) order by w.n), '[]') from panel_word w
    where w.dossier_id = d.id) as words,
  (select count(*)::int from panel_draw w where w.dossier_id = d.id) as panels
  from panel_seat s where s.dossier_id = d.id and s.state = 'seated') seats
cross join lateral (select count(*)::int as returns, max(${dayOf('t.sent_at')}) filter (where t.resolved_at is null) as returned_on,
  coalesce(sum(jsonb_array_length(t.items)) filter (where t.resolved_at is null), 0)::int as correction_items,
  case when d.state = 'returned' then ${repeatedItems} else 0 end as repeated_items, case when d.state = 'returned' then ${overlookedItems} else 0 end as overlooked_items
  from correction t where t.dossier_id = d.id) returned
where d.id = any(${ids}) and d.state = any(${waited})`;

/** The day in Asia/Shanghai of an instant's column. */
export const dayOf = (column: string) => sql<string | null>`(${sql.ref(column)} at time zone 'Asia/Shanghai')::date`;

/** Everybody who has written any part of what is signed there, by the journal (store/journal.ts answers the same for one). */
export const hands = (kind: Signed, id: string) =>
  sql<string[]>`(select coalesce(jsonb_agg(distinct j.actor_id), '[]'::jsonb) from journal j where j.subject_id = ${sql.ref(id)}
    and j.subject_kind = ${subjectOf(kind)} and j.action = ${anyOf(writingActs[kind])} and j.actor_id is not null)`;

/** The last day on which the journal has this act on it. */
export const lastOn = (action: string, id: string) =>
  sql<string | null>`(select max(${dayOf('j.at')}) from journal j where j.subject_id = ${sql.ref(id)} and j.action = ${action})`;

/** By which step a case in this state is decided against its applicant, or may be. */
const decidedBy = sql`case when d.state in ('recommended', 'rejected') then 'reject' when d.state = 'notProposed' then 'passOver' else 'decline' end`;

/** The decision that a case stands by, once its applicant has opened it and while nobody has asked for 复核 of it. */
const askable = sql`case when d.state in ('declined', 'rejected', 'notProposed') then
  (select jsonb_build_object('decidedOn', ${dayOf('m.decided_at')}, 'openedOn', ${dayOf('m.received_at')}) from decision m
    where m.dossier_id = d.id and m.step = ${decidedBy} and m.number is not null and m.received_at is not null and m.set_aside_at is null
      and not exists (select 1 from reconsideration q where q.number = m.number)) end`;

const acceptedOn = sql`case when d.state = 'assessing' and r.stamped_papers <> '{}' then ${lastOn('accept', 'd.id')} end`;

export async function calendarOf(tx: Tx): Promise<Calendar> {
  const years = await tx.selectFrom('calendarYear').select(['year', 'data']).execute();
  return { ...announcedYears, ...Object.fromEntries(years.map(({ year, data }) => [year, data])) };
}

const openLinks = sql`(select coalesce(jsonb_agg(jsonb_build_object('madeOn', ${dayOf('l.made_at')}, 'expiresOn', ${dayOf('l.expires_at')}) order by l.id), '[]'::jsonb)
  from survey_link l join sample s on s.dossier_id = l.dossier_id and s.row_id = l.row_id and s.state = 'drawn'
  where l.dossier_id = d.id and l.answered_at is null and l.revoked_at is null)`;

const infected = sql`(select coalesce(jsonb_agg(m.name order by m.name), '[]'::jsonb) from material m join file f on f.hash = m.file_hash
  where m.dossier_id = d.id and m.removed_at is null and f.scan_state = 'infected')`;

/** Items of the open return whose place, its row or a part of it an earlier one named already; core/workflow/repeated.ts says the same of one case. */
const repeatedItems = sql`(select count(distinct item ->> 'path')::int from correction c, jsonb_array_elements(c.items) item
  where c.dossier_id = d.id and c.resolved_at is null and exists (
    select 1 from correction e, jsonb_array_elements(e.items) was where e.dossier_id = c.dossier_id and e.no < c.no
    and (item ->> 'path' = was ->> 'path' or starts_with(item ->> 'path', (was ->> 'path') || '/') or starts_with(was ->> 'path', (item ->> 'path') || '/'))))`;

/** Items of the open return that its notice keeps as overlooked before; core/workflow/overlooked.ts judged them when it went out. */
const overlookedItems = sql`(select count(distinct item ->> 'path')::int from correction c, jsonb_array_elements(c.items) item
  where c.dossier_id = d.id and c.resolved_at is null and item ->> 'overlooked' = 'true')`;

type Beside = { readonly schemes: Shelf; readonly pending: Pending; readonly calendar: Calendar };

function caseOf(row: Found, { schemes, pending, calendar }: Beside): WaitingCase {
  const { scheme, innerRecommender, innerIssuer, preparedBy, preparedOn, written, lowReason, givenBackReason, satisfied, ...rest } = row;
  const { decisionBy, decisionOn, decisionBack, decisionNumber, ...more } = rest;
  const { noticeId, noticeEndsOn, noticeConcludedBy, handsDossier, handsDecline, handsList, listId, handsNotice, ...last } = more;
  const {
    stampedPapers,
    scans,
    asked,
    judgingSeen: seen,
    acceptedOn,
    adviceVersion,
    askable,
    signedAt,
    sampleVersion,
    inSeats,
    words,
    ...shown
  } = last;
  const { confirmed } = schemes.named(scheme).panel;
  const owes = owed(schemes, row);
  return {
    ...shown,
    ...stampedOf(row, { schemes, pending, calendar }),
    ...{ confirmed, awaited: confirmed && row.signed === row.seated ? discussionOf(words, inSeats).awaited : [] },
    askUntil: askUntil(askable, schemes.named(scheme), calendar),
    judgingOwed: seen === null ? null : judgingOwedSaid(judgingOwed(schemes.named(scheme), asked, seen)),
    inner: { recommender: innerRecommender, issuer: innerIssuer },
    recommendation: preparedBy === null ? null : { preparedBy, preparedOn: preparedOn ?? '', complete: owes === null && written, owes },
    decision:
      decisionBy === null
        ? null
        : {
            ...{ by: decisionBy, on: decisionOn ?? '', givenBack: decisionBack, number: decisionNumber },
            hands: [...handsDecline, ...pending.hands('decline', row.id)],
          },
    recognition: row.recognition && {
      ...{ by: row.recognition.by, givenBack: row.recognition.givenBack },
      hands: [...row.recognition.hands, ...pending.hands('recognition', row.recognition.id)],
    },
    notice: noticeId === null ? null : { id: noticeId, endsOn: noticeEndsOn ?? '', concludedBy: noticeConcludedBy },
    hands: {
      dossier: [...handsDossier, ...pending.hands('dossier', row.id)],
      list: listId === null ? [] : [...handsList, ...pending.hands('proposedList', listId)],
      notice: noticeId === null ? [] : [...handsNotice, ...pending.hands('notice', noticeId)],
    },
  };
}

/** Until when 复核 of a decision may be asked for that its applicant has opened, by the edition of its round. */
function askUntil(sent: Sent | null, { reconsideration: days }: Scheme, calendar: Calendar): string | null {
  const term = sent === null || days === null ? null : reconsiderationTerm(sent, days, calendar);
  return term?.ok ? term.value.until : null;
}

/** Papers with a seal that are still owed, and until when the applicant is asked for its own. */
function stampedOf(row: Found, { schemes, pending, calendar }: Beside): Pick<WaitingCase, 'papersOwed' | 'stampBy'> {
  if (row.state !== 'assessing' || row.stampedPapers.length === 0) return { papersOwed: [], stampBy: null };
  const scheme = schemes.named(row.scheme);
  const advice = row.adviceVersion === null ? null : { version: row.adviceVersion, signedAt: row.signedAt };
  const now = versionsNow(row.submissions, { ...recommendationVersion(advice, []), sample: row.sampleVersion });
  const acceptedOn = pending.lastOn('accept', row.id) ?? row.acceptedOn;
  return {
    papersOwed: owedPapers(askedPapers(scheme, row.stampedPapers), row.scans, now),
    stampBy: stampBy({ acceptedOn, recommendBy: row.recommendBy, leaves: scheme.correction.leaves }, calendar),
  };
}

type Advice = Pick<Found, 'drawn' | 'recorded' | 'satisfied' | 'denied' | 'scheme' | 'lowReason' | 'givenBackReason'>;

/** What the officer still owes to annex 1 besides its three texts: a leader's word, or the reason for recommending against the sample. */
function owed(schemes: Shelf, { drawn, recorded, satisfied, denied, scheme, lowReason, givenBackReason }: Advice): string | null {
  if (givenBackReason !== null) return `领导退回修改：${givenBackReason}`;
  const surveyed = { reached: recorded, waiting: drawn - recorded, satisfied, denied };
  const asked = reasonAsked(surveyed, schemes.named(scheme).thresholds.satisfaction.atLeast);
  return asked === null || (lowReason ?? '').trim() !== '' ? null : `推荐表还须写明“${asked}”`;
}
