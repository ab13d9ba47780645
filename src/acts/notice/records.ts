import type { NoticeContact } from '../../core/notice/paper.ts';
import type { Posting } from '../../core/notice/posting.ts';
import type { InquiryState } from '../../core/procedure/inquiry.ts';
import type { NoticeState } from '../../core/procedure/notice.ts';
import type { ObjectionState } from '../../core/procedure/objection.ts';

/** Public notices and objections (第八条（四）（五）). Dates 'YYYY-MM-DD', instants ISO in UTC, money decimal strings. */
export type NoticeLine = { dossierId: string; name: string; recommender: string; functions: string[]; kind: string };
/** A notice as an officer writes it, until another person signs it; the notice itself keeps its id. */
export type NoticeDraft = {
  id: string;
  roundId: string;
  issuerId: string;
  state: NoticeState;
  /** 文号. */
  number: string;
  title: string;
  body: string;
  contact: NoticeContact;
  /** A later day than that of signing; null: at once. */
  fromOn: string | null;
  /** What a leader wrote who gave it back; null once it is written anew. */
  word: string | null;
  preparedBy: string;
  preparedAt: string;
  version: number;
};
export type Notice = {
  id: string;
  roundId: string;
  issuerId: string;
  title: string;
  body: string;
  /** Null for those from before papers had them. */
  number: string | null;
  contact: NoticeContact | null;
  publishedOn: string;
  endsOn: string;
  list: NoticeLine[];
  listHash: string;
  publishedBy: string;
  /** How the notice went, reported by an officer once it is over; the leader recognises on it. */
  conclusion: string | null;
  concludedBy: string | null;
  concludedAt: string | null;
  /** Where it stood on the department's own site. */
  posting: Posting | null;
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
  /** Who verifies it, and alone may open who objected. */
  handlerId: string | null;
  acceptedAt: string | null;
  /** What the handler found, and says of it in `outcome`. */
  proposed: boolean | null;
  foundBy: string | null;
  foundAt: string | null;
  /** What a leader wrote who gave it back. */
  word: string | null;
  /** Of the code that whoever objected has beside the number; null for those from before there were codes. */
  codeHash: string | null;
  outcome: string | null;
  decidedBy: string | null;
  decidedAt: string | null;
  filedAt: string;
  /** Which one from its network address for this notice within the hour; null for those from before it was counted. */
  nthFromSource: number | null;
};
/** A question about the facts of an objection, to the platform that it is against or to whoever recommended it. */
export type Inquiry = {
  id: string;
  objectionId: string;
  dossierId: string;
  issuerId: string;
  organisationId: string;
  state: InquiryState;
  question: string;
  dueOn: string;
  askedBy: string;
  askedAt: string;
  answer: string | null;
  answeredBy: string | null;
  answeredAt: string | null;
  version: number;
};
