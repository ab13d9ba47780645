/** A new manager for an applicant: asked for by one side, decided by another; the managers of now may object meanwhile. One open at a time. */
export const handover = `
create table handover (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  login text not null,
  name text not null,
  reason text not null,
  state text not null check (state in ('asked', 'objected', 'done', 'refused', 'withdrawn')),
  asked_by uuid not null,
  asked_name text not null,
  asked_organisation uuid not null references organisation,
  asked_on date not null,
  asked_at timestamptz not null,
  objection text,
  objected_by text,
  objected_at timestamptz,
  word text,
  decided_by uuid,
  decided_name text,
  decided_at timestamptz
);
create unique index handover_open on handover (organisation_id) where state in ('asked', 'objected');
create index handover_asked on handover (asked_organisation);
`;
