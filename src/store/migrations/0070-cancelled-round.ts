/** A round that a leader cancels while nothing was submitted (第十条): who asked for it and why, who decided; its year may then be set up anew. */
export const cancelledRound = `
alter table round add column cancel_reason text, add column cancel_asked_by uuid, add column cancel_asked_at timestamptz,
  add column cancelled_by uuid, add column cancelled_at timestamptz;
drop index round_issuer_year;
create unique index round_issuer_year on round (issuer_id, year) where cancelled_at is null;
`;
