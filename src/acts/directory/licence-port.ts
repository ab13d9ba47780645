/** A certificate that an organisation brought to be compared with what it registered. Instants ISO in UTC. */
export type Licence = {
  id: string;
  organisationId: string;
  /** Code of the place whose authority compares it. */
  authority: string;
  fileHash: string;
  name: string;
  mediaType: string;
  size: number;
  addedBy: string;
  addedAt: string;
  /** Null: nobody has said anything yet. */
  outcome: 'confirmed' | 'returned' | null;
  word: string | null;
  decidedBy: string | null;
  decidedAt: string | null;
};

/** With what was registered, to be compared with it. */
export type LicenceLine = Licence & { organisation: string; creditCode: string; divisionCode: string | null; pending: boolean };

/** Certificates as the actor may see them: its organisation's own, or those of its place. */
export type Licences = {
  add(licence: Licence): Promise<void>;
  licence(id: string): Promise<LicenceLine | null>;
  /** Newest first, at most 500; `waiting`: only those that nobody has answered. */
  all(filter: { organisationId?: string; waiting?: boolean }): Promise<LicenceLine[]>;
  /** False where somebody was first. */
  decide(id: string, answer: Pick<Licence, 'outcome' | 'word' | 'decidedBy' | 'decidedAt'>): Promise<boolean>;
};
