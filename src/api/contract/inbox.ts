import * as z from 'zod';
import { day } from './directory.ts';

const inboxItem = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  organisation: z.string(),
  /** Receipt number and credit code of the case it is about. */
  number: z.string().nullable(),
  creditCode: z.string().nullable(),
  /** For the recommender: where the applicant is registered, and whether that is outside its area (第三条). */
  area: z.object({ registeredIn: z.string().nullable(), outside: z.boolean() }).nullable(),
  why: z.string(),
  article: z.string(),
  dueOn: day.nullable(),
  daysLeft: z.number().nullable(),
  /** 内部办结日 and the round's day with its name; `dueOn` is the nearer. */
  inner: z.object({ innerOn: day, outerOn: day.nullable(), outerName: z.string() }).nullable(),
  state: z.object({ label: z.string(), tone: z.enum(['grey', 'amber', 'blue', 'red', 'green']) }),
  link: z.string(),
  actions: z.array(z.object({ label: z.string(), link: z.string() })),
});

/** What waits for the actor, and what the actor's office waits for. */
export const inboxAnswer = z.object({
  today: day,
  items: z.array(inboxItem),
  elsewhere: z.array(inboxItem.extend({ who: z.string(), sinceOn: day.nullable() })),
  /** What comes next for an applicant that has nothing to start. */
  coming: z.string().nullable(),
});
