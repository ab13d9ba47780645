import type { NoticeContact } from '../../core/notice/paper.ts';
import type { Notice, NoticeDraft, Objection } from './records.ts';

/** An objection as screens show it: who objects is masked, the way to reach them too. */
export type MaskedObjection = Objection & { applicantName: string; noticeTitle: string };
export type NoticeView = Notice & { issuerName: string; roundYear: number; scheme: string };
/** A notice as a list of notices names it: how many stand in it, and none of them. */
export type NoticeHead = Omit<NoticeView, 'list' | 'body' | 'listHash' | 'contact' | 'number'> & { listed: number };

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
  /** Seals objector and contact. */
  addObjection(objection: Objection): Promise<void>;
  objection(id: string): Promise<MaskedObjection | null>;
  objectionByNumber(trackingNumber: string): Promise<MaskedObjection | null>;
  objections(filter?: { noticeId?: string }): Promise<MaskedObjection[]>;
  /** Who objects and how to reach them, opened; the asking is the caller's to record. */
  objectorOf(id: string): Promise<Pick<Objection, 'objector' | 'contact' | 'content' | 'evidence' | 'outcome'> | null>;
  /** Decides an open one; false where it was decided already. */
  decide(id: string, decision: Pick<Objection, 'state' | 'outcome' | 'decidedBy' | 'decidedAt'>): Promise<boolean>;
};
