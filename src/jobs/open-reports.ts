import { openReports as open } from '../acts/reporting/open-quarter.ts';
import type { Job } from './job.ts';

export const openReports: Job = { name: 'openReports', run: open };
