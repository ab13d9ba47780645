import * as z from 'zod';
import { day, id } from './directory.ts';
import { pageQuery } from './page.ts';

export const state = z.object({ name: z.string(), label: z.string(), tone: z.enum(['grey', 'amber', 'blue', 'red', 'green']) });
export const dossierLine = z.object({
  id,
  roundId: id,
  roundYear: z.number(),
  /** The edition of the measure that its round opened under. */
  scheme: z.string(),
  number: z.string().nullable(),
  applicant: z.string(),
  recommender: z.string(),
  /** Whose round it is. */
  issuer: z.string(),
  /** Where the applicant is registered; `outside`: not in the area of the authority that recommends (第三条). */
  registeredIn: z.string().nullable(),
  outside: z.boolean(),
  creditCode: z.string(),
  state,
  submittedOn: day.nullable(),
  version: z.number(),
});

/** `after`: what stands behind that case alone, from the beginning where it is no longer to be seen, `total` is of all; `state`: one or several with commas; `counts`: how many of each year and state there are, whatever year and states are asked for. */
export const dossiersAsked = z.object({
  ...{ roundId: id.optional(), search: z.string().max(100).optional() },
  ...{ year: z.coerce.number().int().min(2000).max(2100).optional(), state: z.string().max(200).optional() },
  ...{ counts: z.literal('yes').optional(), after: id.optional(), ...pageQuery },
});

export const dossiersPage = z.object({
  dossiers: z.array(dossierLine),
  total: z.number(),
  counts: z.array(z.object({ year: z.number(), state: z.string(), count: z.number() })),
});
