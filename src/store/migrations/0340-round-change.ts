import { guard, S } from './access.ts';

/**
 * Changes of a round that stands (第十条: 具体时间按当年的申报工作通知): what of it, from what to what, why, by whom. One at a time is under way; what was signed
 * is public and never changes again.
 */
export const roundChange = `
create table round_change (
  id uuid primary key,
  round_id uuid not null references round,
  issuer_id uuid not null references organisation,
  state text not null check (state in ('prepared', 'returned', 'signed', 'dropped')),
  lines jsonb not null check (jsonb_array_length(lines) > 0),
  reason text not null,
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
create unique index round_change_open on round_change (round_id) where state in ('prepared', 'returned');
create unique index round_change_number on round_change (round_id, number);
create index round_change_issuer on round_change (issuer_id, state);
create function app.round_change_stays() returns trigger language plpgsql as $$ begin
  if tg_op = 'DELETE' then raise exception 'a change of a round is never removed' using errcode = '42501'; end if;
  if old.state in ('signed', 'dropped') then raise exception 'a change of a round that is over never changes' using errcode = '42501'; end if;
  return new;
end $$;
create trigger round_change_stays before update or delete on round_change for each row execute function app.round_change_stays();
create constraint trigger round_change_is_public after insert or update on round_change deferrable initially deferred
  for each row when (new.state = 'signed') execute function app.public_changed();
`;

const STAFF = '(select app.staff_of())';

/** What was signed is everybody's; what is written and not signed is the issuer's own. */
export const roundChangeAccess = guard([
  'round_change',
  [`state = 'signed' or ${S} or (select app.supervisor()) or issuer_id = ${STAFF}`, `${S} or issuer_id = ${STAFF}`],
]);
