import { guard, S } from './access.ts';

/**
 * 服务台账: what a platform does, written down once. Everything hangs on the legal entity and never on the title, so that a renewal and a city's title beside the
 * province's share one ledger. Nothing is deleted: what was wrong is voided, with its reason, and stays.
 */
const tables = `
create table enterprise (
  organisation_id uuid not null references organisation,
  id uuid not null,
  name text not null,
  name_key text not null,
  credit_code text,
  contact text not null default '',
  phone text not null default '',
  merged_into uuid,
  version int not null default 1,
  changed_by uuid not null references account,
  changed_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, merged_into) references enterprise,
  check (merged_into <> id)
);
create unique index enterprise_name on enterprise (organisation_id, name_key) where merged_into is null;
create unique index enterprise_code on enterprise (organisation_id, credit_code) where merged_into is null;
create index enterprise_merged on enterprise (organisation_id, merged_into) where merged_into is not null;

create table enterprise_alias (
  organisation_id uuid not null,
  name_key text not null,
  enterprise_id uuid not null,
  primary key (organisation_id, name_key),
  foreign key (organisation_id, enterprise_id) references enterprise
);

create table service_event (
  organisation_id uuid not null references organisation,
  id uuid not null,
  held_on date not null,
  name text not null,
  place text not null,
  function text not null,
  content text not null,
  households int not null check (households >= 0),
  persons int not null check (persons >= 0),
  organiser text not null check (organiser in ('own', 'authority')),
  version int not null default 1,
  changed_by uuid not null references account,
  changed_at timestamptz not null,
  voided_at timestamptz,
  void_reason text,
  primary key (organisation_id, id),
  check ((voided_at is null) = (void_reason is null))
);
create index service_event_day on service_event (organisation_id, held_on);

create table attendance (
  organisation_id uuid not null,
  event_id uuid not null,
  enterprise_id uuid not null,
  persons int not null check (persons >= 0),
  primary key (organisation_id, event_id, enterprise_id),
  foreign key (organisation_id, event_id) references service_event,
  foreign key (organisation_id, enterprise_id) references enterprise
);

create table ledger_import (
  organisation_id uuid not null references organisation,
  id uuid not null,
  file_name text not null,
  fingerprint text not null,
  hash text not null,
  rows int not null,
  changed jsonb not null default '[]',
  imported_by uuid not null references account,
  imported_at timestamptz not null,
  undone_by uuid references account,
  undone_at timestamptz,
  primary key (organisation_id, id)
);
create index ledger_import_layout on ledger_import (organisation_id, fingerprint);

create table ledger_layout (
  organisation_id uuid not null references organisation,
  fingerprint text not null,
  mapping jsonb not null,
  words jsonb not null,
  changed_at timestamptz not null,
  primary key (organisation_id, fingerprint)
);

create table service (
  organisation_id uuid not null references organisation,
  served_on date not null,
  id uuid not null,
  enterprise_id uuid not null,
  function text not null,
  content text not null,
  fee text not null check (fee in ('free', 'low', 'paid')),
  times int not null check (times > 0),
  persons int not null check (persons >= 0),
  confirmed text check (confirmed in ('happened', 'denied')),
  satisfied boolean,
  import_id uuid,
  version int not null default 1,
  changed_by uuid not null references account,
  changed_at timestamptz not null,
  voided_at timestamptz,
  void_reason text,
  primary key (organisation_id, served_on, id),
  unique (organisation_id, id),
  foreign key (organisation_id, enterprise_id) references enterprise,
  foreign key (organisation_id, import_id) references ledger_import,
  check ((voided_at is null) = (void_reason is null))
);
create index service_enterprise on service (organisation_id, enterprise_id, served_on) include (fee, persons);
create index service_import on service (organisation_id, import_id) where import_id is not null;

create table capacity (
  organisation_id uuid not null references organisation,
  day date not null,
  premises_area numeric(14, 2) not null check (premises_area >= 0),
  equipment_count int not null check (equipment_count >= 0),
  full_time_staff int not null check (full_time_staff >= 0),
  changed_by uuid not null references account,
  changed_at timestamptz not null,
  primary key (organisation_id, day)
);

create table month_accounts (
  organisation_id uuid not null references organisation,
  month date not null check (extract(day from month) = 1),
  service_income numeric(16, 2) not null check (service_income >= 0),
  low_fee_income numeric(16, 2) not null check (low_fee_income >= 0),
  profit numeric(16, 2) not null,
  changed_by uuid not null references account,
  changed_at timestamptz not null,
  primary key (organisation_id, month),
  check (low_fee_income <= service_income)
);

create function app.ledger_stays() returns trigger language plpgsql as $$ begin
  if tg_op = 'DELETE' then raise exception 'a line of the ledger is voided, never removed' using errcode = '42501'; end if;
  if old.voided_at is not null then raise exception 'what was voided never changes' using errcode = '42501'; end if;
  return new;
end $$;
create trigger service_stays before update or delete on service for each row execute function app.ledger_stays();
create trigger service_event_stays before update or delete on service_event for each row execute function app.ledger_stays();
`;

const CLERK = '(select app.clerk_of())';
const OWN = `organisation_id = ${CLERK}`;

/** The own clerk's, and the supervisor's to read: an authority reads what a report brought along (0513), never the ledger. */
const rule = [`(select app.overseer()) or ${OWN}`, `${S} or ${OWN}`] as const;
export const ledgerTables = [
  'enterprise',
  'enterprise_alias',
  'service_event',
  'attendance',
  'ledger_import',
  'ledger_layout',
  'service',
  'capacity',
  'month_accounts',
] as const;

export const ledger = [
  tables,
  ...ledgerTables.map((table) => guard([table, rule])),
  ...['enterprise', 'service', 'service_event'].map((table) => `alter policy ${table}_delete on ${table} using (false);`),
].join('\n');
