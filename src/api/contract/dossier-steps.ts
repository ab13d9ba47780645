import * as z from 'zod';
import { dossierProcedure, steps } from '../../core/workflow/steps.ts';
import { define } from './define.ts';
import { day } from './directory.ts';
import { moved } from './dossier.ts';
import { stepRoute } from './steps.ts';

/** What some steps answer besides where the case is now. */
const outcome = moved.extend({
  /** Of a submission: the digest and the moment that the receipt prints. */
  contentHash: z.string().optional(),
  submittedAt: z.string().optional(),
  /** Of a return: the due day, places named before, and places that could have been. */
  dueOn: day.optional(),
  repeated: z.array(z.string()).optional(),
  overlooked: z.array(z.string()).optional(),
});

export const dossierSteps = define({
  'POST /api/dossiers/{id}/steps/{step}': stepRoute(dossierProcedure, steps, outcome),
});
