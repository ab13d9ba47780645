import { sql } from 'kysely';
import type { Calendar, CalendarYear } from '../core/calendar/workday.ts';
import { announcedYears } from '../core/calendar/years.ts';
import type { Shelf } from '../core/scheme/shelf.ts';
import { linesOfCase } from '../core/waiting/case-lines.ts';
import type { Line } from '../core/waiting/line.ts';
import {
  linesOfObjection,
  linesOfReport,
  linesOfRevocation,
  linesOfShowcase,
  linesOfSummary,
  type WaitingObjection,
  type WaitingReport,
  type WaitingRevocation,
  type WaitingShowcase,
  type WaitingSummary,
} from '../core/waiting/titles.ts';
import type { Pending } from './journal.ts';
import type { Tx } from './transaction.ts';
import { dayOf, hands, waitingCases } from './waiting-case.ts';

export type Around = { readonly schemes: Shelf; readonly pending: Pending };
/** `lines` throws where this one cannot be worked out, whatever the others are. */
export type Worked = { readonly id: string; readonly lines: () => readonly Line[] };

/**
 * Kind of case → its lines, worked out from what the database holds now, with the system's eyes. A procedure that is to have lines in the inbox gets: what is
 * known of a case and its lines in core/waiting, its entry here, and its tables in the triggers of a migration (as 0240-waiting.ts has them).
 */
export const workers: Readonly<Record<string, (tx: Tx, ids: readonly string[], around: Around) => Promise<Worked[]>>> = {
  dossier: async (tx, ids, around) =>
    (await waitingCases(tx, ids, around)).map((one) => ({ id: one.id, lines: () => linesOfCase(one.whole()) })),
  report: reports,
  summary: summaries,
  objection: objections,
  revocation: revocations,
  showcase: showcases,
};

async function reports(tx: Tx, ids: readonly string[], { schemes, pending }: Around): Promise<Worked[]> {
  const { rows } = await sql<WaitingReport>`
    select r.id, p.name as platform, r.organisation_id, r.authority_id, r.year, r.quarter, r.state, r.due_on, r.return_reason,
      coalesce(u.scheme, p.edition) as scheme,
      case when r.state = 'returned' then ${lastOn('returnReport', 'r.id')} end as returned_on
    from report r join platform p on p.id = r.platform_id left join round u on u.id = p.round_id
    where r.id = any(${ids}) and r.state in ('open', 'submitted', 'returned')`.execute(tx);
  const calendar = rows.some(({ state }) => state === 'submitted') ? await calendarOf(tx) : {};
  return rows.map((one) => ({
    id: one.id,
    lines: () =>
      linesOfReport(
        { ...one, returnedOn: pending.lastOn('returnReport', one.id) ?? one.returnedOn },
        { scheme: schemes.named(one.scheme), calendar },
      ),
  }));
}

async function summaries(tx: Tx, ids: readonly string[], { pending }: Around): Promise<Worked[]> {
  const { rows } = await sql<WaitingSummary>`
    select s.id, s.authority_id, o.name as authority, s.year, s.quarter, s.state, s.due_on, s.prepared_by, s.given_back_reason, ${hands('summary', 's.id')} as hands
    from summary s join organisation o on o.id = s.authority_id where s.id = any(${ids}) and s.state <> 'sent'`.execute(tx);
  return rows.map((one) => ({
    id: one.id,
    lines: () => linesOfSummary({ ...one, hands: [...one.hands, ...pending.hands('summary', one.id)] }),
  }));
}

async function objections(tx: Tx, ids: readonly string[]): Promise<Worked[]> {
  const { rows } = await sql<WaitingObjection>`
    select b.id, b.issuer_id, o.name as applicant, b.tracking_number, ${dayOf('b.filed_at')} as filed_on
    from objection b join dossier d on d.id = b.dossier_id join organisation o on o.id = d.applicant_id
    where b.id = any(${ids}) and b.state = 'open'`.execute(tx);
  return rows.map((one) => ({ id: one.id, lines: () => linesOfObjection(one) }));
}

async function revocations(tx: Tx, ids: readonly string[], { schemes, pending }: Around): Promise<Worked[]> {
  const { rows } = await sql<WaitingRevocation>`
    select v.id, p.name as platform, v.issuer_id, v.organisation_id, v.state, v.verified_on, v.prepared_by, v.given_back_reason, v.article,
      ${hands('revocation', 'v.id')} as hands
    from revocation v join platform p on p.id = v.platform_id where v.id = any(${ids}) and v.state in ('opened', 'verified', 'heard')`.execute(
    tx,
  );
  const calendar = rows.some(({ verifiedOn }) => verifiedOn !== null) ? await calendarOf(tx) : {};
  return rows.map((one) => ({
    id: one.id,
    lines: () =>
      linesOfRevocation(
        { ...one, hands: [...one.hands, ...pending.hands('revocation', one.id)] },
        { schemeOn: (day) => schemes.heldBy(one.issuerId, day), calendar },
      ),
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
      linesOfShowcase({
        ...one,
        hands: [...one.hands, ...pending.hands('showcase', one.id)],
        offeredOn: pending.lastOn('offerShowcase', one.id) ?? one.offeredOn,
      }),
  }));
}

/** The last day on which the journal has this act on it. */
const lastOn = (action: string, id: string) =>
  sql<string | null>`(select max(${dayOf('j.at')}) from journal j where j.subject_id = ${sql.ref(id)} and j.action = ${action})`;

async function calendarOf(tx: Tx): Promise<Calendar> {
  const years = await tx.selectFrom('calendarYear').select(['year', 'data']).execute();
  return { ...announcedYears, ...Object.fromEntries(years.map(({ year, data }) => [year, data as CalendarYear])) };
}
