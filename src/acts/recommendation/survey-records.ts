/** What an enterprise says of itself through its link (annex 1); interviewee and mobile are sealed at rest. */
export type SurveyAnswer = {
  /** Whether it ever had a service of this platform. */
  received: boolean;
  satisfied: boolean;
  service: string;
  interviewee: string;
  position: string;
  mobile: string;
  remark: string;
};

/** A one-time link for one drawn row; the token itself is kept nowhere. Instants ISO in UTC. */
export type SurveyLink = {
  id: string;
  dossierId: string;
  rowId: string;
  tokenHash: string;
  madeBy: string;
  madeAt: string;
  expiresAt: string;
  answeredAt: string | null;
  revokedAt: string | null;
  answer: SurveyAnswer | null;
};
