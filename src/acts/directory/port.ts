import type { CalendarYear } from '../../core/calendar/workday.ts';
import type { Organisation, OrganisationKind } from '../../core/directory/organisation.ts';
import type { Signed } from '../../core/workflow/hands.ts';
import type { Actor, Role } from '../../core/workflow/relation.ts';
import type { Channel } from './mail-port.ts';
import type { Account } from './records.ts';
import type { SignedIn } from './signed-in.ts';

/** `known`: applicants only of these places, and oneself; null: all. `limit` null: all that are found. */
export type AskedOrganisations = {
  kind: string | undefined;
  search: string | undefined;
  known: { own: string; applicantsIn: readonly string[] } | null;
  limit: number | null;
  offset: number;
};
export type FoundOrganisations = { organisations: Organisation[]; total: number };

/** A session as its owner sees it: from what kind of browser, since when, last seen when. */
export type SessionLine = { id: string; browser: string; createdAt: string; seenAt: string; own: boolean };

/** An account that nobody has used since `usedAt`; when its owner was told so last. */
export type IdleAccount = Account & { organisation: string; usedAt: string; idleToldAt: string | null };

/** Organisations, accounts, sessions. */
export type Directory = {
  organisation(id: string): Promise<Organisation | null>;
  organisationByCode(creditCode: string): Promise<Organisation | null>;
  /** Those of kinds that are few, or whose name or code is this: applicants, of whom there are more each year, are a page. */
  organisations(filter: { kinds?: readonly OrganisationKind[]; search?: string }): Promise<Organisation[]>;
  organisationPage(asked: AskedOrganisations): Promise<FoundOrganisations>;
  /** Not pending unless it is said. */
  addOrganisation(organisation: Omit<Organisation, 'pending'> & { pending?: boolean }): Promise<void>;
  /** What an authority decided of it: its standing, name, credit code, place. */
  changeOrganisation(id: string, change: Partial<Pick<Organisation, 'pending' | 'name' | 'creditCode' | 'divisionCode'>>): Promise<void>;
  /** Those pending in a place. */
  pendingIn(divisionCodes: readonly string[]): Promise<Organisation[]>;
  account(id: string): Promise<Account | null>;
  /** The same, and nobody else changes it until this transaction ends. */
  lockedAccount(id: string): Promise<Account | null>;
  accountByLogin(login: string): Promise<Account | null>;
  accountsOf(organisationId: string | null): Promise<Account[]>;
  /** Notes that whoever has this session showed that it is really they. */
  proveSession(tokenHash: string, at: string): Promise<void>;
  /** Names of accounts by id, for showing who did what. */
  names(ids: readonly string[]): Promise<Readonly<Record<string, string>>>;
  addAccount(account: Account): Promise<void>;
  changeAccount(
    id: string,
    change: Partial<
      Pick<Account, 'name' | 'passwordHash' | 'mustChangePassword' | 'passwordEndsAt' | 'roles' | 'active' | 'dormantAt'> & {
        idleToldAt: string;
      }
    >,
  ): Promise<void>;
  /** Accounts of offices that can be signed in with, and were not since that instant. */
  idle(since: string): Promise<IdleAccount[]>;
  /** Accounts with this role that can be signed in with. */
  inOffice(role: Role): Promise<Account[]>;
  openSession(session: {
    tokenHash: string;
    accountId: string;
    createdAt: string;
    seenAt: string;
    provedAt?: string;
    endsAt: string;
    browser?: string;
  }): Promise<void>;
  /** The sessions of an account that live, the one last seen first; `own` is the one of that token. */
  sessionsOf(accountId: string, at: { now: string; idleSeconds: number; tokenHash: string }): Promise<SessionLine[]>;
  /** Ends one session of an account by its name; false where there is none. */
  endSession(accountId: string, id: string): Promise<boolean>;
  /** The account of a live session; touches `seenAt` at most once a minute. */
  session(tokenHash: string, at: { now: string; today: string; idleSeconds: number }): Promise<SignedIn | null>;
  closeSession(tokenHash: string): Promise<void>;
  closeSessionsOf(accountId: string, exceptTokenHash?: string): Promise<void>;
  /** Whether this device has signed in to this account before. */
  knowsDevice(tokenHash: string, accountId: string): Promise<boolean>;
  noteDevice(tokenHash: string, accountId: string, at: string): Promise<void>;
};

export type NewAccount = { organisationId: string; login: string; name: string; roles: readonly Role[]; password: string };

export type MessageLine = {
  id: string;
  subject: string;
  body: string;
  link: string | null;
  createdAt: string;
  readAt: string | null;
  /** Equal where two are about one record; `head` names unit and case, `nextStep` what the reader did next, as it was when it came. */
  matter: string;
  head: string | null;
  nextStep: string | null;
};

/** All messages about one case under one head: how many, how many of them unread, and the newest few, the newest first. */
export type MatterLine = { matter: string; count: number; unread: number; messages: MessageLine[] };

/** Behind which message the next page begins. */
export type MatterPlace = { readonly at: string; readonly id: string };

/** Messages delivered to an account; the outbox behind them. */
export type Messages = {
  /** Newest first. */
  mine(accountId: string, limit?: number, matter?: string): Promise<MessageLine[]>;
  /** The matter with the newest message first. */
  matters(accountId: string, asked: { unread: boolean; after: MatterPlace | null; limit: number }): Promise<MatterLine[]>;
  /** Of how many matters something is unread. */
  unreadMatters(accountId: string): Promise<number>;
  /** What came later than `upTo` stays unread. */
  markMatterRead(accountId: string, of: { matter: string; upTo: string }, at: string): Promise<void>;
  /** Its newest message is to be read again; false where there is no such matter. */
  markMatterUnread(accountId: string, matter: string): Promise<boolean>;
  unread(accountId: string): Promise<Pick<MessageLine, 'id' | 'subject' | 'link'>[]>;
  /** Null where this account has no such message. */
  find(accountId: string, id: string): Promise<Pick<MessageLine, 'id' | 'subject' | 'link'> | null>;
  markRead(accountId: string, ids: readonly string[], at: string): Promise<void>;
  /** Those that came later than `upTo` stay unread: nobody has seen them. Answers how many were read so. */
  markAllRead(accountId: string, upTo: string, at: string): Promise<number>;
  /** Delivers what waits in the outbox to the accounts it is for, and with `mailAt` queues it for those who get letters by mail; answers how many letters went. */
  deliver(at: string, newId: () => string, queued?: Readonly<Record<Channel, string | null>>): Promise<number>;
};

export type JournalLine = Readonly<Record<string, unknown>> & { readonly seq: number };

/** Which entries: each member narrows; `search` is one word, whatever it may be. Days are business days, both included. */
export type JournalFilter = {
  after?: number;
  limit?: number;
  search?: string;
  subject?: string;
  /** Of a case, or how it begins: 赣平2026-0001, 赣平2026. */
  number?: string;
  certificate?: string;
  /** A name or part of one, or a credit code. */
  unit?: string;
  article?: string;
  from?: string;
  to?: string;
};

/** The journal as a supervisor reads it. */
export type Journal = {
  /** In the order in which they were written. */
  entries(filter: JournalFilter): Promise<JournalLine[]>;
  head(): Promise<{ seq: number; hash: string }>;
  /** Accounts that have written any part of what is signed there. */
  hands(kind: Signed, id: string): Promise<string[]>;
  /** The last time that it was verified and found whole. */
  verified(): Promise<Verified | null>;
  /** Under which name somebody last did this there: a stand-in's says in whose place. Null: nobody did. */
  signature(action: string, id: string): Promise<string | null>;
};

/** Up to which entry the journal was found whole, what that entry's digest was, when, and by whom. */
export type Verified = { readonly seq: number; readonly hash: string; readonly at: string; readonly by: string };

/** What became of a verification. */
export type ChainProof =
  | { readonly ok: true; readonly entries: number; readonly head: string; readonly remarks?: readonly string[] }
  | { readonly ok: false; readonly seq: number; readonly message: string };

/** The journal from one end to the other, gone through beside everything else and a piece at a time, however long it is. */
export type Chain = {
  /** Recomputes what was written after `since`, or all of it. Throws where too many go through it at once. */
  verify(reader: Actor, since: Verified | null, signal?: AbortSignal): Promise<ChainProof>;
  /** Every entry up to now, one JSON a line, in pieces. */
  lines(reader: Actor, signal?: AbortSignal): Promise<AsyncIterable<Uint8Array>>;
};

/** A year's arrangement that one person handed in and another decides. One that was loaded before there were two hands has no decider. */
export type CalendarVersion = {
  id: string;
  year: number;
  data: CalendarYear;
  /** The file that it came from; null: put together on the page. */
  fileName: string | null;
  fileDigest: string | null;
  /** What was said to the doubts. */
  said: string | null;
  proposedBy: string | null;
  proposedAt: string;
  outcome: 'confirmed' | 'refused' | 'withdrawn' | null;
  word: string | null;
  decidedBy: string | null;
  decidedAt: string | null;
};

/** What time needs: loaded calendar years, the demonstration's clock, which jobs have run on which day. */
export type Timekeeping = {
  calendarYears(): Promise<{ year: number; data: CalendarYear }[]>;
  loadCalendarYear(year: number, data: CalendarYear, by: string, at: string): Promise<void>;
  /** Every arrangement that was ever handed in for a year, oldest first. */
  calendarVersions(year?: number): Promise<CalendarVersion[]>;
  /** False where one of the same year waits already. */
  addCalendarVersion(version: CalendarVersion): Promise<boolean>;
  /** False where it was decided already. */
  decideCalendarVersion(id: string, decision: Pick<CalendarVersion, 'outcome' | 'word' | 'decidedBy' | 'decidedAt'>): Promise<boolean>;
  today(): Promise<string | null>;
  setToday(day: string): Promise<void>;
  hasRun(day: string, job: string): Promise<boolean>;
  /** Until this transaction ends nobody else, of any process, does what a day asks for. Waits for whoever does. */
  alone(): Promise<void>;
  /** The last day on which a job has run. */
  lastRun(job: string): Promise<string | null>;
  noteRun(day: string, job: string, result: unknown, at: string): Promise<void>;
  /** Several at once. */
  noteRuns(day: string, runs: readonly { job: string; result: unknown }[], at: string): Promise<void>;
};
