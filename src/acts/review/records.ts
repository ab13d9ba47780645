import type { RecusalState } from '../../core/procedure/recusal.ts';
import type { WordKind } from '../../core/review/discussion.ts';

/** Experts, panels, reviews (第八条（四）). Dates 'YYYY-MM-DD', instants ISO in UTC, money decimal strings. */
export type Expert = {
  accountId: string;
  employer: string;
  /** Where the expert worked before, in full names. */
  formerEmployers: string[];
  position: string;
  fields: string[];
  active: boolean;
};
/** One draw of a case's panel, frozen so that it can be recomputed when the round's secret is out; n = 2 and on supplement a short pool. */
export type PanelDrawRecord = {
  dossierId: string;
  n: number;
  issuerId: string;
  subject: string;
  seats: number;
  candidates: { id: string; name: string }[];
  excluded: { id: string; name: string; reason: string; why?: string }[];
  drawOrder: string[];
  listHash: string;
  /** From which pool of the round; null: drawn before pools were frozen, over names and accounts instead of numbers. */
  poolVersion: number | null;
  /** For which functions, where the pool is known. */
  functions: string[] | null;
  drawnBy: string;
  drawnAt: string;
};
/** `signedAt` repeats the review's own, so that the database can decide who may read the others' (store/migrations/access.ts). */
export type PanelSeat = {
  dossierId: string;
  accountId: string;
  issuerId: string;
  position: number;
  /** away: passed over in the order, for the expert can't take part; never seated. */
  state: 'seated' | 'recused' | 'away';
  reason: string | null;
  seatedAt: string;
  /** No conflict declared, and the seat taken; null: not answered yet, and the case is shut. */
  acceptedAt: string | null;
  signedAt: string | null;
};
/** A one-time link by which whoever is drawn answers; the token only as its digest. */
export type PanelInvitation = {
  id: string;
  dossierId: string;
  accountId: string;
  issuerId: string;
  tokenHash: string;
  madeBy: string;
  madeAt: string;
  expiresAt: string;
  openedAt: string | null;
  answeredAt: string | null;
  /** Said by the link, which its maker has held too: it takes no seat. Null: not answered, or before this was kept. */
  answer: 'accept' | 'declareConflict' | 'decline' | null;
  revokedAt: string | null;
};
/** On which days an expert can't take part; by the office it counts once the expert or a leader has confirmed it. */
export type ExpertAway = {
  id: string;
  accountId: string;
  fromOn: string;
  toOn: string;
  saidBy: string;
  saidAt: string;
  confirmedBy: string | null;
  takenBackAt: string | null;
};
/** 专家回避: who asked that an expert leave a panel, why, and what a leader said; `signed`: the review was signed by then, and is kept. */
export type Recusal = {
  id: string;
  dossierId: string;
  accountId: string;
  issuerId: string;
  state: RecusalState;
  reason: string;
  signed: boolean;
  askedBy: string;
  askedName: string;
  askedAt: string;
  /** Who made the one-time link by which it was asked, and has held it too. */
  heldBy: string | null;
  word: string | null;
  decidedBy: string | null;
  decidedName: string | null;
  decidedAt: string | null;
  version: number;
};
/** What a panel says after all have signed. */
export type PanelWordRecord = {
  readonly n: number;
  readonly dossierId: string;
  readonly issuerId: string;
  readonly accountId: string;
  readonly kind: WordKind;
  readonly text: string;
  readonly scores: Record<string, string> | null;
  readonly opinion: string | null;
  readonly saidAt: string;
};
/** `signed`: as it was signed, where it was changed in a discussion since; scores and opinion are those that count. */
export type Review = StoredReview & { readonly signed: { scores: Record<string, string>; opinion: string } | null };
export type StoredReview = {
  dossierId: string;
  accountId: string;
  issuerId: string;
  scores: Record<string, string>;
  opinion: string;
  signedAt: string | null;
  version: number;
};

/** The tables of this noun, as the database has them. */
export type ReviewTables = {
  expert: Expert;
  expertAway: ExpertAway;
  panelDraw: PanelDrawRecord;
  panelSeat: PanelSeat;
  panelInvitation: PanelInvitation;
  recusal: Recusal;
  panelWord: PanelWordRecord;
  review: StoredReview;
};
