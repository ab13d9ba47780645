/** Experts, panels and reviews (第八条（四）). */
export const review = `
create table expert (
  account_id uuid primary key references account,
  employer text not null,
  position text not null,
  fields jsonb not null,
  active boolean not null default true
);

create table panel_draw (
  dossier_id uuid not null references dossier,
  n int not null,
  issuer_id uuid not null references organisation,
  subject text not null,
  seats int not null,
  candidates jsonb not null,
  excluded jsonb not null,
  draw_order jsonb not null,
  list_hash text not null,
  drawn_by uuid not null,
  drawn_at timestamptz not null,
  primary key (dossier_id, n)
);

create table panel_seat (
  dossier_id uuid not null references dossier,
  account_id uuid not null references account,
  issuer_id uuid not null references organisation,
  position int not null,
  state text not null check (state in ('seated', 'recused')),
  reason text,
  seated_at timestamptz not null,
  signed_at timestamptz,
  primary key (dossier_id, account_id)
);
create index panel_seat_account on panel_seat (account_id, state);

create table review (
  dossier_id uuid not null references dossier,
  account_id uuid not null references account,
  issuer_id uuid not null references organisation,
  scores jsonb not null,
  opinion text not null default '',
  signed_at timestamptz,
  version int not null default 1,
  primary key (dossier_id, account_id)
);
`;
