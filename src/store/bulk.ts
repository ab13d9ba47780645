import { type RawBuilder, sql } from 'kysely';

/** Rows as one parameter, read by `jsonb_to_recordset`: one statement, planned once, however many they are. jsonb columns go in as they are. */
export const recordset = (rows: readonly object[]): RawBuilder<unknown> => sql`${JSON.stringify(rows)}::jsonb`;

/** A list as one parameter, `column = any($1)`: `in` is another statement, and another plan, for each length of the list. */
export const anyOf = <T>(list: readonly T[]): RawBuilder<T> => sql<T>`any(${list})`;
