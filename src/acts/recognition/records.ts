/** Recognised platforms and what may become of them (第十一条至第十四条). Dates 'YYYY-MM-DD', instants ISO in UTC, money decimal strings. */
export type Platform = {
  id: string;
  organisationId: string;
  dossierId: string;
  roundId: string;
  issuerId: string;
  authorityId: string;
  certificateNumber: string;
  name: string;
  kind: string;
  functions: string[];
  recognisedOn: string;
  validFrom: string;
  validTo: string;
  revokedOn: string | null;
  firstTime: boolean;
  version: number;
};
export type Revocation = {
  id: string;
  platformId: string;
  issuerId: string;
  organisationId: string;
  state: 'opened' | 'verified' | 'heard' | 'revoked' | 'closed';
  source: string;
  facts: string;
  evidence: string;
  statement: string | null;
  decision: string | null;
  article: string;
  preparedBy: string;
  verifiedOn: string | null;
  decidedBy: string | null;
  decidedOn: string | null;
  openedAt: string;
  version: number;
};
export type Reward = {
  id: string;
  platformId: string;
  issuerId: string;
  organisationId: string;
  amount: string;
  /** `ended`: the title was revoked before it was paid. */
  state: 'proposed' | 'approved' | 'paid' | 'ended';
  proposedBy: string;
  approvedBy: string | null;
  paidOn: string | null;
  endReason: string | null;
  version: number;
};
export type Showcase = {
  id: string;
  platformId: string;
  authorityId: string;
  issuerId: string;
  title: string;
  body: string;
  state: 'draft' | 'offered' | 'returned' | 'published' | 'takenDown';
  writtenBy: string;
  consentedBy: string | null;
  publishedOn: string | null;
  /** Why it was sent back or taken down the last time; empty again once it is published. */
  remark: string | null;
  version: number;
};
