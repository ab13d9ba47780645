import { addWorkdays, type Calendar, type Dated } from '../calendar/workday.ts';
import type { Scheme } from '../scheme/scheme.ts';

/** The last working day on which the platform may still be heard after its violation was verified, by the edition of that day (陈述、申辩; 办法未作规定). */
export const hearingEnds = (verifiedOn: string, { hearing }: Pick<Scheme, 'hearing'>, calendar: Calendar): Dated<string> =>
  addWorkdays(verifiedOn, hearing.workdays, calendar);
