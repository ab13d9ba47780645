import { guard } from './access.ts';

/**
 * What a version of a report was made of: the lines of the ledger as they stood, with their versions, a digest, and what was read how. The ledger goes on; this
 * stays. So an authority reads what a report brought along and never the ledger itself. Bears neither contact nor phone.
 */
const tables = `
create table report_ledger (
  report_id uuid not null references report,
  no int not null check (no > 0),
  basis jsonb not null,
  primary key (report_id, no)
);
create function app.report_ledger_stays() returns trigger language plpgsql as $$ begin
  raise exception 'what a report was made of never changes' using errcode = '42501';
end $$;
create trigger report_ledger_stays before update or delete on report_ledger for each row execute function app.report_ledger_stays();
`;

export const reportLedger = [
  tables,
  guard([
    'report_ledger',
    [
      'exists (select 1 from report r where r.id = report_id)',
      'exists (select 1 from report r where r.id = report_id and r.organisation_id = (select app.clerk_of()))',
    ],
  ]),
  'revoke update, delete on report_ledger from shifan_app;',
].join('\n');
