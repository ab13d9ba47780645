import type { RevocationState } from '../../core/procedure/revocation.ts';
import type { RewardState } from '../../core/procedure/reward.ts';
import type { Promotion, ShowcaseState } from '../../core/procedure/showcase.ts';
import type { ViolationKind } from '../../core/recognition/violation.ts';

/** Recognised platforms and what may become of them (第十一条至第十四条). Dates 'YYYY-MM-DD', instants ISO in UTC, money decimal strings. */
export type Platform = {
  id: string;
  organisationId: string;
  /** Its case and its year's work; null of one recognised before this system came (第十九条). */
  dossierId: string | null;
  roundId: string | null;
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
  /** Of one recognised before this system came: 认定文号, the edition that carries it on, and the first day of the quarter that it reports first. */
  basis: string | null;
  edition: string | null;
  reportsFrom: string | null;
  /** What it was called before, the first first; each change of name issued a certificate anew. */
  formerNames: FormerName[];
  /** As it was decided last; empty where it never changed. */
  address: string;
  version: number;
};
/** A name that a platform bore until a day, on which its change was decided. */
export type FormerName = { name: string; until: string };
type CarriedOn = 'basis' | 'edition' | 'reportsFrom' | 'formerNames' | 'address';
/** What is told of one recognised here has none of that. */
export type NewPlatform = Omit<Platform, CarriedOn> & Partial<Pick<Platform, CarriedOn>>;
export type Revocation = {
  id: string;
  platformId: string;
  issuerId: string;
  organisationId: string;
  state: RevocationState;
  source: string;
  facts: string;
  evidence: string;
  statement: string | null;
  decision: string | null;
  article: string;
  /** On what it rests (core/recognition/violation.ts); the kind is null of cases from before, until theirs is written. */
  basisKind: ViolationKind | null;
  body: string;
  documentNumber: string;
  documentOn: string | null;
  place: string;
  preparedBy: string;
  /** A leader's word, until facts and evidence are saved anew. */
  givenBackBy: string | null;
  givenBackReason: string | null;
  verifiedOn: string | null;
  verifiedBy: string | null;
  /** Of the decision that revokes. */
  number: string | null;
  publishedOn: string | null;
  publishedBy: string | null;
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
  state: RewardState;
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
  state: ShowcaseState;
  writtenBy: string;
  consentedBy: string | null;
  publishedOn: string | null;
  /** What was done for it since, as it was written down. */
  promotions: readonly Promotion[];
  /** Why it was sent back or taken down the last time; empty again once it is published. */
  remark: string | null;
  version: number;
};
