import * as z from 'zod';

/** What the sample says of satisfaction (第六条（三）、附件1), counted over who was drawn and who was reached. */
export const satisfaction = z.object({
  drawn: z.number(),
  replaced: z.number(),
  reached: z.number(),
  waiting: z.number(),
  satisfied: z.number(),
  /** Of those reached, how many deny any service; counted as not satisfied. */
  denied: z.number(),
  ofDrawn: z.string().nullable(),
  ofReached: z.string().nullable(),
  enough: z.boolean().nullable(),
  /** The heading of the reason that annex 1 must give; null where none is asked for. */
  reasonAsked: z.string().nullable(),
  sentence: z.string(),
});
