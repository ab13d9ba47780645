import type { Role } from '../../core/workflow/relation.ts';

/** An account belongs to one organisation (core/directory/organisation.ts) and holds roles there. Instants ISO in UTC. */
export type Account = {
  id: string;
  organisationId: string;
  login: string;
  name: string;
  passwordHash: string;
  mustChangePassword: boolean;
  /** Until when a one-time password opens anything; null for one that its owner chose. */
  passwordEndsAt: string | null;
  roles: Role[];
  active: boolean;
  createdAt: string;
  /** Since when it is suspended because nobody used it (jobs/suspend-dormant.ts); left out, or null, where it is not. */
  dormantAt?: string | null;
};
export type Session = {
  tokenHash: string;
  accountId: string;
  createdAt: string;
  seenAt: string;
  endsAt: string;
};
