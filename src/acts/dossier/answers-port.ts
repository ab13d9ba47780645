/** Why a warning stands: what it said when it was answered, the reason, by whom and when. */
export type FindingAnswer = {
  dossierId: string;
  findingId: string;
  message: string;
  reason: string;
  answeredBy: string;
  answeredAt: string;
};

/** The applicant's reasons for what the checks flag. */
export type Answers = {
  of(dossierId: string): Promise<FindingAnswer[]>;
  put(answer: FindingAnswer): Promise<void>;
  /** Whether there was one. */
  drop(dossierId: string, findingId: string): Promise<boolean>;
};
