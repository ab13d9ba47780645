import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../core/workflow/relation.ts';

type Condition = RawBuilder<boolean>;

/** An actor's own organisation as the policies have it: that of the clerk, that of the staff, the expert. Null: not in that role. */
export function eyesOf({ roles, organisationId }: Actor) {
  const has = (...any: readonly Actor['roles'][number][]) => any.some((role) => roles.includes(role));
  return {
    all: has('supervisor'),
    clerkOf: has('clerk') ? organisationId : null,
    staffOf: has('officer', 'leader') ? organisationId : null,
    expert: has('expert'),
  };
}

/**
 * The cases that an actor may see, as conditions on a dossier `d`, each of which an index serves and no two of which hold together: a policy of the form A or
 * B or C serves no index by itself. Row-level security looks at each row besides, so a condition too wide shows nothing more.
 */
export function ownCases(actor: Actor): Condition[] {
  const { all, clerkOf, staffOf, expert } = eyesOf(actor);
  if (all) return [sql`true`];
  const ways: Condition[] = [];
  if (clerkOf) ways.push(sql`d.applicant_id = ${clerkOf}`);
  if (staffOf) {
    ways.push(sql`d.recommender_id = ${staffOf} and d.submitted_at is not null`);
    ways.push(sql`d.issuer_id = ${staffOf} and d.recommended_at is not null`);
  }
  if (expert) ways.push(sql`d.id = any ((select app.seats())::uuid[])`);
  return apart(ways);
}

/** The same of reports `r`. */
export function ownReports(actor: Actor): Condition[] {
  const { all, clerkOf, staffOf } = eyesOf(actor);
  if (all) return [sql`true`];
  const ways: Condition[] = [];
  if (clerkOf) ways.push(sql`r.organisation_id = ${clerkOf}`);
  if (staffOf) ways.push(sql`r.authority_id = ${staffOf}`, sql`r.issuer_id = ${staffOf}`);
  return apart(ways);
}

/** Each without what the ones before it hold of; none of them may be null of a row. */
export const apart = (ways: readonly Condition[]): Condition[] =>
  ways.map((way, i) => ways.slice(0, i).reduce<Condition>((all, other) => sql`${all} and not (${other})`, way));

/** The same question of each way, their answers together. */
export const ofEach = (ways: readonly Condition[], ask: (way: Condition) => RawBuilder<unknown>): RawBuilder<unknown> =>
  ways.length === 0
    ? ask(sql`false`)
    : sql.join(
        ways.map((way) => sql`(${ask(way)})`),
        sql` union all `,
      );
