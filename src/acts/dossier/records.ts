import type { Value } from '../../core/annexes/field.ts';
import type { Origin } from '../../core/annexes/origin.ts';
import type { Verdict } from '../../core/eligibility/verdict.ts';
import type { CorrectionItem, Reason } from '../../core/workflow/facts.ts';
import type { State } from '../../core/workflow/state.ts';

/** One applicant's case in one round, and what hangs on it. Dates 'YYYY-MM-DD', instants ISO in UTC, money decimal strings. */
export type CertificateCheck = { checkedOn: string; outcome: 'matches' | 'differs'; note: string; by: string };
export type Dossier = {
  id: string;
  roundId: string;
  /** The round's year, put there by the database. */
  year?: number | undefined;
  issuerId: string;
  applicantId: string;
  recommenderId: string;
  creditCode: string;
  /** Since when the code under which it was filed belongs to another (docs/decisions/0013); left out: it does not. */
  codeMovedAt?: string | null | undefined;
  number: string | null;
  state: State;
  version: number;
  /** How often anything in the form was changed; greater after each change, whoever made it. */
  revision: number;
  startedAt: string;
  submittedAt: string | null;
  submittedOn: string | null;
  recommendedAt: string | null;
  /** When the recommender began with what was last submitted. */
  workedAt: string | null;
  contentHash: string | null;
  listHash: string | null;
  declarationBy: string | null;
  declarationAt: string | null;
  certificateCheck: CertificateCheck | null;
  correctionDueOn: string | null;
  groupOpinion: string | null;
  decisionReasons: Reason[] | null;
  updatedAt: string;
};
export type DossierValue = {
  dossierId: string;
  key: string;
  value: Value;
  source: string | null;
  /** An earlier year brought it, and nobody has looked at it yet; left out: no. */
  unseen?: boolean | undefined;
  /** The file that it came out of; left out: none. */
  origin?: Origin | null | undefined;
  version: number;
  changedBy: string;
  changedAt: string;
};
export type DossierRow = {
  dossierId: string;
  tableKey: string;
  rowId: string;
  position: number;
  cells: Readonly<Record<string, Value>>;
  source: string | null;
  /** As of a single value. */
  unseen?: boolean | undefined;
  origin?: Origin | null | undefined;
  /** By which others' lists are asked for the same enterprise; written by the store. */
  nameKey?: string | null | undefined;
  version: number;
  removed: boolean;
  changedBy: string;
  changedAt: string;
};
export type DossierChange = {
  id: string;
  dossierId: string;
  path: string;
  before: unknown;
  after: unknown;
  changedBy: string;
  changedAt: string;
};
export type Submission = {
  dossierId: string;
  no: number;
  frozen: unknown;
  contentHash: string;
  listHash: string;
  /** The conditions as the program judged them then; of earlier submissions none. */
  verdicts?: readonly Verdict[] | undefined;
  submittedBy: string;
  submittedAt: string;
};
export type StoredFile = {
  hash: string;
  size: number;
  mediaType: string;
  createdAt: string;
  /** `clean`, `quarantined`, `infected`; null where no scanner was configured when it came. */
  scanState: string | null;
  scanFound: string | null;
  scannedAt: string | null;
};
export type Material = {
  id: string;
  dossierId: string;
  kind: string;
  fileHash: string;
  name: string;
  mediaType: string;
  size: number;
  addedBy: string;
  addedAt: string;
  removedAt: string | null;
  /** Its last day; null where it has none or nobody has said. */
  validUntil?: string | null | undefined;
  /** An earlier year brought it, and nobody has looked at it yet; left out: no. */
  unseen?: boolean | undefined;
  /** The earlier dossier that it was taken over from, in words. */
  source?: string | null | undefined;
  /** The rows of annex 2 that it proves, as `activities/<id>`. */
  proves: string[];
};
/** An item as it went out; `overlooked`: it stood before, in a submission that was returned without naming it (core/workflow/overlooked.ts). */
export type SentItem = CorrectionItem & { readonly overlooked?: boolean };
export type Correction = {
  dossierId: string;
  no: number;
  items: SentItem[];
  dueOn: string;
  sentBy: string;
  sentAt: string;
  resolvedAt: string | null;
};
