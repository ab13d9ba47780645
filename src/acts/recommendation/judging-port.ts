import type { Answer } from '../../core/eligibility/left-to-person.ts';
import type { WayOfLooking } from '../../core/eligibility/site-visit.ts';

/** Whose judgement it is: the recommending office's, or one expert's. */
export type JudgingSide = 'recommender' | 'panel';

/** What a person says of one condition; a later word of the same side is another one with the next number. */
export type ConditionAnswer = {
  id: string;
  dossierId: string;
  side: JudgingSide;
  condition: string;
  no: number;
  answer: Answer;
  says: string;
  /** What it was seen on. */
  basis: string;
  writtenBy: string;
  writtenAt: string;
};

/** What was looked at of 运营情况 and 服务业绩 (第八条（三）); a correction is another one with the next number. */
export type SiteVisit = {
  dossierId: string;
  no: number;
  visitedOn: string;
  how: WayOfLooking;
  place: string;
  /** Who went there, of the office. */
  visitors: string;
  /** Who was there, of the platform. */
  present: string;
  operations: string;
  performance: string;
  writtenBy: string;
  writtenAt: string;
};

/** A picture of the record, or a page of it. */
export type SitePhoto = {
  id: string;
  dossierId: string;
  fileHash: string;
  name: string;
  mediaType: string;
  size: number;
  addedBy: string;
  addedAt: string;
  removedBy: string | null;
  removedAt: string | null;
};

/** What only a person can judge of a case; what people wrote lies sealed, and nothing of it ever changes. */
export type Judgings = {
  /** As far as the actor may see them, the earliest first. */
  answers(dossierId: string): Promise<ConditionAnswer[]>;
  /** False where somebody of the same side was first with one of these numbers; then none is kept. */
  answer(answers: readonly ConditionAnswer[]): Promise<boolean>;
  /** Every version of the record, the earliest first. */
  visits(dossierId: string): Promise<SiteVisit[]>;
  /** False where a colleague was first with this number. */
  record(visit: SiteVisit): Promise<boolean>;
  /** How often anything of it that a leader reads before signing was changed. */
  revision(dossierId: string): Promise<number>;
  /** Those that stand. */
  photos(dossierId: string): Promise<SitePhoto[]>;
  addPhoto(photo: SitePhoto): Promise<void>;
  removePhoto(id: string, by: { id: string; at: string }): Promise<boolean>;
};
