import type { OrganisationCaseState } from '../../core/procedure/organisation-case.ts';

/** A case about what an organisation is called: a correction, or a dispute about a code. Instants ISO in UTC. */
export type OrganisationCase = {
  id: string;
  kind: 'correction' | 'dispute';
  /** Whose case it is: what is to be corrected, or who claims the code. */
  organisationId: string;
  /** Of a dispute: who registered the code. */
  againstId: string | null;
  /** Code of the place whose authority decides. */
  authority: string;
  /** What it shall be; null: stays. */
  name: string | null;
  creditCode: string | null;
  divisionCode: string | null;
  reason: string;
  /** What the other side of a dispute says. */
  answer: string | null;
  state: OrganisationCaseState;
  askedBy: string;
  askedName: string;
  askedAt: string;
  word: string | null;
  decidedBy: string | null;
  decidedName: string | null;
  decidedAt: string | null;
};
export type OrganisationEvidence = {
  id: string;
  caseId: string;
  /** Which side brought it. */
  organisationId: string;
  fileHash: string;
  name: string;
  mediaType: string;
  size: number;
  addedBy: string;
  addedAt: string;
};
export type OrganisationCaseLine = OrganisationCase & { organisation: string; against: string | null };
export type FormerName = { organisationId: string; until: string; name: string; creditCode: string | null; divisionCode: string | null };

export type OrganisationCases = {
  /** False where one is open for the organisation. */
  add(one: OrganisationCase): Promise<boolean>;
  of(id: string): Promise<OrganisationCaseLine | null>;
  /** Kept from changing until the transaction ends. */
  locked(id: string): Promise<OrganisationCaseLine | null>;
  /** Newest first, as the actor may see them; at most 200. */
  all(filter: { open?: boolean }): Promise<OrganisationCaseLine[]>;
  /** False where it is not open any more. */
  change(
    id: string,
    change: Partial<Pick<OrganisationCase, 'state' | 'answer' | 'word' | 'decidedBy' | 'decidedName' | 'decidedAt'>>,
  ): Promise<boolean>;
  addEvidence(evidence: OrganisationEvidence): Promise<void>;
  evidence(caseIds: readonly string[]): Promise<OrganisationEvidence[]>;
  /** Keeps what it was called until now. */
  keepName(former: FormerName): Promise<void>;
  /** What it was called at an instant. */
  nameAt(organisationId: string, at: string): Promise<string | null>;
};
