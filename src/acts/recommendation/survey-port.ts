import type { Personal } from './port.ts';
import type { SurveyAnswer, SurveyLink } from './survey-records.ts';

/** One-time links and what came back by them. */
export type Surveys = {
  add(link: SurveyLink): Promise<void>;
  /** The link of a token's digest, its row locked until the transaction ends. */
  byToken(tokenHash: string): Promise<SurveyLink | null>;
  /** Every link of a case, oldest first. */
  ofDossier(dossierId: string, personal: Personal): Promise<SurveyLink[]>;
  /** Ends the links of one row that wait for an answer; how many there were. */
  revoke(at: { dossierId: string; rowId: string }, instant: string): Promise<number>;
  /** Keeps the answer where none is yet; false where someone was first. */
  answer(id: string, answer: SurveyAnswer, instant: string): Promise<boolean>;
};
