import { sql } from 'kysely';
import type { Calendar } from '../core/calendar/workday.ts';
import { dueOf } from '../core/deadlines/duty.ts';
import { hearingEnds } from '../core/deadlines/hearing.ts';
import { answeredBy } from '../core/deadlines/reconsideration.ts';
import { complaintProcedure, type WaitingComplaint } from '../core/procedure/complaint.ts';
import { noticeProcedure, type WaitingNotice } from '../core/procedure/notice.ts';
import { objectionProcedure, type WaitingObjection } from '../core/procedure/objection.ts';
import { platformChangeProcedure, type WaitingPlatformChange } from '../core/procedure/platform-change.ts';
import { policyProcedure, type WaitingPolicy } from '../core/procedure/policy.ts';
import { reconsiderationProcedure, type WaitingReconsideration } from '../core/procedure/reconsideration.ts';
import { recusalProcedure, type WaitingRecusal } from '../core/procedure/recusal.ts';
import { reportProcedure, type WaitingReport } from '../core/procedure/report.ts';
import { revocationProcedure, type WaitingRevocation } from '../core/procedure/revocation.ts';
import { showcaseProcedure, type WaitingShowcase } from '../core/procedure/showcase.ts';
import type { Scheme } from '../core/scheme/scheme.ts';
import { linesOf } from '../core/waiting/lines.ts';
import { dossierProcedure } from '../core/workflow/steps.ts';
import type { Tx } from './transaction.ts';
import { type Around, calendarOf, dayOf, hands, lastOn, type Worked, waitingCases } from './waiting-case.ts';
import { summaries } from './waiting-summaries.ts';

/**
 * Kind of case → its lines: what the rows of its table say (`waits`) of what the database holds now, read with the system's eyes. A procedure whose rows are the
 * first of it to wait for somebody gets an entry here, and its tables in the triggers of a migration (as 0240-waiting.ts has them).
 */
export const workers: Readonly<Record<string, (tx: Tx, ids: readonly string[], around: Around) => Promise<Worked[]>>> = {
  dossier: async (tx, ids, around) =>
    (await waitingCases(tx, ids, around)).map((one) => ({ id: one.id, lines: () => linesOf(dossierProcedure, one.whole()) })),
  report: reports,
  summary: summaries,
  objection: objections,
  complaint: complaints,
  reconsideration: reconsiderations,
  recusal: recusals,
  revocation: revocations,
  showcase: showcases,
  policy: policies,
  platformChange: platformChanges,
  posting: postings,
};

async function reports(tx: Tx, ids: readonly string[], { schemes, pending }: Around): Promise<Worked[]> {
  const { rows } = await sql<Omit<WaitingReport, 'summaryDueOn'> & { scheme: string }>`
    select r.id, p.name as platform, r.organisation_id, r.authority_id, r.year, r.quarter, r.state, r.due_on, r.submitted_on, r.return_reason, r.revise_by,
      coalesce(u.scheme, p.edition) as scheme,
      case when r.state = 'returned' then ${lastOn('returnReport', 'r.id')} end as returned_on
    from report r join platform p on p.id = r.platform_id left join round u on u.id = p.round_id
    where r.id = any(${ids}) and r.state in ('open', 'submitted', 'correcting', 'returned')`.execute(tx);
  const calendar = rows.some(({ state }) => state === 'submitted') ? await calendarOf(tx) : {};
  return rows.map((one) => ({
    id: one.id,
    lines: () => {
      const returnedOn = pending.lastOn('returnReport', one.id) ?? one.returnedOn;
      return linesOf(reportProcedure, { ...one, returnedOn, summaryDueOn: summaryDay(one, schemes.named(one.scheme), calendar) });
    },
  }));
}

async function objections(tx: Tx, ids: readonly string[]): Promise<Worked[]> {
  const { rows } = await sql<WaitingObjection>`
    select b.id, b.state, b.issuer_id, o.name as applicant, b.tracking_number, b.handler_id, b.found_by, ${dayOf('b.filed_at')} as filed_on
    from objection b join dossier d on d.id = b.dossier_id join organisation o on o.id = d.applicant_id
    where b.id = any(${ids}) and b.state in ('open', 'accepted', 'found')`.execute(tx);
  return rows.map((one) => ({ id: one.id, lines: () => linesOf(objectionProcedure, one) }));
}

async function complaints(tx: Tx, ids: readonly string[], { pending }: Around): Promise<Worked[]> {
  const { rows } = await sql<WaitingComplaint>`
    select c.id, c.number, c.state, c.issuer_id, c.handler_id, a.name as handler, c.kind, ${dayOf('c.filed_at')} as filed_on, c.word, ${hands('complaint', 'c.id')} || to_jsonb(c.gone) as hands
    from complaint c left join account a on a.id = c.handler_id where c.id = any(${ids}) and c.state <> 'answered'`.execute(tx);
  return rows.map((one) => ({
    id: one.id,
    lines: () => linesOf(complaintProcedure, { ...one, hands: [...one.hands, ...pending.hands('complaint', one.id)] }),
  }));
}

async function reconsiderations(tx: Tx, ids: readonly string[], { schemes, pending }: Around): Promise<Worked[]> {
  const { rows } = await sql<Omit<WaitingReconsideration, 'dueOn'> & { scheme: string; madeBy: string[]; declined: string[] }>`
    select c.id, c.state, c.step, c.dossier_id, c.number, d.number as dossier_number, c.decider_id, o.name as applicant,
      ${dayOf('c.asked_at')} as asked_on, r.scheme, to_jsonb(array_remove(array[m.written_by, m.decided_by], null)) as made_by, ${hands('decline', 'd.id')} as declined
    from reconsideration c join decision m on m.number = c.number join dossier d on d.id = c.dossier_id join round r on r.id = d.round_id
      join organisation o on o.id = d.applicant_id
    where c.id = any(${ids}) and c.state = 'asked'`.execute(tx);
  const calendar = rows.length > 0 ? await calendarOf(tx) : {};
  return rows.map(({ scheme, madeBy, declined, ...one }) => ({
    id: one.id,
    lines: () => {
      const { reconsideration: days } = schemes.named(scheme);
      const due = days === null ? null : answeredBy(one.askedOn, days, calendar);
      const written = one.step === 'decline' ? [...declined, ...pending.hands('decline', one.dossierId)] : [];
      return linesOf(reconsiderationProcedure, { ...one, hands: [...madeBy, ...written], dueOn: due?.ok ? due.value : null });
    },
  }));
}

async function recusals(tx: Tx, ids: readonly string[]): Promise<Worked[]> {
  const { rows } = await sql<WaitingRecusal>`
    select c.id, c.state, c.dossier_id, c.issuer_id, d.number, o.name as applicant, c.asked_by, c.held_by, ${dayOf('c.asked_at')} as asked_on, c.signed
    from recusal c join dossier d on d.id = c.dossier_id join organisation o on o.id = d.applicant_id
    where c.id = any(${ids}) and c.state = 'asked' and d.state = 'admitted'`.execute(tx);
  return rows.map((one) => ({ id: one.id, lines: () => linesOf(recusalProcedure, one) }));
}

async function revocations(tx: Tx, ids: readonly string[], { schemes, pending }: Around): Promise<Worked[]> {
  const { rows } = await sql<Omit<WaitingRevocation, 'hearingEndsOn'> & { verifiedOn: string | null }>`
    select v.id, p.name as platform, v.issuer_id, v.organisation_id, v.state, v.verified_on, v.prepared_by, v.given_back_reason, v.article, v.published_on,
      ${hands('revocation', 'v.id')} as hands
    from revocation v join platform p on p.id = v.platform_id where v.id = any(${ids}) and (v.state in ('opened', 'verified', 'heard') or (v.state = 'revoked' and v.published_on is null))`.execute(
    tx,
  );
  const calendar = rows.some(({ verifiedOn }) => verifiedOn !== null) ? await calendarOf(tx) : {};
  return rows.map((one) => ({
    id: one.id,
    lines: () =>
      linesOf(revocationProcedure, {
        ...{ ...one, hands: [...one.hands, ...pending.hands('revocation', one.id)] },
        hearingEndsOn: one.verifiedOn === null ? null : hearingDay(one.verifiedOn, schemes.heldBy(one.issuerId, one.verifiedOn), calendar),
      }),
  }));
}

async function showcases(tx: Tx, ids: readonly string[], { pending }: Around): Promise<Worked[]> {
  const { rows } = await sql<WaitingShowcase>`
    select s.id, s.title, s.state, s.remark, s.authority_id, s.issuer_id, s.written_by, p.name as platform, o.name as authority, i.name as issuer,
      ${lastOn('offerShowcase', 's.id')} as offered_on, ${hands('showcase', 's.id')} as hands
    from showcase s join platform p on p.id = s.platform_id join organisation o on o.id = s.authority_id join organisation i on i.id = s.issuer_id
    where s.id = any(${ids}) and s.state in ('offered', 'returned')`.execute(tx);
  return rows.map((one) => ({
    id: one.id,
    lines: () =>
      linesOf(showcaseProcedure, {
        ...one,
        hands: [...one.hands, ...pending.hands('showcase', one.id)],
        offeredOn: pending.lastOn('offerShowcase', one.id) ?? one.offeredOn,
      }),
  }));
}

async function policies(tx: Tx, ids: readonly string[], { pending }: Around): Promise<Worked[]> {
  const { rows } = await sql<WaitingPolicy>`
    select p.id, p.title, p.state, p.remark, p.issuer_id, i.name as issuer, p.written_by, ${hands('policy', 'p.id')} as hands
    from policy p join organisation i on i.id = p.issuer_id where p.id = any(${ids}) and p.state in ('offered', 'returned')`.execute(tx);
  return rows.map((one) => ({
    id: one.id,
    lines: () => linesOf(policyProcedure, { ...one, hands: [...one.hands, ...pending.hands('policy', one.id)] }),
  }));
}

async function platformChanges(tx: Tx, ids: readonly string[], { pending }: Around): Promise<Worked[]> {
  const { rows } = await sql<WaitingPlatformChange>`
    select c.id, p.name as platform, c.state, c.remark, c.organisation_id, c.issuer_id, c.handled_by, ${hands('platformChange', 'c.id')} as hands
    from platform_change c join platform p on p.id = c.platform_id where c.id = any(${ids}) and c.state in ('asked', 'returned', 'handled')`.execute(
    tx,
  );
  return rows.map((one) => ({
    id: one.id,
    lines: () => linesOf(platformChangeProcedure, { ...one, hands: [...one.hands, ...pending.hands('platformChange', one.id)] }),
  }));
}

async function postings(tx: Tx, ids: readonly string[]): Promise<Worked[]> {
  const { rows } = await sql<WaitingNotice>`
    select n.id, 'published' as state, n.title, n.issuer_id, i.name as issuer, n.published_on from notice n join organisation i on i.id = n.issuer_id
    where n.id = any(${ids}) and n.posting is null and n.concluded_by is null`.execute(tx);
  return rows.map((one) => ({ id: one.id, lines: () => linesOf(noticeProcedure, one) }));
}

/** The day of the summary that a sent report goes into, by the scheme under which its platform was recognised. */
const summaryDay = ({ state, year, quarter }: Pick<WaitingReport, 'state' | 'year' | 'quarter'>, scheme: Scheme, calendar: Calendar) =>
  state === 'submitted' ? dueOf({ year, quarter }, 'authority', { scheme, calendar }) : null;

function hearingDay(verifiedOn: string, scheme: Scheme, calendar: Calendar): string | null {
  const ends = hearingEnds(verifiedOn, scheme, calendar);
  return ends.ok ? ends.value : null;
}
