import { type RawBuilder, sql } from 'kysely';
import type { CaseKind, OpenForm, Presences } from '../acts/dossier/presence-port.ts';
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
  mark: async ({ kind, ...of }) => (await marked[kind](of).execute(tx)).rows[0]?.mark ?? null,
  forms: (ids) => tx.selectFrom('dossier').select(['id', 'applicantId', 'revision']).where('id', '=', anyOf(ids)).execute(),
});

type Of = { readonly id: string; readonly organisationId: string };

/**
 * What an office can see of a case, in one word: the versions of what bears one, and of what bears none how much there is and since when. Row-level security
 * leaves out what is another office's.
 */
const marked: Readonly<Record<CaseKind, (of: Of) => RawBuilder<{ mark: string }>>> = {
  dossier: ({ id, organisationId }) => sql`select concat_ws(' ', d.version,
      (select version from recommendation r where r.dossier_id = d.id),
      (select sum(s.version) from sample s where s.dossier_id = d.id), (select count(*) from attempt a where a.dossier_id = d.id),
      (select version from correction_draft c where c.dossier_id = d.id),
      (select count(*) from office_note n where n.dossier_id = d.id),
      (select count(*) || '/' || max(checked_at) from material_check m where m.dossier_id = d.id),
      (select count(*) || '/' || count(c.confirmed_at) from scan c where c.dossier_id = d.id),
      (select count(*) || '/' || max(k.checked_at) from scan_check k where k.dossier_id = d.id),
      (select a.account_id || '/' || a.assigned_at from assignment a where a.dossier_id = d.id and a.organisation_id = ${organisationId}),
      (select count(*) || '/' || count(p.signed_at) || '/' || count(*) filter (where p.state = 'recused') from panel_seat p where p.dossier_id = d.id),
      (select count(*) || '/' || sum(r.version) from recusal r where r.dossier_id = d.id)
    ) as mark from dossier d where d.id = ${id} and ${organisationId} in (d.recommender_id, d.issuer_id)`,
  report: ({ id, organisationId }) => sql`select case when r.organisation_id = ${organisationId} then r.version::text
      else concat_ws(' ', r.state, r.return_reason, (select count(*) from report_version v where v.report_id = r.id)) end as mark
    from report r where r.id = ${id} and ${organisationId} in (r.organisation_id, r.authority_id)`,
  summary: ({ id, organisationId }) =>
    sql`select s.version::text as mark from summary s where s.id = ${id} and s.authority_id = ${organisationId}`,
};
