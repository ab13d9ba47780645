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
  /** What happens if it is not done, or not in time; null where nothing does. */
  otherwise: z.string().nullable(),
  article: z.string(),
  dueOn: day.nullable(),
  /** Within one due day the list is in the order of these. */
  submittedOn: day.nullable(),
  daysLeft: z.number().nullable(),
  /** 内部办结日 and the round's day with its name; `dueOn` is the nearer. */
  inner: z.object({ innerOn: day, outerOn: day.nullable(), outerName: z.string() }).nullable(),
  /** The step that finishes the usual case from the line itself, and what its button says. */
  usual: z.object({ step: z.string(), says: z.string() }).nullable(),
  state: z.object({ label: z.string(), tone: z.enum(['grey', 'amber', 'blue', 'red', 'green']) }),
  link: z.string(),
  actions: z.array(z.object({ label: z.string(), link: z.string() })),
});

const count = z.number();
const totals = z.object({
  count,
  late: count,
  oldest: day.nullable(),
  states: z.array(z.object({ label: z.string(), count })),
  kinds: z.array(z.object({ kind: z.string(), label: z.string(), count })),
});

/** A page of one half, of what fits, behind `after`; where no half is said, the first pages of both. */
export const inboxQuery = z.object({
  side: z.enum(['own', 'elsewhere']).optional(),
  state: z.string().max(40).optional(),
  kind: z.string().max(40).optional(),
  search: z.string().max(200).optional(),
  /** `mine`, `nobody`, or a colleague's account. */
  whose: z.union([z.enum(['mine', 'nobody']), z.uuid()]).optional(),
  after: z.string().max(1000).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});

/** What waits for the actor, and what the actor's office waits for: a page of it, under the totals of all. */
export const inboxAnswer = z.object({
  today: day,
  items: z.array(inboxItem),
  elsewhere: z.array(inboxItem.extend({ who: z.string(), sinceOn: day.nullable() })),
  own: totals,
  others: totals,
  /** Of the half that was asked for (one's own where none was): what fits, and where the next page begins. */
  fitting: z.object({
    count,
    /** Cases that a colleague could be given. */
    cases: count,
    headings: z.array(z.object({ heading: z.enum(['late', 'week', 'later', 'none']), count })),
    next: z.string().nullable(),
  }),
  /** Something that many cases hang on has changed, and what waits of some of them is still being worked out. */
  working: z.boolean(),
  /** What comes next for an applicant that has nothing to start. */
  coming: z.string().nullable(),
});
