import { type RawBuilder, sql } from 'kysely';
import type { Left } from '../acts/inbox/port.ts';
import type { Shelf } from '../core/scheme/shelf.ts';
import type { Line } from '../core/waiting/line.ts';
import { recordset } from './bulk.ts';
import { holdsWrites } from './closing.ts';
import { appendWaiting, pendingIn } from './journal.ts';
import type { WaitingRow } from './schema.ts';
import { atTheEnd, type Tx } from './transaction.ts';
import { ofSystem, withSystemEyes } from './viewer.ts';
import type { Around, Worked } from './waiting-case.ts';
import { workers } from './waiting-lines.ts';

/** So many cases are worked out by one statement. */
const PORTION = 500;

const watched = new WeakSet<Tx>();

/** What working out takes of the process, and whom it tells. */
export type Keeping = {
  readonly schemes: Shelf;
  /** Told where what waits is still to be worked out behind the commit. */
  readonly leftWaiting?: () => void;
  /** Told of a case whose lines could not be worked out, and of which; where nobody is told, what asked for it fails. */
  readonly failed?: (error: unknown, where: string) => void;
};

/**
 * What this transaction changes of what waits is worked out before it commits; over a request's connection, which cannot see all that takes, right behind its
 * commit (world.ts), as what stands in the lines of many: it stays noted as stale until then, and no reader passes over that.
 */
export function keepWaiting(tx: Tx, keeping: Keeping): void {
  if (watched.has(tx)) return;
  watched.add(tx);
  atTheEnd(tx, async () => (ofSystem(tx) ? takeUp(tx, keeping) : keeping.leftWaiting?.()));
}

/** With the system's eyes to the end: nothing but the journal's entries comes after it. */
async function takeUp(tx: Tx, keeping: Keeping): Promise<void> {
  if (holdsWrites(tx)) await appendWaiting(tx); // what waits is worked out of what is written
  await sql`select set_config('shifan.system', 'on', true)`.execute(tx);
  const { rows } = await sql<Stale>`delete from waiting_stale where act = pg_current_xact_id()::text::bigint returning kind, id`.execute(
    tx,
  );
  if ((await spread(tx, rows.filter(isWide))) > 0) keeping.leftWaiting?.();
  await workOut(
    tx,
    rows.filter((one) => !isWide(one)),
    keeping,
  );
}

export type Stale = { readonly kind: string; readonly id: string };
type Limits = Keeping & Left & { readonly most: number };

/**
 * Works out what others left stale, at most so many cases; answers how much it was, with what could not be worked out where that is not taken again
 * (`urgent`, `lost`). What another transaction is at is left to it.
 */
export const refreshWaiting = (tx: Tx, asked: Limits): Promise<number> => withSystemEyes(tx, () => refresh(tx, asked));

/** The same where the system looks already. */
export async function refresh(tx: Tx, { most, urgent, first, lost, ...keeping }: Limits): Promise<number> {
  const wide = await taken(tx, { which: sql`kind <> all(${cases})`, order: sql`kind, id`, most });
  await spread(tx, wide);
  const which = urgent ? sql`act <> 0 and kind = any(${cases})` : sql`kind = any(${cases}) and id <> all(${[...(lost ?? [])]}::uuid[])`;
  const rows = await taken(tx, { which, order: soonest(first), most });
  const failing = await workOut(tx, rows, keeping);
  for (const id of failing) lost?.add(id);
  return wide.length + rows.length - (urgent || lost ? 0 : failing.length);
}

type Taking = { readonly which: RawBuilder<unknown>; readonly order: RawBuilder<unknown>; readonly most: number };

/** What was due soonest before it changed, of `first`'s cases before all others': whoever looks meanwhile has the top of the own list right. */
const soonest = (first: string | undefined): RawBuilder<unknown> => sql`
  ${first === undefined ? sql`` : sql`(exists (select 1 from dossier d where d.id = n.id and ${first} in (d.applicant_id, d.recommender_id, d.issuer_id))) desc,`}
  (select min(w.due_on) from waiting w where w.case_id = n.id and w.kind = n.kind) nulls last, kind, id`;

const taken = async (tx: Tx, { which, order, most }: Taking): Promise<readonly Stale[]> =>
  (
    await sql<Stale>`delete from waiting_stale s using (select kind, id from waiting_stale n where ${which}
      order by ${order} limit ${most} for update skip locked) t where s.kind = t.kind and s.id = t.id returning s.kind, s.id`.execute(tx)
  ).rows;

/** Everything that waits, or is said to, is to be worked out anew, a portion after the other: the net below the triggers, and what a new version says otherwise. */
export async function doubtAll(tx: Tx, today: string): Promise<void> {
  await sql`delete from waiting where line = 'mayReconsider' and until_on < ${today}`.execute(tx);
  await sql`insert into waiting_stale (kind, id, act) select kind, id, 0 from app.all_waiting() on conflict do nothing`.execute(tx);
}

const cases = Object.keys(workers);
const isWide = ({ kind }: Stale): boolean => !Object.hasOwn(workers, kind);

/**
 * What a round, a notice, a name or the calendar says stands in the lines of many: each of them is noted as stale itself. A case is worked out by whoever holds
 * its own note and by nobody else, or two who are at it at once would each leave its lines there; and so many at a time, however many they are.
 */
async function spread(tx: Tx, wide: readonly Stale[]): Promise<number> {
  if (wide.length === 0) return 0;
  const found = await hangingOn(tx, wide);
  await sql`insert into waiting_stale (kind, id, act) select kind, id, 1 from jsonb_to_recordset(${recordset(found)}) as c (kind text, id uuid)
    order by kind, id on conflict (kind, id) do update set act = 1 where waiting_stale.act = 0`.execute(tx);
  return found.length;
}

/** Answers which could not be: a case that cannot keeps its lines as they were, and is noted to be tried again within a minute; the others go on. */
async function workOut(tx: Tx, stale: readonly Stale[], { schemes, failed }: Keeping): Promise<string[]> {
  const failing: string[] = [];
  const around: Around = { schemes, pending: pendingIn(tx) };
  for (const [kind, ids] of byKind(stale)) {
    const work = workers[kind];
    if (work === undefined) continue;
    for (let from = 0; from < ids.length; from += PORTION) {
      const portion = ids.slice(from, from + PORTION);
      const { done, lost } = linesOf(await work(tx, portion, around), (error, id) => {
        if (failed === undefined) throw error;
        failed(error, `waiting ${kind} ${id}`);
      });
      const kept = portion.filter((id) => !lost.includes(id));
      await replace(tx, { kind, ids: kept }, done);
      if (lost.length > 0) await noteAgain(tx, kind, lost);
      failing.push(...lost);
    }
  }
  return failing;
}

type Lined = { readonly id: string; readonly lines: readonly Line[] };

function linesOf(worked: readonly Worked[], failed: (error: unknown, id: string) => void): { done: Lined[]; lost: string[] } {
  const [done, lost]: [Lined[], string[]] = [[], []];
  for (const { id, lines } of worked)
    try {
      done.push({ id, lines: lines() });
    } catch (error) {
      failed(error, id);
      lost.push(id);
    }
  return { done, lost };
}

const noteAgain = async (tx: Tx, kind: string, ids: readonly string[]): Promise<void> =>
  void (await sql`insert into waiting_stale (kind, id, act) select ${kind}, unnest(${ids}::uuid[]), 0 on conflict do nothing`.execute(tx));

/** Cases by kind, and those that hang on what is none. */
export const widened = async (tx: Tx, stale: readonly Stale[]): Promise<Map<string, string[]>> =>
  byKind([...stale.filter((one) => !isWide(one)), ...(await hangingOn(tx, stale.filter(isWide)))]);

function byKind(stale: readonly Stale[]): Map<string, string[]> {
  const found = new Map<string, Set<string>>();
  for (const { kind, id } of stale) found.set(kind, (found.get(kind) ?? new Set()).add(id));
  return new Map([...found].map(([kind, ids]) => [kind, [...ids]]));
}

async function hangingOn(tx: Tx, wide: readonly Stale[]): Promise<readonly Stale[]> {
  const of = (kind: string) => wide.filter((one) => one.kind === kind).map(({ id }) => id);
  const [rounds, notices, organisations, platforms] = [of('round'), of('notice'), of('organisation'), of('platform')];
  const { rows } = await sql<Stale>`
    select 'dossier' as kind, d.id from dossier d where d.round_id = any(${rounds}) and ${livingCase}
    union select 'dossier', (l ->> 'dossierId')::uuid from notice n, jsonb_array_elements(n.list) l where n.id = any(${notices})
    union select 'dossier', d.id from dossier d where d.applicant_id = any(${organisations}) and ${livingCase}
    union select 'dossier', d.id from dossier d where d.recommender_id = any(${organisations}) and ${livingCase}
    union select 'dossier', d.id from dossier d where d.issuer_id = any(${organisations}) and ${livingCase}
    union select 'objection', o.id from objection o join dossier d on d.id = o.dossier_id where d.applicant_id = any(${organisations}) and o.state in ('open', 'accepted', 'found')
    union select 'recusal', c.id from recusal c join dossier d on d.id = c.dossier_id where d.applicant_id = any(${organisations}) and c.state = 'asked'
    union select 'summary', s.id from summary s where s.authority_id = any(${organisations})
    union select 'summary', s.id from report r join summary s on s.authority_id = r.authority_id and s.issuer_id = r.issuer_id and s.year = r.year and s.quarter = r.quarter
      where r.platform_id = any(${platforms})
    union select 'showcase', s.id from showcase s where (s.authority_id = any(${organisations}) or s.issuer_id = any(${organisations})) and s.state in ('offered', 'returned')
    union select 'posting', n.id from notice n where n.issuer_id = any(${organisations}) and n.posting is null and n.concluded_by is null
    union select 'policy', p.id from policy p where p.issuer_id = any(${organisations}) and p.state in ('offered', 'returned')
    union select 'platformChange', c.id from platform_change c where c.platform_id = any(${platforms}) and c.state in ('asked', 'returned', 'handled')
    union select 'report', r.id from report r where r.platform_id = any(${platforms}) and r.state in ('open', 'submitted', 'correcting', 'returned')
    union select 'revocation', v.id from revocation v where v.platform_id = any(${platforms}) and v.state in ('opened', 'verified', 'heard')
    union select 'showcase', s.id from showcase s where s.platform_id = any(${platforms}) and s.state in ('offered', 'returned')
    ${
      of('calendar').length > 0
        ? sql`union select 'report', r.id from report r where r.state = 'submitted' union select 'revocation', v.id from revocation v where v.state = 'verified'
      union select 'dossier', d.id from dossier d where d.state = 'assessing'`
        : sql``
    }`.execute(tx);
  return rows;
}

const livingCase = sql`d.state in ('draft', 'returned', 'submitted', 'assessing', 'recommended', 'admitted', 'reviewed', 'proposed')`;

/** The lines of these cases are now those, whatever they were. */
async function replace(tx: Tx, { kind, ids }: { kind: string; ids: readonly string[] }, worked: readonly Lined[]): Promise<void> {
  const rows = worked.flatMap(({ id, lines }) => lines.map((line) => rowOf(kind, id, line)));
  await sql`with gone as (delete from waiting w where w.case_id = any(${ids}) and w.kind = ${kind})
    insert into waiting (kind, case_id, line, step, side, organisation_id, account_id, role, place, not_by, from_on, until_on, due_on, submitted_on, group_id, title, state, action, search, said)
    select kind, "caseId", line, step, side, "organisationId", "accountId", role, place, "notBy", "fromOn", "untilOn", "dueOn", "submittedOn", "groupId", title, state, action, search, said
    from jsonb_to_recordset(${recordset(rows)}) as r (kind text, "caseId" uuid, line text, step text, side text, "organisationId" uuid, "accountId" uuid, role text,
      place int, "notBy" uuid[], "fromOn" date, "untilOn" date, "dueOn" date, "submittedOn" date, "groupId" uuid, title text, state text, action text, search text, said jsonb)`.execute(
    tx,
  );
}

/** A line as it is kept; `search`: where its words are looked for. */
export function rowOf(
  kind: string,
  caseId: string,
  { kind: line, step, side, party, role, place, notBy, fromOn, untilOn, dueOn, submittedOn, group, said }: Line,
): WaitingRow {
  const { title, organisation, why, number, creditCode, who, state, action } = said;
  return {
    ...{
      kind,
      caseId,
      line,
      step,
      side,
      role,
      place,
      notBy,
      fromOn,
      untilOn,
      dueOn,
      submittedOn,
      groupId: group,
      title,
      state: state.label,
      action,
      said,
    },
    organisationId: 'organisationId' in party ? party.organisationId : null,
    accountId: 'accountId' in party ? party.accountId : null,
    search: [title, organisation, why, number, creditCode, who].filter(Boolean).join(' ').toLowerCase(),
  };
}
