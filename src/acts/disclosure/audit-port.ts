import type { AuditAbout, AuditKind, AuditState } from '../../core/procedure/audit.ts';

/** What a supervisor asked or found, and what the party answered. Instants ISO in UTC; words lie sealed. */
export type Audit = {
  id: string;
  kind: AuditKind;
  about: AuditAbout;
  aboutId: string;
  aboutTitle: string;
  /** Who is to answer. */
  organisationId: string;
  body: string;
  dueOn: string;
  state: AuditState;
  askedBy: string;
  askedName: string;
  askedAt: string;
  answer: string | null;
  answeredBy: string | null;
  answeredName: string | null;
  answeredAt: string | null;
  word: string | null;
  closedAt: string | null;
  version: number;
};
export type AuditLine = Audit & { organisation: string };

/** The database shows them to whoever supervises and to who is asked; the system alone writes (store/migrations/0509-audit.ts). */
export type Audits = {
  /** What an organisation has still to answer. */
  owed(organisationId: string): Promise<AuditLine[]>;
  /** A page of those that one may see, and how many there are: what is to be answered first, then the newest. */
  page(asked: { limit: number; offset: number }): Promise<{ lines: AuditLine[]; total: number }>;
  one(id: string): Promise<AuditLine | null>;
  /** The same, locked; with the system's eyes. */
  locked(id: string): Promise<AuditLine | null>;
  add(one: Audit): Promise<void>;
  change(id: string, version: number, change: Partial<Audit>): Promise<boolean>;
};
