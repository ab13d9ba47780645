/** Rounds and dossiers: single values and table rows each with a version, and every change kept (who, when, before, after). */
export const dossier = `
create table round (
  id uuid primary key,
  issuer_id uuid not null references organisation,
  scheme text not null,
  year int not null,
  title text not null,
  opens_on date not null,
  closes_on date not null,
  recommend_by date not null,
  review_by date,
  rubric jsonb not null,
  panel_size int not null default 3,
  sample_size int not null default 12,
  reward_amount numeric(14, 2),
  commitment text not null,
  committed_on date not null,
  sealed_secret text not null,
  revealed_secret text,
  revealed_on date,
  ranking jsonb,
  ranking_fixed_by uuid,
  ranking_fixed_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null
);
create unique index round_issuer_year on round (issuer_id, year);

create table dossier (
  id uuid primary key,
  round_id uuid not null references round,
  issuer_id uuid not null references organisation,
  applicant_id uuid not null references organisation,
  recommender_id uuid not null references organisation,
  credit_code text not null,
  number text unique,
  state text not null,
  version int not null default 1,
  started_at timestamptz not null,
  submitted_at timestamptz,
  submitted_on date,
  recommended_at timestamptz,
  content_hash text,
  list_hash text,
  declaration_by uuid,
  declaration_at timestamptz,
  certificate_check jsonb,
  correction_due_on date,
  group_opinion text,
  decision_reasons jsonb,
  updated_at timestamptz not null
);
create unique index dossier_live on dossier (round_id, credit_code) where state <> 'withdrawn';
create index dossier_recommender on dossier (recommender_id, round_id, state);
create index dossier_issuer on dossier (issuer_id, round_id, state);
create index dossier_applicant on dossier (applicant_id, round_id);

create table dossier_value (
  dossier_id uuid not null references dossier,
  key text not null,
  value jsonb,
  version int not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  primary key (dossier_id, key)
);

create table dossier_row (
  dossier_id uuid not null references dossier,
  table_key text not null,
  row_id uuid not null,
  position double precision not null,
  cells jsonb not null,
  version int not null,
  removed boolean not null default false,
  changed_by uuid not null,
  changed_at timestamptz not null,
  primary key (dossier_id, table_key, row_id)
);

create table dossier_change (
  id uuid primary key,
  dossier_id uuid not null references dossier,
  path text not null,
  before jsonb,
  after jsonb,
  changed_by uuid not null,
  changed_at timestamptz not null
);
create index dossier_change_dossier on dossier_change (dossier_id, path);

create table submission (
  dossier_id uuid not null references dossier,
  no int not null,
  frozen jsonb not null,
  content_hash text not null,
  list_hash text not null,
  submitted_by uuid not null,
  submitted_at timestamptz not null,
  primary key (dossier_id, no)
);

create table file (
  hash text primary key,
  size bigint not null,
  media_type text not null,
  created_at timestamptz not null
);

create table material (
  id uuid primary key,
  dossier_id uuid not null references dossier,
  kind text not null,
  file_hash text not null references file,
  name text not null,
  media_type text not null,
  size bigint not null,
  added_by uuid not null,
  added_at timestamptz not null,
  removed_at timestamptz
);
create index material_dossier on material (dossier_id);
create index material_hash on material (file_hash);

create table correction (
  dossier_id uuid not null references dossier,
  no int not null,
  items jsonb not null,
  due_on date not null,
  sent_by uuid not null,
  sent_at timestamptz not null,
  resolved_at timestamptz,
  primary key (dossier_id, no)
);
`;
