import { directory } from './directory.ts';
import { dossier } from './dossier.ts';
import { recommendation } from './recommendation.ts';

/** The whole contract: every route of the system. */
export const contract = { ...directory, ...recommendation, ...dossier };
export type TheContract = typeof contract;
