import type { NoticeContact } from '../../core/notice/paper.ts';
import type { Posting } from '../../core/notice/posting.ts';
import type { Inquiry, Notice, NoticeDraft, Objection } from './records.ts';

/** An objection as screens show it: who objects is masked, the way to reach them too. */
export type MaskedObjection = Objection & { applicantName: string; noticeTitle: string };
/** An inquiry as its two sides read it. */
export type InquiryLine = Inquiry & { organisation: string; applicantName: string };
export type NoticeView = Notice & { issuerName: string; roundYear: number; scheme: string };
/** A notice as a list of notices names it: how many stand in it, and none of them. */
export type NoticeHead = Omit<NoticeView, 'list' | 'body' | 'listHash' | 'contact' | 'number' | 'posting'> & { listed: number };

/** A page of objections, to one notice or to all. */
export type AskedObjections = { noticeId?: string | undefined; limit: number; offset: number };

/** Public notices and objections (第八条（四）（五）). */
export type Notices = {
  notice(id: string): Promise<NoticeView | null>;
  /** The newest first. */
  notices(filter?: { roundId?: string; publishedBy?: string }): Promise<NoticeView[]>;
  /** The same without what they list, which may be thousands of lines. */
  heads(filter?: { issuerId?: string | undefined; publishedBy?: string }): Promise<NoticeHead[]>;
  addNotice(notice: Notice): Promise<void>;
  /** With its round kept from changing until the transaction ends: of two at once the second finds nobody left to publish. */
  draft(id: string): Promise<NoticeDraft | null>;
  /** Whom the last notice of this office named; null where none did. */
  contactBefore(issuerId: string): Promise<NoticeContact | null>;
  /** The one of a round that is not published yet. */
  openDraft(roundId: string): Promise<NoticeDraft | null>;
  /** False where the round has an open one. */
  addDraft(draft: NoticeDraft): Promise<boolean>;
  changeDraft(id: string, version: number, change: Partial<NoticeDraft>): Promise<boolean>;
  /** Reports a notice that nobody has reported yet; false where somebody was first. */
  conclude(id: string, report: { conclusion: string; concludedBy: string; concludedAt: string }): Promise<boolean>;
  /** Where it stood on the department's own site; written again, the last one stands. False: there is one, and the notice was concluded by it. With the system's eyes. */
  post(id: string, posting: Posting): Promise<boolean>;
  /** Seals objector and contact. */
  addObjection(objection: Objection): Promise<void>;
  objection(id: string): Promise<MaskedObjection | null>;
  /** The same, with its row locked until the transaction ends. */
  lockedObjection(id: string): Promise<MaskedObjection | null>;
  objectionByNumber(trackingNumber: string): Promise<MaskedObjection | null>;
  /** What is not decided first; `total`: how many there are in all. */
  objections(asked: AskedObjections): Promise<{ lines: MaskedObjection[]; total: number }>;
  /** Who objects and how to reach them, opened; the asking is the caller's to record. */
  objectorOf(id: string): Promise<Pick<Objection, 'objector' | 'contact' | 'content' | 'evidence' | 'outcome'> | null>;
  /** Moves one on from the state in which it was read; false where somebody was first. */
  changeObjection(id: string, from: Objection['state'], change: Partial<Objection>): Promise<boolean>;
  /** What came of objections to a notice, the last first; nobody's name. With the system's eyes. */
  outcomes(noticeId: string): Promise<Pick<Objection, 'dossierId' | 'state' | 'outcome' | 'decidedAt'>[]>;
  inquiries(filter: { objections?: readonly string[]; organisationId?: string; open?: boolean }): Promise<InquiryLine[]>;
  inquiry(id: string): Promise<InquiryLine | null>;
  addInquiry(inquiry: Inquiry): Promise<void>;
  changeInquiry(id: string, version: number, change: Partial<Inquiry>): Promise<boolean>;
  /** Nobody is waited for any longer. */
  closeInquiries(objectionId: string): Promise<void>;
};
