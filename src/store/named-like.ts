import { type RawBuilder, sql } from 'kysely';
import { escapeLike } from './like.ts';

/**
 * Rows whose column holds the text, found by its characters and pairs of them (migrations/0170-lists.ts). The planner is not shown the text: of a word that
 * most names hold (公司) it would rather cut every name into pairs than ask the index.
 */
export const holding = (column: string, text: string): RawBuilder<boolean> =>
  sql`app.grams(${sql.ref(column)}) @> (select app.grams(${text})) and ${sql.ref(column)} like ${`%${escapeLike(text)}%`}`;

/** Rows of organisation or platform whose name contains the text. */
export const namedLike = (alias: 'o' | 'p', text: string): RawBuilder<boolean> => holding(`${alias}.name`, text);
