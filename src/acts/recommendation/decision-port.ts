import type { Reason } from '../../core/workflow/facts.ts';

/** What ends a case against its applicant: 不予推荐 (第八条（二）), 不予受理 or 不列入拟认定名单 (第八条（四）). */
export type DecidedStep = 'decline' | 'reject' | 'passOver';

/** Whom the applicant may ask. */
export type DecisionContact = { readonly office: string; readonly phone: string };

export type DecisionRecord = {
  dossierId: string;
  step: DecidedStep;
  reasons: Reason[];
  contactOffice: string;
  contactPhone: string;
  writtenBy: string;
  writtenAt: string;
  /** A leader gave the proposal back; null once it is proposed anew. */
  givenBackBy: string | null;
  givenBackAt: string | null;
  givenBackReason: string | null;
  decidedBy: string | null;
  decidedAt: string | null;
  /** The letter's own number, such as 赣平不荐2026-0001; null until it is decided. */
  number: string | null;
  /** What a holder of the letter checks it by. */
  code: string | null;
  /** When the applicant first opened it, and who. */
  receivedBy: string | null;
  receivedAt: string | null;
  /** A 复核 has set it aside; it keeps its number, and the case stands by it no more. */
  setAsideAt: string | null;
};

type Written = Pick<DecisionRecord, 'dossierId' | 'step' | 'reasons' | 'contactOffice' | 'contactPhone' | 'writtenBy' | 'writtenAt'> &
  Partial<Pick<DecisionRecord, 'decidedBy' | 'decidedAt' | 'number' | 'code'>>;

/** Of one case and step, the one that stands: what was set aside is found by its number alone. */
export type Decisions = {
  decision(dossierId: string, step: DecidedStep): Promise<DecisionRecord | null>;
  /** Writes the proposal, or writes it anew; what was given back lies with the leader again. */
  write(decision: Written): Promise<void>;
  giveBack(dossierId: string, mark: { by: string; at: string; reason: string }): Promise<void>;
  /** Forgets a proposal that was given back, once the office goes another way; the journal keeps it. */
  drop(dossierId: string): Promise<void>;
  decide(dossierId: string, step: DecidedStep, made: Pick<DecisionRecord, 'decidedBy' | 'decidedAt' | 'number' | 'code'>): Promise<void>;
  /** Notes that the applicant has it; false where that was known. */
  receive(dossierId: string, step: DecidedStep, by: { id: string; at: string }): Promise<boolean>;
  setAside(number: string, at: string): Promise<void>;
  numbered(number: string): Promise<DecisionRecord | null>;
  /** The contact that this office gave last. */
  lastContact(organisationId: string): Promise<DecisionContact | null>;
};
