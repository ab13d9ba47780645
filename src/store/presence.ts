import { sql } from 'kysely';
import type { OpenForm, Presences } from '../acts/dossier/presence-port.ts';
import { anyOf, recordset } from './bulk.ts';
import type { Tx } from './transaction.ts';

/** A process that has said nothing for so long is gone. Its own clock is never asked: ages are told, by the database's clock. */
const SILENT = sql`interval '2 minutes'`;

export const presencesIn = (tx: Tx): Presences => ({
  async exchange(process, open) {
    const mine =
      open.length === 0
        ? sql`delete from presence where process = ${process}`
        : sql`insert into presence (process, at, windows) values (${process}, now(), ${recordset(open)})
            on conflict (process) do update set at = excluded.at, windows = excluded.windows`;
    const { rows } = await sql<{ windows: OpenForm[]; age: number }>`with mine as (${mine}),
        silent as (delete from presence where at < now() - ${SILENT} and process <> ${process})
      select windows, extract(epoch from now() - at)::float8 as age from presence where process <> ${process} and at >= now() - ${SILENT}`.execute(
      tx,
    );
    return rows.flatMap(({ windows, age }) => windows.map((one) => ({ ...one, ago: one.ago + age })));
  },
  forms: (ids) => tx.selectFrom('dossier').select(['id', 'applicantId', 'revision']).where('id', '=', anyOf(ids)).execute(),
});
