/**
 * The decision that ends a case before review: an officer proposes it with reasons, a leader signs or gives it back (第八条（二）); what is decided has a number,
 * a contact and a code to check, and says when the applicant opened it. Decisions from before have no row here and keep verifying by the journal.
 */
export const decision = `
create table decision (
  dossier_id uuid not null references dossier(id),
  step text not null check (step in ('decline', 'reject')),
  reasons jsonb not null,
  contact_office text not null,
  contact_phone text not null,
  written_by uuid not null,
  written_at timestamptz not null,
  given_back_by uuid,
  given_back_at timestamptz,
  given_back_reason text,
  decided_by uuid,
  decided_at timestamptz,
  number text unique,
  code text,
  received_by uuid,
  received_at timestamptz,
  primary key (dossier_id, step)
);
`;
