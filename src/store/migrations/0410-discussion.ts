import { guard, S } from './access.ts';

const STAFF = '(select app.staff_of())';
const EXPERT = '(select app.expert())';

/**
 * What a panel says after all have signed (第八条（四）): added by whoever sits, never changed or removed, dark whenever scores are. The first of those who sit, in
 * the order of the draw, opens and closes a discussion and drafts the opinion; a review is changed in a discussion alone, and what was signed stays beside it. The
 * group's opinion is written by nobody but the system, which takes it from here, or for an edition that says so from the office's act.
 */
const tables = `
create table panel_word (
  dossier_id uuid not null references dossier,
  n int not null,
  account_id uuid not null references account,
  issuer_id uuid not null references organisation,
  kind text not null check (kind in ('opened', 'said', 'rescored', 'closed', 'drafted', 'confirmed', 'dissented', 'reseated')),
  text text not null,
  scores jsonb,
  opinion text,
  said_at timestamptz not null,
  primary key (dossier_id, n),
  check ((kind = 'rescored') = (scores is not null) and (scores is null) = (opinion is null)),
  check (kind in ('confirmed', 'closed', 'reseated') or btrim(text) <> '')
);
create policy panel_word_door on panel_word for select to current_user using (true);

create function app.word_stays() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  since int;
  turn text;
  moderator uuid;
begin
  if tg_op <> 'INSERT' then raise exception 'what was said stays as it was said' using errcode = '42501'; end if;
  select d.issuer_id into new.issuer_id from dossier d where d.id = new.dossier_id and d.state = 'admitted';
  if not found then raise exception 'a panel speaks while the case is reviewed' using errcode = '42501'; end if;
  new.n := 1 + coalesce((select max(w.n) from panel_word w where w.dossier_id = new.dossier_id), 0);
  if new.kind = 'reseated' then
    if not app.system() then raise exception 'a panel changes by the draw' using errcode = '42501'; end if;
    return new;
  end if;
  if new.account_id is distinct from app.account() or not app.scores_open(new.dossier_id) or not exists (
    select 1 from panel_seat s where s.dossier_id = new.dossier_id and s.account_id = new.account_id and s.state = 'seated') then
    raise exception 'who sits speaks in person, once all have signed' using errcode = '42501';
  end if;
  select s.account_id into moderator from panel_seat s where s.dossier_id = new.dossier_id and s.state = 'seated' order by s.position limit 1;
  if new.kind in ('opened', 'closed', 'drafted') and new.account_id is distinct from moderator then
    raise exception 'the first of the order moderates' using errcode = '42501';
  end if;
  select coalesce(max(w.n), 0) into since from panel_word w where w.dossier_id = new.dossier_id and w.kind = 'reseated';
  select w.kind into turn from panel_word w where w.dossier_id = new.dossier_id and w.n > since and w.kind in ('opened', 'closed', 'drafted')
    order by w.n desc limit 1;
  if (new.kind in ('said', 'rescored', 'closed') and turn is distinct from 'opened')
    or (new.kind in ('confirmed', 'dissented') and turn is distinct from 'drafted') or (new.kind in ('opened', 'drafted') and turn = 'opened') then
    raise exception 'not at this point of the discussion' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger word_stays before insert or update or delete on panel_word for each row execute function app.word_stays();
create trigger panel_word_changes_waiting_dossier after insert on panel_word for each row execute function app.changes_waiting('dossier', 'dossier_id');

create function app.opinion_stays() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$ begin
  if not app.system() then raise exception 'a panel''s opinion is the panel''s' using errcode = '42501'; end if;
  return new;
end $$;
create trigger opinion_stays before update on dossier for each row when (old.group_opinion is distinct from new.group_opinion)
  execute function app.opinion_stays();
`;

const open = 'app.scores_open(dossier_id)';
const ofPanel = `exists (select 1 from panel_seat s where s.dossier_id = panel_word.dossier_id and s.account_id = ${EXPERT} and s.state = 'seated')`;

export const discussion = [
  tables,
  guard([
    'panel_word',
    [`(${S} or (select app.supervisor()) or issuer_id = ${STAFF} or ${ofPanel}) and ${open}`, `${S} or account_id = ${EXPERT}`],
  ]),
  'alter policy panel_word_update on panel_word using (false);',
  'alter policy panel_word_delete on panel_word using (false);',
].join('\n');
