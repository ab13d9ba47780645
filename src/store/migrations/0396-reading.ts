import { guard } from './access.ts';

/** A list that was read stays with the server until it is imported or a day has passed: nobody's but its reader's, while the case is the reader's organisation's. */
const ofReader = `(select app.system()) or (account_id = (select app.account())
  and (dossier_id = any ((select app.opened('own'))::uuid[]) or app.may(dossier_id, 'own')))`;

export const reading = `
create table reading (
  id uuid primary key,
  dossier_id uuid not null references dossier,
  account_id uuid not null references account,
  table_key text not null,
  content text not null,
  read_at timestamptz not null
);
create index reading_dossier on reading (dossier_id);
create unique index reading_of on reading (account_id, dossier_id, table_key);
create index reading_read on reading (read_at);
${guard(['reading', [ofReader, ofReader]])}
`;
