import type { OrganisationKind } from '../../core/directory/organisation.ts';
import type { NewPlatform, Platform } from './records.ts';

export type PlatformLine = Platform & {
  creditCode: string | null;
  /** Where it lies: the city of its registration, else that of the authority it reports to. */
  city: string;
  authorityName: string;
  issuerName: string;
  /** Whether a city recognised it by its own measure (第十七条), and by which edition. */
  issuerKind: OrganisationKind;
  scheme: string;
  roundYear: number;
};

export type PlatformFilter = { issuerId?: string; organisationId?: string };

/** Recognised platforms (第十一条); a revocation is written by the cases' port. */
export type Platforms = {
  platform(id: string): Promise<PlatformLine | null>;
  platformByNumber(certificateNumber: string): Promise<PlatformLine | null>;
  /** By certificate number, the newest first. */
  platforms(filter?: PlatformFilter): Promise<PlatformLine[]>;
  /** Every title of the units that these titles are of, in the same order. */
  titlesOfUnits(ids: readonly string[]): Promise<PlatformLine[]>;
  addPlatform(platform: NewPlatform): Promise<void>;
  /** What was corrected of an earlier one. */
  changePlatform(id: string, change: Partial<Omit<Platform, 'id'>>): Promise<void>;
  /** Takes out an earlier one that was entered by mistake, once its open reports are given up. */
  removePlatform(id: string): Promise<void>;
};
