import type { ReconsiderationState, Reconsidered } from '../../core/procedure/reconsideration.ts';

/** 复核 of one decision (第四条): asked for once, decided once, by somebody who had no hand in it. What both write lies sealed. */
export type Reconsideration = {
  id: string;
  dossierId: string;
  /** The office that decided. */
  deciderId: string;
  step: Reconsidered;
  /** Of the letter by which the decision went out: 赣平不荐2026-0001. */
  number: string;
  grounds: string;
  state: ReconsiderationState;
  askedBy: string;
  askedAt: string;
  outcome: string | null;
  decidedBy: string | null;
  decidedAt: string | null;
  version: number;
};

/** With the case that it belongs to. */
export type ReconsiderationLine = Reconsideration & {
  applicantId: string;
  recommenderId: string;
  issuerId: string;
  roundId: string;
  dossierNumber: string | null;
};

/** A decision whose case may still come back to where something is drawn for it. */
export type Returnable = { scheme: string; decidedAt: string; receivedAt: string | null; asked: boolean };

export type Reconsiderations = {
  /** Of one case, the newest first. */
  of(dossierId: string): Promise<ReconsiderationLine[]>;
  locked(id: string): Promise<ReconsiderationLine | null>;
  add(one: Reconsideration): Promise<void>;
  /** Over the version that was read; false where someone was first. */
  change(
    id: string,
    version: number,
    change: Partial<Pick<Reconsideration, 'state' | 'outcome' | 'decidedBy' | 'decidedAt'>>,
  ): Promise<boolean>;
  /** Of a round, cases that ended before their review by a letter, and whose 复核 is not decided. */
  returnable(roundId: string): Promise<Returnable[]>;
};
