/** The office: whose case it is within it, who is away and who stands in, saved views of the inbox; the round's quotas. */
export const office = `
create table assignment (
  dossier_id uuid not null references dossier,
  organisation_id uuid not null references organisation,
  account_id uuid not null references account,
  assigned_by uuid not null,
  assigned_at timestamptz not null,
  primary key (organisation_id, dossier_id)
);

create table absence (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  account_id uuid not null references account,
  deputy_id uuid not null references account,
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  entered_by uuid not null,
  entered_at timestamptz not null
);
create index absence_deputy on absence (deputy_id, to_on);

create table saved_view (
  account_id uuid not null references account,
  name text not null,
  filter jsonb not null,
  primary key (account_id, name)
);

alter table round add column quotas jsonb not null default '{}';
`;
