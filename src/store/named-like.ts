import { type RawBuilder, sql } from 'kysely';
import { escapeLike } from './like.ts';

/** Rows of organisation or platform whose name contains the text, found by its characters and pairs of them (migrations/0170-lists.ts). */
export const namedLike = (alias: 'o' | 'p', text: string): RawBuilder<boolean> => {
  const name = sql.ref(`${alias}.name`);
  return sql`app.grams(${name}) @> app.grams(${text}) and ${name} like ${`%${escapeLike(text)}%`}`;
};
