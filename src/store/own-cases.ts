import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../core/workflow/relation.ts';

type Condition = RawBuilder<boolean>;

/**
 * The cases that an actor may see, as conditions on a dossier `d`, each of which an index serves and no two of which hold together: a policy of the form A or
 * B or C serves no index by itself. Row-level security looks at each row besides, so a condition too wide shows nothing more.
 */
export function ownCases({ roles, organisationId }: Actor): Condition[] {
  const has = (...any: readonly Actor['roles'][number][]) => any.some((role) => roles.includes(role));
  if (has('supervisor')) return [sql`true`];
  const ways: Condition[] = [];
  if (has('clerk')) ways.push(sql`d.applicant_id = ${organisationId}`);
  if (has('officer', 'leader')) {
    ways.push(sql`d.recommender_id = ${organisationId} and d.submitted_at is not null`);
    ways.push(sql`d.issuer_id = ${organisationId} and d.recommended_at is not null`);
  }
  if (has('expert')) ways.push(sql`d.id = any ((select app.seats())::uuid[])`);
  return ways.map((way, i) => ways.slice(0, i).reduce<Condition>((all, other) => sql`${all} and not (${other})`, way));
}

/** The same question of each way, their answers together. */
export const ofEach = (ways: readonly Condition[], ask: (way: Condition) => RawBuilder<unknown>): RawBuilder<unknown> =>
  ways.length === 0
    ? ask(sql`false`)
    : sql.join(
        ways.map((way) => sql`(${ask(way)})`),
        sql` union all `,
      );
