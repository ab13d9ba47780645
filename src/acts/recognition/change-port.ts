import type { ChangeVerdict, PlatformChangeState } from '../../core/procedure/platform-change.ts';

/** 变更名称、地址 (第十二条): what a platform asks, and what became of it. Instants ISO in UTC. */
export type PlatformChange = {
  id: string;
  platformId: string;
  organisationId: string;
  issuerId: string;
  authorityId: string;
  state: PlatformChangeState;
  name: string;
  /** Empty: it stays. */
  address: string;
  /** As the new licence has it. */
  changedOn: string;
  reason: string;
  verdict: ChangeVerdict | null;
  /** What the officer saw and why: the platform reads it once it is decided. */
  word: string;
  handledBy: string | null;
  /** Why it came back the last time, from the officer or from the leader. */
  remark: string | null;
  decidedOn: string | null;
  askedAt: string;
  version: number;
};
/** `platform`, `addressNow`: as they are now; `files`: how many lie with it. */
export type PlatformChangeLine = PlatformChange & {
  platform: string;
  addressNow: string;
  certificateNumber: string;
  validFrom: string;
  validTo: string;
  revokedOn: string | null;
  /** Of one recognised before this system came, which signed no certificate of it. */
  basis: string | null;
  issuer: string;
  files: number;
};

export type PlatformChanges = {
  /** The newest first, as the actor may see them. */
  list(filter: { platformId?: string }): Promise<PlatformChangeLine[]>;
  one(id: string): Promise<PlatformChangeLine | null>;
  locked(id: string): Promise<PlatformChangeLine | null>;
  /** False where one of the platform is open. */
  add(change: PlatformChange): Promise<boolean>;
  /** False where someone was first. */
  change(id: string, version: number, change: Partial<PlatformChange>): Promise<boolean>;
};
