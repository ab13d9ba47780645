/**
 * On what a revocation rests (core/recognition/violation.ts), who verified it, its number and its announcement (第十二条). Cases from before have no basis by kind
 * until theirs is written; those that were verified go on as they stood.
 */
export const revocationBasis = `
alter table revocation
  add column basis_kind text check (basis_kind in ('penalty', 'decision', 'judgement', 'falseDeclaration')),
  add column body text not null default '',
  add column document_number text not null default '',
  add column document_on date,
  add column place text not null default '',
  add column verified_by uuid references account,
  add column number text unique,
  add column published_on date,
  add column published_by uuid references account,
  add constraint revocation_announced check (published_on is null or (state = 'revoked' and published_by is not null));
create constraint trigger revocation_is_public after update on revocation deferrable initially deferred
  for each row when (old.published_on is distinct from new.published_on) execute function app.public_changed();
alter function app.all_waiting() rename to all_waiting_but_announcements;
create function app.all_waiting() returns table (kind text, id uuid) language sql stable as $$
  select w.kind, w.id from app.all_waiting_but_announcements() w
  union select 'revocation', v.id from revocation v where v.state = 'revoked' and v.published_on is null
$$;
grant execute on function app.all_waiting() to shifan_app;
insert into waiting_stale (kind, id, act) select 'revocation', v.id, 1 from revocation v where v.state = 'revoked' on conflict do nothing;
`;
