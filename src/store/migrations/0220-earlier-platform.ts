import { guard, S } from './access.ts';

/**
 * Platforms that were recognised before this system came (第十九条): a row of the list as its documents have it, and what became of it. A platform that comes
 * of one has no case and no round; it names its document, the edition that carries it on, and from when it reports.
 */
export const earlierPlatform = `
alter table platform alter column dossier_id drop not null;
alter table platform alter column round_id drop not null;
alter table platform add column basis text;
alter table platform add column edition text;
alter table platform add column reports_from date;
alter table platform add check (
  (basis is null and edition is null and reports_from is null and dossier_id is not null and round_id is not null)
  or (basis is not null and edition is not null and reports_from is not null and dossier_id is null and round_id is null and not first_time));

create table earlier_platform (
  id uuid primary key,
  issuer_id uuid not null references organisation,
  state text not null check (state in ('entered', 'returned', 'confirmed', 'amending', 'annulling', 'annulled', 'removed')),
  name text not null,
  credit_code text not null,
  division_code text not null,
  functions jsonb not null,
  certificate_number text not null,
  document_number text not null,
  valid_from date not null,
  valid_to date not null,
  source text,
  proposed jsonb,
  reason text,
  word text,
  prepared_by uuid not null references account,
  prepared_at timestamptz not null,
  confirmed_by uuid references account,
  confirmed_at timestamptz,
  platform_id uuid unique,
  version int not null default 1,
  check ((state in ('confirmed', 'amending', 'annulling')) <= (confirmed_by is not null and platform_id is not null)),
  check (state <> 'amending' or proposed is not null)
);
create index earlier_platform_open on earlier_platform (issuer_id, state);
create unique index earlier_platform_number on earlier_platform (certificate_number) where state not in ('removed', 'annulled');
create function app.refuse_own_hand() returns trigger language plpgsql as $$ begin
  if new.state = 'confirmed' and old.state = 'entered' and new.confirmed_by = new.prepared_by then
    raise exception 'whoever entered it does not confirm it' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger earlier_platform_two_hands before update on earlier_platform for each row execute function app.refuse_own_hand();
`;

const STAFF = '(select app.staff_of())';

/** Its office's own affair, and the supervisor's to read; what the public is told of it stands in \`platform\`. */
export const earlierPlatformAccess = guard([
  'earlier_platform',
  [`${S} or (select app.supervisor()) or issuer_id = ${STAFF}`, `${S} or issuer_id = ${STAFF}`],
]);
