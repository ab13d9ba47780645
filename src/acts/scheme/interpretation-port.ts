import type { InterpretationState } from '../../core/procedure/interpretation.ts';

/** A question about a sentence of the measure, and what was answered. Dates 'YYYY-MM-DD', instants ISO in UTC. */
export type Interpretation = {
  id: string;
  issuerId: string;
  askerId: string;
  state: InterpretationState;
  /** The edition and the id of its sentence; where that stands, and its words as they were asked about. */
  edition: string;
  sentence: string;
  place: string;
  quoted: string;
  question: string;
  askedBy: string;
  askedAt: string;
  answer: string | null;
  validFrom: string | null;
  /** `enterpriseSize=micro`: a reading and the option that the answer means; it changes by a new edition alone. */
  choice: string | null;
  /** The number of the one that this one takes the place of. */
  replaces: string | null;
  word: string | null;
  reason: string | null;
  number: string | null;
  draftedBy: string | null;
  signedBy: string | null;
  signedOn: string | null;
  endedOn: string | null;
  replacedBy: string | null;
  version: number;
};
export type InterpretationLine = Interpretation & { asker: string; issuer: string };

export type Interpretations = {
  /** The newest first; `published`: those alone that have a number, whatever became of them; `open`: those alone that wait for somebody. */
  all(filter: { published?: boolean; open?: boolean }): Promise<InterpretationLine[]>;
  locked(id: string): Promise<InterpretationLine | null>;
  add(one: Interpretation): Promise<void>;
  change(id: string, version: number, change: Partial<Interpretation>): Promise<boolean>;
};
