import { addWorkdays, type Calendar, type Dated } from '../calendar/workday.ts';

/** 陈述、申辩的期限：办法未作规定；行政处罚法第六十四条给当事人五日。 */
export const hearingWorkdays = 5;

/** The last working day on which the platform may still be heard after its violation was verified. */
export const hearingEnds = (verifiedOn: string, calendar: Calendar): Dated<string> => addWorkdays(verifiedOn, hearingWorkdays, calendar);
