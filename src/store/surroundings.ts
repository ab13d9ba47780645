import { type Kysely, sql } from 'kysely';
import type { CalendarYear } from '../core/calendar/workday.ts';
import type { Issuer } from '../core/scheme/shelf.ts';
import type { Tables } from './schema.ts';

/** What every request stands in and seldom changes: the demonstration's day, the calendar years that were loaded, the editions that were signed. */
export type Surroundings = {
  readonly today: string | null;
  readonly years: readonly { readonly year: number; readonly data: CalendarYear }[];
  readonly signed: readonly { readonly id: string; readonly issuer: Issuer }[];
};

/** Changes with every change of the surroundings, whoever makes it: the rows' own marks of their last writing. Read by everybody, so without eyes. */
export async function surroundingsVersion(db: Kysely<Tables>): Promise<string> {
  const { rows } = await sql<{ version: string }>`select concat_ws(';', (select today from clock where id = 1),
    (select string_agg(year || ':' || xmin, ',' order by year) from calendar_year),
    (select count(*) from scheme_edition where state = 'signed')) as version`.execute(db);
  return rows[0]?.version ?? '';
}

export async function surroundings(db: Kysely<Tables>): Promise<Surroundings> {
  const { rows } = await sql<Surroundings>`select (select today::text from clock where id = 1) as today,
    (select coalesce(json_agg(json_build_object('year', year, 'data', data) order by year), '[]') from calendar_year) as years,
    (select coalesce(json_agg(json_build_object('id', e.id, 'issuer', case o.kind when 'province' then '"province"'::jsonb else jsonb_build_object('city', o.id) end) order by e.signed_at, e.id), '[]')
      from scheme_edition e join organisation o on o.id = e.issuer_id where e.state = 'signed') as signed`.execute(db);
  return rows[0] ?? { today: null, years: [], signed: [] };
}

/** A signed edition whole, with its file; everybody may read it. */
export const signedEdition = (db: Kysely<Tables>, id: string) =>
  db.selectFrom('schemeEdition').select(['whole', 'source']).where('id', '=', id).where('state', '=', 'signed').executeTakeFirst();
