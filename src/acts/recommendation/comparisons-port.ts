/** Whose case it is, so that only those who may know are told its applicant's name. */
export type Owner = {
  applicantId: string;
  applicant: string;
  recommenderId: string;
  issuerId: string;
  recommended: boolean;
};

/** An enterprise that another case of the round lists in annex 5, as typed, with the row it stands in there (from 1). */
export type Claim = Owner & { enterprise: string; service: string; row: number };

/** A file of this case whose bytes another submitted case has too. */
export type Twin = Owner & { kind: string; name: string; roundYear: number; sameRound: boolean };

/** What can only be seen across cases; asked by the system, told only as far as it is the asker's. */
export type Comparisons = {
  /** Rows of annex 5, of every other case of the round that was submitted and not withdrawn, that name one of these enterprises (`enterpriseKey`). */
  claimsBesides(dossier: { id: string; roundId: string }, names: readonly string[]): Promise<Claim[]>;
  twinsOf(dossier: { id: string; roundId: string }): Promise<Twin[]>;
};
