import type { ObjectionState } from '../../core/procedure/objection.ts';

/** Public notices and objections (第八条（四）（五）). Dates 'YYYY-MM-DD', instants ISO in UTC, money decimal strings. */
export type NoticeLine = { dossierId: string; name: string; recommender: string; functions: string[]; kind: string };
export type Notice = {
  id: string;
  roundId: string;
  issuerId: string;
  title: string;
  body: string;
  publishedOn: string;
  endsOn: string;
  list: NoticeLine[];
  listHash: string;
  publishedBy: string;
  /** How the notice went, reported by an officer once it is over; the leader recognises on it. */
  conclusion: string | null;
  concludedBy: string | null;
  concludedAt: string | null;
  createdAt: string;
};
export type Objection = {
  id: string;
  noticeId: string;
  issuerId: string;
  dossierId: string;
  trackingNumber: string;
  byUnit: boolean;
  objector: string;
  contact: string;
  content: string;
  evidence: string;
  state: ObjectionState;
  outcome: string | null;
  decidedBy: string | null;
  decidedAt: string | null;
  filedAt: string;
  /** Which one from its network address for this notice within the hour; null for those from before it was counted. */
  nthFromSource: number | null;
};
