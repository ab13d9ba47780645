import { MOST_AT_ONCE, openReports as open } from '../acts/reporting/open-quarter.ts';
import type { Job } from './job.ts';

export const openReports: Job = { name: 'openReports', run: (tx, world) => open(tx, world), portion: MOST_AT_ONCE };
