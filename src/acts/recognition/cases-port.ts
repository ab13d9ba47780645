import type { Revocation, Reward, Showcase } from './records.ts';

type OfPlatform = { platform: string; certificateNumber: string };
export type RevocationLine = Revocation & OfPlatform & { authorityId: string; pending: boolean; filed: boolean; files: number };
/** What is announced of a revoked title, and nothing of the case besides (第十二条). */
export type Announcement = Pick<Revocation, 'id' | 'platformId' | 'issuerId' | 'number' | 'decidedOn' | 'publishedOn'> & Violated & Named;
type Violated = Pick<Revocation, 'article' | 'basisKind' | 'body' | 'documentNumber' | 'documentOn' | 'place'>;
type Named = OfPlatform & { issuer: string; creditCode: string | null };
export type RewardLine = Reward & OfPlatform & { recognisedOn: string; revokedOn: string | null };
export type ShowcaseLine = Showcase & OfPlatform & { authority: string; functions: string[] };

/** Revocations, rewards and showcases (第十二条至第十四条). `locked…` keeps the row until the transaction ends; `change…` is false where someone was first. */
export type PlatformCases = {
  /** Ends a title from `day` on, in the same transaction as its decision; false where it was revoked already. */
  revokePlatform(platformId: string, day: string): Promise<boolean>;
  revocations(filter: { platformId?: string }): Promise<RevocationLine[]>;
  /** Those that were announced, the newest first; read with the system's eyes, since of the case itself nobody else may read. */
  announcements(): Promise<Announcement[]>;
  lockedRevocation(id: string): Promise<RevocationLine | null>;
  addRevocation(revocation: Revocation): Promise<void>;
  changeRevocation(id: string, version: number, change: Partial<Revocation>): Promise<boolean>;
  rewards(filter: { platformId?: string }): Promise<RewardLine[]>;
  lockedReward(id: string): Promise<RewardLine | null>;
  addReward(reward: Reward): Promise<void>;
  /** What the rewards of a round come to that were not ended, 万元. */
  rewardedIn(roundId: string): Promise<string>;
  changeReward(id: string, version: number, change: Partial<Reward>): Promise<boolean>;
  showcases(filter: { state?: Showcase['state']; platformId?: string }): Promise<ShowcaseLine[]>;
  lockedShowcase(id: string): Promise<ShowcaseLine | null>;
  addShowcase(showcase: Showcase): Promise<void>;
  changeShowcase(id: string, version: number, change: Partial<Showcase>): Promise<boolean>;
};
