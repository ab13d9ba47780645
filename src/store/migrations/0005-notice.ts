/** Public notices, objections, recognised platforms and what may become of them (第八条（四）（五）, 第十一条 to 第十四条). */
export const notice = `
create table notice (
  id uuid primary key,
  round_id uuid not null references round,
  issuer_id uuid not null references organisation,
  title text not null,
  body text not null,
  published_on date not null,
  ends_on date not null,
  list jsonb not null,
  list_hash text not null,
  published_by uuid not null,
  created_at timestamptz not null
);

create table objection (
  id uuid primary key,
  notice_id uuid not null references notice,
  issuer_id uuid not null references organisation,
  dossier_id uuid not null references dossier,
  tracking_number text not null unique,
  by_unit boolean not null,
  objector text not null,
  contact text not null,
  content text not null,
  evidence text not null,
  state text not null check (state in ('open', 'upheld', 'dismissed')),
  outcome text,
  decided_by uuid,
  decided_at timestamptz,
  filed_at timestamptz not null
);
create index objection_dossier on objection (dossier_id, state);

create table platform (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  dossier_id uuid not null unique references dossier,
  round_id uuid not null references round,
  issuer_id uuid not null references organisation,
  authority_id uuid not null references organisation,
  certificate_number text not null unique,
  name text not null,
  kind text not null,
  functions jsonb not null,
  recognised_on date not null,
  valid_from date not null,
  valid_to date not null,
  revoked_on date,
  first_time boolean not null,
  version int not null default 1
);
create index platform_authority on platform (authority_id);
create index platform_organisation on platform (organisation_id);

create table revocation (
  id uuid primary key,
  platform_id uuid not null references platform,
  issuer_id uuid not null references organisation,
  organisation_id uuid not null references organisation,
  state text not null check (state in ('opened', 'verified', 'heard', 'revoked', 'closed')),
  source text not null,
  facts text not null default '',
  evidence text not null default '',
  statement text,
  decision text,
  article text not null,
  prepared_by uuid not null,
  verified_on date,
  decided_by uuid,
  decided_on date,
  opened_at timestamptz not null,
  version int not null default 1
);

create table reward (
  id uuid primary key,
  platform_id uuid not null unique references platform,
  issuer_id uuid not null references organisation,
  organisation_id uuid not null references organisation,
  amount numeric(14, 2) not null,
  state text not null check (state in ('proposed', 'approved', 'paid')),
  proposed_by uuid not null,
  approved_by uuid,
  paid_on date,
  version int not null default 1
);

create table showcase (
  id uuid primary key,
  platform_id uuid not null references platform,
  authority_id uuid not null references organisation,
  issuer_id uuid not null references organisation,
  title text not null,
  body text not null,
  state text not null check (state in ('draft', 'offered', 'published')),
  written_by uuid not null,
  consented_by uuid,
  published_on date,
  version int not null default 1
);
`;
