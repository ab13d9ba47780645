import * as z from 'zod';

/** The greatest whole number that PostgreSQL's `integer` takes, less one, since versions are counted on. */
export const MOST_WHOLE = 2 ** 31 - 2;

/** A version, a place in a list, a count. */
export const whole = z.number().int().min(0).max(MOST_WHOLE);
/** The same in an address, where it stands as text. */
export const wholeInAddress = z.coerce.number().int().min(0).max(MOST_WHOLE);
