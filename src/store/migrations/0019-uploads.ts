/** Files on their way in pieces: whose, for which dossier and kind, how large, the digest that was declared, and how far they came. */
export const uploads = `
create table upload (
  id uuid primary key,
  dossier_id uuid not null references dossier,
  account_id uuid not null references account,
  kind text not null,
  name text not null,
  size bigint not null,
  hash text not null,
  received bigint not null,
  touched_at timestamptz not null
);
create index upload_account on upload (account_id);
create index upload_touched on upload (touched_at);
`;
