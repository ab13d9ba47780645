import type { ListEntry, UnderReview } from '../../core/review/proposed-list.ts';
import type { Whole, Wholes } from '../procedure/whole-port.ts';

/** 拟认定名单 of a round (第八条（四）): every case that was reviewed by then, in its order, listed or not. */
export type ProposedList = Whole & {
  /** The line, a mean score. */
  cut: string;
  entries: ListEntry[];
  underReview: UnderReview[];
  /** Of those that are listed, as a notice publishes them (core/notice/list-text.ts). */
  listHash: string;
  /** Whom those may ask who are not listed. */
  contactOffice: string;
  contactPhone: string;
};

/** What experts signed of a case, or changed in their discussion: scores by seat, in their order. */
export type SignedScores = { dossierId: string; scores: Record<string, string> };

export type ProposedLists = Wholes<ProposedList> & {
  /** The newest first. */
  all(roundId: string): Promise<ProposedList[]>;
  /** The one that is prepared or was given back. */
  open(roundId: string): Promise<ProposedList | null>;
  /** What those who sit have signed, of every case of a round whose scores are open. */
  scores(roundId: string): Promise<SignedScores[]>;
  /** Kind and functions as each form of a round states them. */
  services(roundId: string): Promise<{ dossierId: string; kind: string; functions: string[] }[]>;
};
