import type { StampedAnnex } from '../materials/stamped.ts';
import type { AskedBefore } from './edition/edition.ts';

export type RubricLine = { key: string; label: string; weight: number; article: string; hint: string };
/** A round: one year's recognition work under one scheme (第十条). Dates 'YYYY-MM-DD', instants ISO in UTC, money decimal strings. */
export type Round = {
  id: string;
  issuerId: string;
  scheme: string;
  year: number;
  title: string;
  opensOn: string;
  closesOn: string;
  /** The hour at which that day's window closes, '17:00'; '24:00' where no other is given. */
  closesAt: string;
  recommendBy: string;
  reviewBy: string | null;
  rubric: RubricLine[];
  panelSize: number;
  sampleSize: number;
  /** Annexes that must be back with their seal before a case is recommended, as the edition asked when the round was opened; of earlier rounds none. */
  stampedPapers: readonly StampedAnnex[];
  /** What the recommender writes down before it recommends, as the edition asked when the round was opened; of earlier rounds nothing. */
  asked?: readonly AskedBefore[] | undefined;
  rewardAmount: string | null;
  /** What all rewards of the year may come to; null: not settled. */
  rewardFund: string | null;
  /** How long before its end a title may be renewed in this round, in months; null: as the edition says. */
  renewalMonths: number | null;
  /** The call (申报工作通知): its number and text, once they are signed. */
  callNumber: string | null;
  callText: string | null;
  /** How many cases a recommender may recommend, by its id; who is not named has no limit. */
  quotas: Readonly<Record<string, number>>;
  commitment: string;
  committedOn: string;
  sealedSecret: string;
  revealedSecret: string | null;
  revealedOn: string | null;
  /** Why it is to be cancelled, and by whom that was asked; cancelled once a leader has decided so. */
  cancelReason: string | null;
  cancelAskedBy: string | null;
  cancelAskedAt: string | null;
  cancelledBy: string | null;
  cancelledAt: string | null;
  version: number;
  createdAt: string;
};

/** The most that a round takes, against a slip of the hand; what it has to have at least is the edition's to say. */
export const roundMost = { panelSize: 15, sampleSize: 60, renewalMonths: 36 } as const;
