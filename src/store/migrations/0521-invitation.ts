import { guard, S } from './access.ts';

/**
 * Whoever is drawn says first whether a conflict stands against it, and takes the seat or leaves it (第八条（四）); until then the case is shut: its form, its
 * papers, its words and its scores. The answer is the expert's own, given in the workspace or by a one-time link of which only the digest lies here. Seats of
 * before were taken without the question.
 */
const tables = `
alter table panel_seat add column accepted_at timestamptz;
alter table panel_seat disable trigger user;
alter table panel_seat no force row level security;
update panel_seat set accepted_at = seated_at where state <> 'away';
alter table panel_seat force row level security;
alter table panel_seat enable trigger user;

create table panel_invitation (
  id uuid primary key,
  dossier_id uuid not null,
  account_id uuid not null,
  issuer_id uuid not null references organisation,
  token_hash text not null unique,
  made_by uuid not null references account,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  opened_at timestamptz,
  answered_at timestamptz,
  revoked_at timestamptz,
  foreign key (dossier_id, account_id) references panel_seat (dossier_id, account_id)
);
create index panel_invitation_seat on panel_invitation (dossier_id, account_id, made_at);
`;

const STAFF = '(select app.staff_of())';
const EXPERT = '(select app.expert())';

const invitationAccess = guard([
  'panel_invitation',
  [`${S} or (select app.supervisor()) or issuer_id = ${STAFF}`, `${S} or issuer_id = ${STAFF}`],
]).replace(
  /create policy panel_invitation_delete[^;]*;/,
  'create policy panel_invitation_delete on panel_invitation for delete to shifan_app using (false);',
);

/** What 0120, 0245, 0350, 0410 and 0490 say of who sits, once more, each with the one condition. */
const TAKEN = "s.state = 'seated' and s.accepted_at is not null";
const seats = `
create or replace function app.seats() returns uuid[] language plpgsql stable as $$
declare me uuid := app.expert();
begin
  if me is null then return '{}'; end if;
  return array(select s.dossier_id from panel_seat s where s.account_id = me and ${TAKEN});
end $$;

create or replace function app.review_stays() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare seat record;
begin
  if tg_op = 'DELETE' then raise exception 'a review is never removed' using errcode = '42501'; end if;
  if tg_op = 'UPDATE' and (old.signed_at is not null or (new.dossier_id, new.account_id) is distinct from (old.dossier_id, old.account_id)) then
    raise exception 'a signed review never changes' using errcode = '42501';
  end if;
  if tg_op = 'INSERT' and exists (select 1 from review v where v.dossier_id = new.dossier_id and v.account_id = new.account_id) then return new; end if;
  if tg_op = 'INSERT' and new.signed_at is not null then raise exception 'a review is written before it is signed' using errcode = '42501'; end if;
  select s.issuer_id into seat from panel_seat s join dossier d on d.id = s.dossier_id
    where s.dossier_id = new.dossier_id and s.account_id = new.account_id and ${TAKEN} and s.signed_at is null and d.state = 'admitted';
  if not found then raise exception 'only who sits on a case under review writes one' using errcode = '42501'; end if;
  new.issuer_id := seat.issuer_id;
  return new;
end $$;

create function app.seat_is_taken() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' and new.accepted_at is not null then raise exception 'nobody has a seat taken' using errcode = '42501'; end if;
  if tg_op = 'UPDATE' and new.accepted_at is distinct from old.accepted_at and (old.accepted_at is not null or old.state <> 'seated'
    or new.state <> 'seated' or new.account_id is distinct from app.account()) then
    raise exception 'an expert takes the own seat, once' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger seat_is_taken before insert or update on panel_seat for each row execute function app.seat_is_taken();

create function app.invitation_stays() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if old.answered_at is not null or old.revoked_at is not null or (new.id, new.dossier_id, new.account_id, new.issuer_id, new.token_hash, new.made_by, new.made_at, new.expires_at)
    is distinct from (old.id, old.dossier_id, old.account_id, old.issuer_id, old.token_hash, old.made_by, old.made_at, old.expires_at)
    or (old.opened_at is not null and new.opened_at is distinct from old.opened_at) then
    raise exception 'an invitation is opened, answered or ended, once' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger invitation_stays before update on panel_invitation for each row execute function app.invitation_stays();
alter policy condition_answer_insert on condition_answer with check (
  written_by = (select app.account()) and case when side = 'recommender' then (dossier_id = any ((select app.opened('recommender'))::uuid[]) or app.may(dossier_id, 'recommender'))
    and app.stands_in(dossier_id, 'assessing') else exists (select 1 from panel_seat s where s.dossier_id = condition_answer.dossier_id
    and s.account_id = ${EXPERT} and ${TAKEN} and s.signed_at is null) and app.stands_in(dossier_id, 'admitted') end);
alter policy panel_word_read on panel_word using ((${S} or (select app.supervisor()) or issuer_id = ${STAFF} or exists (select 1 from panel_seat s
  where s.dossier_id = panel_word.dossier_id and s.account_id = ${EXPERT} and ${TAKEN})) and app.scores_open(dossier_id));
`;

const relations = {
  see: 'true',
  own: 'd.applicant_id = clerk',
  recommender: 'd.recommender_id = staff',
  issuer: 'd.issuer_id = staff',
  staff: 'staff in (d.recommender_id, d.issuer_id)',
  party: 'd.applicant_id = clerk or staff in (d.recommender_id, d.issuer_id)',
  advice: 'me is not null or staff in (d.recommender_id, d.issuer_id)',
} as const;
const named = Object.entries(relations);
const opening = `
create or replace function app.open(ids uuid[]) returns int language plpgsql volatile security definer cost 10000 set search_path = public, pg_temp as $$
declare
  a record;
  me uuid := app.expert();
  clerk uuid := app.clerk_of();
  staff uuid := app.staff_of();
  overseer boolean := app.overseer();
  seats uuid[] := '{}';
begin
  if me is not null then seats := array(select s.dossier_id from panel_seat s where s.account_id = me and ${TAKEN}); end if;
  select ${named.map(([relation, stands]) => `array_agg(d.id) filter (where ${stands}) as ${relation}`).join(',\n    ')}
    into a from dossier d where d.id = any(ids) and (overseer or d.applicant_id = clerk or (d.recommender_id = staff and d.submitted_at is not null)
      or (d.issuer_id = staff and d.recommended_at is not null) or d.id = any(seats));
  if not app.system() then
    ${named.map(([relation]) => `perform app.note('${relation}', ids, a.${relation});`).join('\n    ')}
  end if;
  return coalesce(cardinality(a.see), 0);
end $$;
`;

export const invitation = [tables, invitationAccess, seats, opening].join('\n');
