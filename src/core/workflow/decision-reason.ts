import type { Reason } from './facts.ts';

/** Fewer characters than this state no fact that an applicant could check. */
const LEAST = 5;

/** Whether a reason states something that whoever reads it could check. */
export const saysFact = ({ text }: Pick<Reason, 'text'>): boolean => text.trim().length >= LEAST;
