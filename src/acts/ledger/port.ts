import type { Capacity, Ledger, Month } from '../../core/ledger/derive.ts';
import type { Words } from '../../core/ledger/import.ts';
import type { Enterprise, LedgerEvent, Service } from '../../core/ledger/line.ts';
import type { Basis } from '../../core/ledger/report.ts';
import type { EnterpriseAlias } from './records.ts';

/** Whose hand and when. */
export type Hand = { readonly by: string; readonly at: string };
/** A line as it is to stand: version 1 comes, a later one is written over the one before it. */
export type ServiceKept = Omit<Service, 'confirmed' | 'satisfied'> & { readonly importId?: string };
export type Span = { readonly organisationId: string; readonly from: string; readonly to: string };
export type Attending = { readonly enterpriseId: string; readonly persons: number };
/** A file that was brought; `changed`: the lines that it changed, as they stood. */
export type ImportLine = {
  readonly id: string;
  readonly fileName: string;
  readonly fingerprint: string;
  readonly hash: string;
  readonly rows: number;
  readonly changed: readonly Service[];
  readonly importedBy: string;
  readonly importedAt: string;
  readonly undoneAt: string | null;
};
export type Voiding = { readonly ids: readonly string[]; readonly reason: string };

/** One organisation's ledger. What was voided is in no answer. */
export type Ledgers = {
  /** All that counts between two days, in the order of the days; contacts opened. */
  of(span: Span): Promise<Ledger>;
  /** Those that stand, held until the transaction ends: whoever changes one meanwhile is before it or after it. */
  servicesById(organisationId: string, ids: readonly string[]): Promise<Service[]>;
  /** Written in one statement; the ids of those that stood at another version than was read, or were voided: nothing of them was written. */
  saveServices(organisationId: string, rows: readonly ServiceKept[], hand: Hand): Promise<string[]>;
  /** How many were voided. */
  voidServices(organisationId: string, voiding: Voiding, hand: Hand): Promise<number>;
  /** Contact and phone opened; only for the own clerk. */
  enterprises(organisationId: string): Promise<Enterprise[]>;
  /** Name key → id, of those that were merged too and of other names that they go by, which count for another; one that stands by itself goes first. */
  known(organisationId: string, nameKeys: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Comes new, or over the version before; false where somebody was first. Throws `Refused` where another bears the name or code. */
  saveEnterprise(organisationId: string, one: Enterprise, hand: Hand): Promise<boolean>;
  /** Those whose name another writer brought meanwhile are left out. */
  addEnterprises(organisationId: string, all: readonly Enterprise[], hand: Hand): Promise<void>;
  /** Other names that enterprises of the register go by, from now on. */
  addAliases(organisationId: string, aliases: readonly Omit<EnterpriseAlias, 'organisationId'>[]): Promise<void>;
  events(span: Span): Promise<LedgerEvent[]>;
  attendance(organisationId: string, eventId: string): Promise<Attending[]>;
  saveEvent(organisationId: string, event: LedgerEvent, attending: readonly Attending[], hand: Hand): Promise<boolean>;
  voidEvent(organisationId: string, id: string, reason: string, hand: Hand): Promise<boolean>;
  months(span: Span): Promise<Month[]>;
  saveMonth(organisationId: string, month: Month, hand: Hand): Promise<void>;
  /** The last one noted up to a day. */
  capacity(organisationId: string, day: string): Promise<Capacity | null>;
  /** The newest first. */
  imports(organisationId: string): Promise<ImportLine[]>;
  /** Keeps it, and what the words of its layout stand for. */
  addImport(organisationId: string, one: ImportLine, words: Words): Promise<void>;
  /** False where somebody took it back first. */
  markUndone(organisationId: string, id: string, hand: Hand): Promise<boolean>;
  /** What stands of what a file brought, held until the transaction ends; what it changed belongs to whoever brought it. */
  broughtBy(organisationId: string, importId: string): Promise<Pick<Service, 'id' | 'version'>[]>;
  /** What was said of the words of a layout; none where it is new. */
  layout(organisationId: string, fingerprint: string): Promise<Words>;
  /** What a version of a report was made of, kept with it for good; null where there was no ledger. Whoever reads the report reads it. */
  basis(reportId: string, no: number): Promise<Basis | null>;
  keepBasis(reportId: string, no: number, basis: Basis): Promise<void>;
  /** Which versions of these reports were made of a ledger. */
  based(reportIds: readonly string[]): Promise<{ readonly reportId: string; readonly no: number }[]>;
  saveCapacity(organisationId: string, capacity: Capacity, hand: Hand): Promise<void>;
};
