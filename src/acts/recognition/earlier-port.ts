import type { EarlierState } from '../../core/procedure/earlier-platform.ts';
import type { EarlierTitle } from '../../core/recognition/earlier.ts';
import type { FunctionKey } from '../../core/scheme/functions.ts';

/** A row of a list of earlier platforms, and what became of it. Instants ISO in UTC. */
export type EarlierPlatform = {
  id: string;
  issuerId: string;
  state: EarlierState;
  name: string;
  creditCode: string;
  divisionCode: string;
  functions: FunctionKey[];
  certificateNumber: string;
  documentNumber: string;
  validFrom: string;
  validTo: string;
  /** The file that it was read from; null: typed by hand. */
  source: string | null;
  /** What a correction would make of it, until it is agreed to. */
  proposed: EarlierTitle | null;
  /** Why it is to be corrected, or was taken out. */
  reason: string | null;
  /** A leader's word with which it went back. */
  word: string | null;
  preparedBy: string;
  preparedAt: string;
  confirmedBy: string | null;
  confirmedAt: string | null;
  platformId: string | null;
  version: number;
};

/** `hands`: everybody who wrote in it, by the journal. */
export type EarlierLine = EarlierPlatform & { hands: string[]; preparedName: string; confirmedName: string | null };

/** What a unit is registered as, by its code. */
export type RegisteredUnit = { id: string; creditCode: string; name: string; former: string[]; applicant: boolean };

/** Platforms recognised before this system came (第十九条). */
export type EarlierPlatforms = {
  /** The newest first; `open`: those alone that wait for somebody. */
  all(filter: { open: boolean }): Promise<EarlierLine[]>;
  /** Kept from changing until the transaction ends. */
  locked(id: string): Promise<EarlierLine | null>;
  add(rows: readonly EarlierPlatform[]): Promise<void>;
  /** Over the version that was read; false where someone was first. */
  change(id: string, version: number, change: Partial<EarlierPlatform>): Promise<boolean>;
  /** With the system's eyes. */
  units(creditCodes: readonly string[]): Promise<RegisteredUnit[]>;
  /** What rests on a title: reports that were handed in, cases of revocation, rewards, showcases; in words, none where nothing does. */
  rests(platformIds: readonly string[]): Promise<Readonly<Record<string, string[]>>>;
};
