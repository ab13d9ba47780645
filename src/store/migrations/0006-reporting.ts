/** Quarterly reports (annex 7), the authorities' summaries (annex 8) and annual summaries (第十五条). */
export const reporting = `
create table report (
  id uuid primary key,
  platform_id uuid not null references platform,
  organisation_id uuid not null references organisation,
  authority_id uuid not null references organisation,
  issuer_id uuid not null references organisation,
  year int not null,
  quarter int not null check (quarter between 1 and 4),
  state text not null check (state in ('open', 'submitted', 'returned', 'accepted')),
  due_on date not null,
  figures jsonb not null,
  nothing_to_report boolean not null default false,
  annual_summary text,
  submitted_on date,
  submitted_by uuid,
  return_reason text,
  version int not null default 1,
  opened_at timestamptz not null
);
create unique index report_period on report (platform_id, year, quarter);
create index report_authority on report (authority_id, year, quarter);

create table report_row (
  report_id uuid not null references report,
  table_key text not null,
  row_id uuid not null,
  position double precision not null,
  cells jsonb not null,
  primary key (report_id, table_key, row_id)
);

create table report_version (
  report_id uuid not null references report,
  no int not null,
  figures jsonb not null,
  rows jsonb not null,
  annual_summary text,
  number text not null unique,
  hash text not null,
  submitted_by uuid not null,
  submitted_at timestamptz not null,
  primary key (report_id, no)
);

create table summary (
  id uuid primary key,
  authority_id uuid not null references organisation,
  issuer_id uuid not null references organisation,
  year int not null,
  quarter int not null check (quarter between 1 and 4),
  state text not null check (state in ('open', 'prepared', 'sent')),
  due_on date not null,
  lines jsonb,
  totals jsonb,
  missing jsonb,
  overview text,
  prepared_by uuid,
  signed_by uuid,
  sent_on date,
  version int not null default 1,
  opened_at timestamptz not null
);
create unique index summary_period on summary (authority_id, issuer_id, year, quarter);
`;
