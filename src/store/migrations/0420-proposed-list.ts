import { type Kysely, sql } from 'kysely';
import { listText } from '../../core/notice/list-text.ts';
import type { ListEntry } from '../../core/review/proposed-list.ts';
import { dossierProcedure } from '../../core/workflow/steps.ts';
import { sha256 } from '../crypto.ts';
import { guard, S } from './access.ts';

const STAFF = '(select app.staff_of())';
const is = (relation: string) => `(dossier_id = any ((select app.opened('${relation}'))::uuid[]) or app.may(dossier_id, '${relation}'))`;
/** Who writes a decision, as the gate has it (0120), and what a signed list passes over. */
const WRITES = `(step = 'decline' and ${is('recommender')}) or (step in ('reject', 'passOver') and ${is('issuer')}) or (decided_at is not null and ${is('own')})`;
const watched = ['year', 'closes_on', 'recommend_by', 'review_by', 'panel_size', 'cancelled_at', 'scheme'];
const row = (of: 'old' | 'new') => `(${watched.map((column) => `${of}.${column}`).join(', ')})`;

/**
 * 拟认定名单 (第八条（四）): the whole list is one thing, prepared by an officer and signed once by another person, a leader; what was signed never changes, and
 * no case is proposed or passed over but by it. The order that a round kept until now goes into it.
 */
export const proposedList = `
create table proposed_list (
  id uuid primary key,
  round_id uuid not null references round,
  issuer_id uuid not null references organisation,
  state text not null check (state in ('prepared', 'returned', 'signed', 'dropped')),
  cut text not null check (cut ~ '^\\d{1,3}(\\.\\d{1,2})?$'),
  entries jsonb not null check (jsonb_array_length(entries) > 0),
  under_review jsonb not null,
  contact_office text not null,
  contact_phone text not null,
  list_hash text not null check (list_hash ~ '^[0-9a-f]{64}$'),
  word text,
  prepared_by uuid not null references account,
  prepared_at timestamptz not null,
  number int,
  signed_by uuid references account,
  signed_at timestamptz,
  version int not null default 1,
  check ((state = 'signed') = (number is not null and signed_by is not null and signed_at is not null)),
  check (signed_by <> prepared_by)
);
create unique index proposed_list_open on proposed_list (round_id) where state in ('prepared', 'returned');
create unique index proposed_list_number on proposed_list (round_id, number);
`;

/** Behind the lists that are made of what stood: from here on nobody signs what nobody else prepared. */
export const proposedListAlone = `
drop trigger round_changes_waiting on round;
alter table round drop column ranking, drop column ranking_fixed_by, drop column ranking_fixed_at, drop column ranking_version,
  drop column ranking_given_back_by, drop column ranking_given_back_reason;
create trigger round_changes_waiting after update on round for each row when (${row('old')} is distinct from ${row('new')})
  execute function app.changes_waiting('round', 'id');
create trigger proposed_list_changes_waiting after insert or update on proposed_list for each row execute function app.changes_waiting('round', 'round_id');

create function app.proposed_list_stays() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$ begin
  if tg_op = 'DELETE' then raise exception 'a proposed list is never removed' using errcode = '42501'; end if;
  if tg_op = 'INSERT' then
    if new.state <> 'prepared' or new.prepared_by is distinct from app.account() then
      raise exception 'a proposed list is prepared by whoever acts' using errcode = '42501';
    end if;
    new.issuer_id := (select r.issuer_id from round r where r.id = new.round_id);
    return new;
  end if;
  if old.state in ('signed', 'dropped') or (new.id, new.round_id, new.issuer_id) is distinct from (old.id, old.round_id, old.issuer_id) then
    raise exception 'a proposed list that is over never changes' using errcode = '42501';
  end if;
  if (new.cut, new.entries, new.under_review, new.contact_office, new.contact_phone, new.list_hash, new.prepared_by, new.prepared_at)
    is distinct from (old.cut, old.entries, old.under_review, old.contact_office, old.contact_phone, old.list_hash, old.prepared_by, old.prepared_at)
    and (new.state <> 'prepared' or new.prepared_by is distinct from app.account()) then
    raise exception 'what was prepared stays as it was' using errcode = '42501';
  end if;
  if new.state = 'signed' and (new.signed_by is distinct from app.account()
    or not coalesce(app.leads_on(new.signed_by, (new.signed_at at time zone 'Asia/Shanghai')::date), false)) then
    raise exception 'a leader signs, in person' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger proposed_list_stays before insert or update or delete on proposed_list for each row execute function app.proposed_list_stays();

create function app.case_is_listed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$ begin
  if not exists (select 1 from proposed_list l where l.round_id = new.round_id and l.state = 'signed' and l.entries @>
    jsonb_build_array(jsonb_build_object('dossierId', new.id, 'listed', new.state = 'proposed'))) then
    raise exception 'a case is proposed or passed over by a signed list alone' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger case_is_listed before update of state on dossier for each row
  when (old.state = 'reviewed' and new.state in ('proposed', 'notProposed')) execute function app.case_is_listed();
${guard(['proposed_list', [`${S} or (select app.supervisor()) or issuer_id = ${STAFF}`, `${S} or issuer_id = ${STAFF}`]])}
alter table decision drop constraint decision_step_check;
alter table decision add constraint decision_step_check check (step in ('decline', 'reject', 'passOver'));
alter policy decision_insert on decision with check (${WRITES});
alter policy decision_update on decision using (${WRITES}) with check (${WRITES});
alter policy decision_delete on decision using (${WRITES});
alter policy proposed_list_delete on proposed_list using (false);
create policy proposed_list_door on proposed_list for select to current_user using (true);
`;

type Ranked = { dossierId: string; position: number; score: string; proposed: boolean; note: string };
type Kept = { id: string; issuer_id: string; ranking: Ranked[]; fixed_by: string | null; fixed_at: string | null; word: string | null };
type Case = {
  id: string;
  number: string | null;
  state: string;
  name: string;
  recommender: string;
  kind: string | null;
  functions: unknown;
};

const settled = ['proposed', 'notProposed', 'recognised', 'setAside'];
const UPGRADED = '系统升级后拟认定名单改为整张一次签署，请核对排序和理由，重新送分管领导签署';

/**
 * What stood: of each round the cases that were signed one by one are one signed list, in the order that was fixed, and who signed the last of them signed it;
 * those that still wait go back to the officer with their order and choices.
 */
export async function listsOfRankings(db: Kysely<unknown>): Promise<void> {
  const { rows: rounds } = await sql<Kept>`select id, issuer_id, ranking, ranking_fixed_by as fixed_by, ranking_fixed_at::text as fixed_at,
    ranking_given_back_reason as word from round where ranking is not null and ranking_fixed_by is not null`.execute(db);
  for (const round of rounds) {
    const cases = await casesOf(
      db,
      round.ranking.map(({ dossierId }) => dossierId),
    );
    const entries = round.ranking.flatMap((line) => {
      const one = cases.find(({ id }) => id === line.dossierId);
      return one ? [{ state: one.state, entry: entryOf(line, one) }] : [];
    });
    const done = entries.filter(({ state }) => settled.includes(state)).map(({ entry }) => entry);
    const left = entries.filter(({ state }) => state === 'reviewed').map(({ entry }) => entry);
    const signer = done.length === 0 ? null : await lastSigner(db, round, done);
    if (signer) await keep(db, round, { entries: done, signer, word: null });
    if (left.length > 0) await keep(db, round, { entries: left, signer: null, word: round.word ?? UPGRADED });
  }
}

const casesOf = async (db: Kysely<unknown>, ids: readonly string[]): Promise<Case[]> =>
  (
    await sql<Case>`select d.id, d.number, d.state, a.name, r.name as recommender,
    (select v.value #>> '{}' from dossier_value v where v.dossier_id = d.id and v.key = 'kind') as kind,
    (select v.value from dossier_value v where v.dossier_id = d.id and v.key = 'functions') as functions
    from dossier d join organisation a on a.id = d.applicant_id join organisation r on r.id = d.recommender_id
    where d.id = any(${ids}::uuid[])`.execute(db)
  ).rows;

const entryOf = (
  { dossierId, position, score, proposed, note }: Ranked,
  { number, name, recommender, kind, functions }: Case,
): ListEntry => ({
  ...{ dossierId, number, name, recommender, city: '', kind: kind ?? '', position, score, scores: [], spread: '0', wide: false },
  functions: Array.isArray(functions) ? functions.map(String) : [],
  listed: proposed,
  reason: note.trim() === '' ? null : { article: dossierProcedure.steps.propose.article, text: note },
});

async function lastSigner(db: Kysely<unknown>, { fixed_by }: Kept, done: readonly ListEntry[]): Promise<{ by: string; at: string } | null> {
  const { rows } = await sql<{
    by: string;
    at: string;
  }>`select j.actor_id as by, j.at::text as at from journal j join account a on a.id = j.actor_id
    where j.subject_id = any(${done.map(({ dossierId }) => dossierId)}::uuid[]) and j.action in ('propose', 'passOver') and j.actor_id <> ${fixed_by}
    order by j.seq desc limit 1`.execute(db);
  return rows[0] ?? null;
}

type Made = { entries: readonly ListEntry[]; signer: { by: string; at: string } | null; word: string | null };

async function keep(db: Kysely<unknown>, { id, issuer_id, fixed_by, fixed_at }: Kept, { entries, signer, word }: Made): Promise<void> {
  const listed = entries.filter((one) => one.listed);
  const cut = listed.at(-1)?.score ?? '0';
  await sql`insert into proposed_list (id, round_id, issuer_id, state, cut, entries, under_review, contact_office, contact_phone, list_hash, word, prepared_by, prepared_at, number, signed_by, signed_at)
    values (gen_random_uuid(), ${id}, ${issuer_id}, ${signer ? 'signed' : 'returned'}, ${cut}, ${JSON.stringify(entries)}::jsonb, '[]'::jsonb, '', '',
      ${sha256(listText(listed))}, ${word}, ${fixed_by}, coalesce(${fixed_at}::timestamptz, now()), ${signer ? 1 : null}, ${signer?.by ?? null}, ${signer?.at ?? null}::timestamptz)`.execute(
    db,
  );
}
