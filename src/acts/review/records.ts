/** Experts, panels, reviews (第八条（四）). Dates 'YYYY-MM-DD', instants ISO in UTC, money decimal strings. */
export type Expert = { accountId: string; employer: string; position: string; fields: string[]; active: boolean };
export type PanelSeat = {
  dossierId: string;
  accountId: string;
  issuerId: string;
  position: number;
  state: 'seated' | 'recused';
  reason: string | null;
  seatedAt: string;
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
