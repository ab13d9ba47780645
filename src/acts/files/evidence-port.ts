/** A file that proves what is said in a case: of a complaint, of an objection, of a revocation; or the paper of a policy, the proof of a notice, the licence of a platform that changed its name, what belongs to an answer to whoever supervises. Whoever reads the case reads that it is there. */
export type Evidence = {
  id: string;
  kind: EvidenceKind;
  caseId: string;
  fileHash: string;
  /** Of what somebody without an account brings 证据1.pdf: what they called it may tell who they are. */
  name: string;
  mediaType: string;
  size: number;
  /** Null: somebody without an account, or one who is not to be known. */
  addedBy: string | null;
  addedAt: string;
};
export type EvidenceKind = 'complaint' | 'objection' | 'revocation' | 'policy' | 'notice' | 'audit' | 'platformChange';

/** Evidence of cases, whatever their kind: one table, owned by acts/files; what a case lets in, and who opens it, is the case's own affair. */
export type EvidenceFiles = {
  add(one: Evidence): Promise<void>;
  /** Of all these cases, the oldest first. */
  of(cases: readonly string[]): Promise<Evidence[]>;
};
