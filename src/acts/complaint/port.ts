import type { ComplaintFinding, ComplaintKind, ComplaintState } from '../../core/procedure/complaint.ts';

/** 投诉举报 (第四条、第十六条). Who complains, and all words of it, lie sealed; of its code there is a digest alone. */
export type Complaint = {
  id: string;
  issuerId: string;
  /** The title it is about, where it is about one. */
  platformId: string | null;
  about: string;
  kind: ComplaintKind;
  number: string;
  codeHash: string;
  /** Empty: nobody who gives a name. */
  complainant: string;
  contact: string;
  content: string;
  state: ComplaintState;
  handlerId: string | null;
  /** Who had it and went out of it, or was taken out. */
  gone: string[];
  finding: ComplaintFinding | null;
  inquiry: string | null;
  reply: string | null;
  /** The leader's word, or why the last handler went out of it. */
  word: string | null;
  nthFromSource: number;
  filedAt: string;
  assignedAt: string | null;
  answeredBy: string | null;
  answeredAt: string | null;
  version: number;
};
/** As whoever reads it is shown it: nothing of who complains but whether they gave a name, and no numbers of persons in the words. */
export type ComplaintLine = Omit<Complaint, 'complainant' | 'contact' | 'codeHash'> & {
  named: boolean;
  handler: string | null;
};
/** What of it may change at all. */
export type ComplaintChange = Pick<
  Complaint,
  'state' | 'handlerId' | 'gone' | 'finding' | 'inquiry' | 'reply' | 'word' | 'assignedAt' | 'answeredBy' | 'answeredAt'
>;
export type Complainant = Pick<Complaint, 'complainant' | 'contact' | 'content' | 'inquiry'>;

export type Complaints = {
  add(one: Complaint): Promise<void>;
  /** Those that are not answered, the longest waiting first, then the others, the newest first; and how many there are. */
  page(part: { limit: number; offset: number }): Promise<{ lines: ComplaintLine[]; total: number }>;
  one(id: string): Promise<ComplaintLine | null>;
  locked(id: string): Promise<ComplaintLine | null>;
  /** Null too where the code is another's. */
  byReceipt(number: string, codeHash: string): Promise<ComplaintLine | null>;
  /** Over the version that was read; false where someone was first. */
  change(id: string, version: number, change: Partial<ComplaintChange>): Promise<boolean>;
  /** Who complains and what was said with the numbers in it; the asking is the caller's to record. */
  complainantOf(id: string): Promise<Complainant | null>;
};
