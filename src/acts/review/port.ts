import type { RubricLine } from '../../core/scheme/round.ts';
import type { Dossier } from '../dossier/records.ts';
import type { Expert, ExpertAway, PanelDrawRecord, PanelSeat, PanelWordRecord, Recusal, Review } from './records.ts';

/** An account that may review, with its entry in the pool; `fields` is empty until the entry is made. */
export type PoolLine = Expert & { name: string; login: string; listed: boolean };

/** One review that waits for an expert, or that was signed. */
export type ReviewLine = {
  dossierId: string;
  number: string | null;
  applicantName: string;
  roundTitle: string;
  reviewBy: string | null;
  state: string;
  seatedAt: string;
  /** Null: it is still to be said whether a conflict stands against the seat. */
  acceptedAt: string | null;
  signedAt: string | null;
  /** One's own scores so far, and by which rubric. */
  scores: Record<string, string> | null;
  rubric: RubricLine[];
};

export type AwayChange = Partial<Pick<ExpertAway, 'confirmedBy' | 'takenBackAt'>> & { readonly unconfirmed: boolean };

/**
 * Experts, panels, reviews (第八条（四）). The database shows nobody another's review before everybody who sits has signed, and refuses to take away a signed
 * one, a seat or a draw (store/migrations/0350-dark-scores.ts).
 */
export type Reviews = {
  /** Every account that may review; names stand in accounts, which only the system reads: ask through `asSystem`. */
  pool(): Promise<PoolLine[]>;
  saveExpert(expert: Expert): Promise<void>;
  /** What stands of the days from that one on, of those whom one may see, the earliest first. */
  away(from: string): Promise<ExpertAway[]>;
  addAway(away: ExpertAway): Promise<void>;
  /** False where it was taken back by then, or with `unconfirmed` confirmed. */
  changeAway(id: string, change: AwayChange): Promise<boolean>;
  draws(dossierId: string): Promise<PanelDrawRecord[]>;
  /** With the system's eyes. */
  panelByNumber(number: string): Promise<Dossier | null>;
  /** Cases of a round whose panel was drawn from a frozen pool and has done its work; with the system's eyes. */
  panelNumbers(roundId: string): Promise<string[]>;
  addDraw(draw: PanelDrawRecord): Promise<void>;
  /** In the order of the draw. */
  seats(dossierId: string): Promise<PanelSeat[]>;
  addSeats(seats: readonly PanelSeat[]): Promise<void>;
  recuse(dossierId: string, accountId: string, reason: string): Promise<void>;
  /** In the order in which they were asked. */
  recusals(dossierId: string): Promise<Recusal[]>;
  recusal(id: string): Promise<Recusal | null>;
  /** False where one is open for the same seat. */
  addRecusal(recusal: Recusal): Promise<boolean>;
  changeRecusal(id: string, version: number, change: Partial<Recusal>): Promise<boolean>;
  /** With the system's eyes: a case is shut until its seat is taken. */
  mine(accountId: string): Promise<ReviewLine[]>;
  /** As they stand after the discussion. */
  reviews(dossierId: string): Promise<Review[]>;
  /** In the order in which they were said; none while scores are dark. */
  words(dossierId: string): Promise<PanelWordRecord[]>;
  /** The database counts, and lets nobody speak for another or out of turn. */
  addWord(word: Omit<PanelWordRecord, 'n'>): Promise<void>;
  /** Everybody who sits has signed: now scores may be read. */
  scoresOpen(dossierId: string): Promise<boolean>;
  review(dossierId: string, accountId: string): Promise<Review | null>;
  /** Writes an unsigned review if `version` (0: none yet) still stands; false where it does not or is signed. */
  saveReview(review: Omit<Review, 'signedAt' | 'version' | 'signed'>, version: number): Promise<boolean>;
  signReview(at: { dossierId: string; accountId: string; version: number }, signedAt: string): Promise<boolean>;
};
