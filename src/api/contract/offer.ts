import * as z from 'zod';

/** A step of any procedure that this reader may see now. `asks`: what must come along, by its word; `blockedBy`: why it can't be done. */
export const offer = z.object({
  step: z.string(),
  label: z.string(),
  article: z.string(),
  blockedBy: z.array(z.string()),
  asks: z.string().nullable(),
  grave: z.boolean(),
});
