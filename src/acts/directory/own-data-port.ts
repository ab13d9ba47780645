import type { Role } from '../../core/workflow/relation.ts';

/** An act of the journal, as its code; `who` with the organisation, where another did it. Instants ISO in UTC. */
export type OwnEntry = { at: string; action: string; article: string | null; who: string | null; purpose: string | null };

/** What is kept of an account's owner, as it lies in the tables; nothing of it names a third person but who did something to the account, or opened something. */
export type Held = {
  login: string;
  name: string;
  organisationId: string;
  organisation: string;
  roles: Role[];
  active: boolean;
  createdAt: string;
  dormantAt: string | null;
  sessions: { browser: string; createdAt: string; seenAt: string; endsAt: string }[];
  links: { reason: string; askedAt: string; usedAt: string | null; overAt: string | null; endsAt: string }[];
  grants: { roles: Role[]; state: string; askedAt: string; decidedAt: string | null }[];
  absences: { standsIn: boolean; fromOn: string; toOn: string }[];
  expert: { employer: string; formerEmployers: string[]; position: string; fields: string[] } | null;
  away: { fromOn: string; toOn: string; takenBackAt: string | null }[];
  seats: { number: string | null; state: string; seatedAt: string; signedAt: string | null }[];
  mails: { channel: string; state: string; createdAt: string; sentAt: string | null }[];
  messages: { createdAt: string; readAt: string | null }[];
  views: { name: string }[];
  edits: { number: string | null; edits: number; first: string; last: string }[];
  /** How many there are of what is looked at in its own place: cases given to, recusals, invitations to panels, words there, lists read, files on their way. */
  counts: Record<'assignment' | 'recusal' | 'panelInvitation' | 'panelWord' | 'reading' | 'upload', number>;
  did: OwnEntry[];
  about: OwnEntry[];
  opened: OwnEntry[];
};

export type OwnDataPort = {
  /** With the system's eyes; of one account, and of what others opened in its organisation's cases where `unit` is named. */
  of(accountId: string, unit: string | null): Promise<Held | null>;
};
