import * as z from 'zod';
import { purposeFault } from '../../core/disclosure/purpose.ts';

/** Why somebody wants to see personal data, as the journal keeps it; it stands in a body, never in an address. */
export const purpose = z.string().superRefine((said, check) => {
  const fault = purposeFault(said);
  if (fault !== null) check.addIssue({ code: 'custom', message: fault });
});
