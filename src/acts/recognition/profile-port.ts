import type { Service } from '../../core/recognition/profile.ts';

/** What a platform publishes of itself: its services, and the contact that it chose to publish. */
export type Profile = {
  platformId: string;
  organisationId: string;
  services: readonly Service[];
  phone: string;
  address: string;
  hours: string;
  website: string;
  version: number;
  changedBy: string;
  changedAt: string;
};
export type ProfileLine = Profile & { platform: string; city: string };

export type Profiles = {
  of(platformId: string): Promise<Profile | null>;
  /** Of the titles that are in force on a day. */
  inForce(today: string): Promise<ProfileLine[]>;
  /** How many services those publish. */
  services(today: string): Promise<number>;
  /** Writes it over the version that was read, 0 where there was none; false where someone was first. */
  save(profile: Profile): Promise<boolean>;
};
