/** Experts, panels, reviews (第八条（四）). Dates 'YYYY-MM-DD', instants ISO in UTC, money decimal strings. */
export type Expert = { accountId: string; employer: string; position: string; fields: string[]; active: boolean };
/** One draw of a case's panel, frozen so that it can be recomputed when the round's secret is out; n = 2 and on supplement a short pool. */
export type PanelDrawRecord = {
  dossierId: string;
  n: number;
  issuerId: string;
  subject: string;
  seats: number;
  candidates: { id: string; name: string }[];
  excluded: { id: string; name: string; reason: string }[];
  drawOrder: string[];
  listHash: string;
  drawnBy: string;
  drawnAt: string;
};
/** `signedAt` repeats the review's own, so that the database can decide who may read the others' (store/migrations/access.ts). */
export type PanelSeat = {
  dossierId: string;
  accountId: string;
  issuerId: string;
  position: number;
  state: 'seated' | 'recused';
  reason: string | null;
  seatedAt: string;
  signedAt: string | null;
};
export type Review = {
  dossierId: string;
  accountId: string;
  issuerId: string;
  scores: Record<string, string>;
  opinion: string;
  signedAt: string | null;
  version: number;
};
