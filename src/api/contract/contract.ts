import { directory } from './directory.ts';

/** The whole contract: every route of the system. */
export const contract = { ...directory };
export type TheContract = typeof contract;
