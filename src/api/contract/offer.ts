import * as z from 'zod';

/** A thing that comes along with a step: what its dialog asks, by the same words and limits as its route. */
const offeredField = z.object({
  key: z.string(),
  kind: z.enum(['text', 'day', 'choice', 'yesNo', 'read', 'versions', 'reasons', 'items', 'contact', 'scores', 'file']),
  label: z.string(),
  hint: z.string().nullable(),
  /** The sentence where it is left out. */
  missing: z.string(),
  optional: z.boolean(),
  least: z.number().nullable(),
  most: z.number().nullable(),
  /** One line. */
  line: z.boolean(),
  options: z.array(z.object({ value: z.string(), label: z.string() })),
});

/** A step of any procedure that this reader may see now. `asks`: what must come along, by its word; `blockedBy`: why it can't be done. */
export const offer = z.object({
  step: z.string(),
  label: z.string(),
  article: z.string(),
  blockedBy: z.array(z.string()),
  asks: z.string().nullable(),
  /** The same and what may come along, field by field. */
  brings: z.array(offeredField),
  grave: z.boolean(),
});
