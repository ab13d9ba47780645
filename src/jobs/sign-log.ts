import { grow, PORTION } from '../acts/log/checkpoint.ts';
import type { Job } from './job.ts';

/** The day's entries of the journal go into its tree, and what the tree then is is signed: whoever holds that knows of every entry that is changed later. */
export const signLog: Job = { name: 'signLog', run: grow, portion: PORTION };
