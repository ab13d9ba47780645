import type { Calendar } from '../core/calendar/workday.ts';
import type { Shelf } from '../core/scheme/shelf.ts';
import { authorityUsed } from '../core/workflow/hands.ts';
import type { Role } from '../core/workflow/relation.ts';
import type { Scans } from './archive/port.ts';
import type { Complaints } from './complaint/port.ts';
import type { Contacts } from './directory/contact-port.ts';
import type { Handovers } from './directory/handover-port.ts';
import type { Licences } from './directory/licence-port.ts';
import type { Mailer, Mails } from './directory/mail-port.ts';
import type { OrganisationCases } from './directory/organisation-case-port.ts';
import type { OwnDataPort } from './directory/own-data-port.ts';
import type { PasswordLinks } from './directory/password-link-port.ts';
import type { Chain, Directory, Journal, Messages, Timekeeping } from './directory/port.ts';
import type { RoleGrants } from './directory/role-grant-port.ts';
import type { SecondFactors } from './directory/second-factor-port.ts';
import type { SignedIn } from './directory/signed-in.ts';
import type { Audits } from './disclosure/audit-port.ts';
import type { Openings } from './disclosure/port.ts';
import type { Answers } from './dossier/answers-port.ts';
import type { History } from './dossier/history-port.ts';
import type { Imports } from './dossier/imports-port.ts';
import type { Dossiers } from './dossier/port.ts';
import type { Presences } from './dossier/presence-port.ts';
import type { Readings } from './dossier/reading-port.ts';
import type { Parts, Quotas, Uploads } from './dossier/uploads-port.ts';
import type { EvidenceFiles } from './files/evidence-port.ts';
import type { Examiner, MalwareScanner, Quarantine } from './files/malware-port.ts';
import type { Inbox } from './inbox/port.ts';
import type { Confirmations } from './ledger/confirm-port.ts';
import type { Ledgers } from './ledger/port.ts';
import type { LogKeys, Logs } from './log/port.ts';
import type { Notices } from './notice/port.ts';
import type { PlatformChanges } from './recognition/change-port.ts';
import type { EarlierPlatforms } from './recognition/earlier-port.ts';
import type { Policies } from './recognition/policy-port.ts';
import type { Recognitions } from './recognition/port.ts';
import type { Profiles } from './recognition/profile-port.ts';
import type { RecognitionLists } from './recognition/recognition-port.ts';
import type { Signing } from './recognition/title-port.ts';
import type { Decisions } from './recommendation/decision-port.ts';
import type { Desk } from './recommendation/desk-port.ts';
import type { Judgings } from './recommendation/judging-port.ts';
import type { Office } from './recommendation/office-port.ts';
import type { Recommendations } from './recommendation/port.ts';
import type { Reconsiderations } from './recommendation/reconsideration-port.ts';
import type { Statistics } from './recommendation/statistics-port.ts';
import type { Surveys } from './recommendation/survey-port.ts';
import type { Boards } from './reporting/boards-port.ts';
import type { Reporting } from './reporting/port.ts';
import type { Invitations } from './review/invitation-port.ts';
import type { Reviews } from './review/port.ts';
import type { ProposedLists } from './review/proposed-list-port.ts';
import type { Editions } from './scheme/edition-port.ts';
import type { Interpretations } from './scheme/interpretation-port.ts';
import type { Pools } from './scheme/pool-port.ts';
import type { Rounds } from './scheme/port.ts';
import type { RoundChanges } from './scheme/round-change-port.ts';
import type { Throttles } from './throttle-port.ts';

/** The world outside an act; production and tests each put one together, nothing else is injected. */
export type Context = World & { readonly actor: SignedIn };

/** The same for pages that need no account. */
export type World = {
  /** The business day in Asia/Shanghai. */
  readonly today: string;
  /** The real instant, for sessions and throttles; the demonstration may set another business day. */
  readonly wallNow: string;
  /** The business instant, ISO in UTC. */
  readonly now: string;
  readonly calendar: Calendar;
  /** Where the request comes from: its network address, the mark that this browser got at an earlier sign-in (neither is kept but as a digest), its kind in words. */
  readonly origin: { readonly address: string; readonly device: string | null; readonly browser?: string };
  /** One transaction, seen with the actor's eyes (row-level security); without an actor, with the public's. Never inside another: `tx.asSystem`. */
  inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** One transaction of the system itself: sign-in, jobs, what the public files. */
  asSystem<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  readonly tools: Tools;
};

/** Randomness, hashing, files: what acts may not reach for themselves. */
export type Tools = {
  newId(): string;
  newSecret(): string;
  newToken(): string;
  /** SHA-256, hex. */
  digest(text: string): string;
  seal(text: string): string;
  open(sealed: string): string;
  hashPassword(password: string): Promise<string>;
  verifyPassword(hash: string, password: string): Promise<boolean>;
  readonly files: Files;
  /** Files that have not wholly come. */
  readonly parts: Parts;
  /** Opens a file as far as it takes to know whether it can be opened. */
  readonly door: Examiner;
  /** The journal as a whole. */
  readonly chain: Chain;
  /** What titles are signed with (第十二条). */
  readonly signing: Signing;
  /** What the journal's checkpoints are signed with. */
  readonly log: LogKeys;
  /** The malware scanner where one is configured. */
  readonly scanner: MalwareScanner | null;
  /** The way to a mail server where one is configured. */
  readonly mailer: Mailer | null;
  /** The way to the office's own messaging; null where none is configured. */
  readonly hook: Mailer | null;
  /** For how many days a one-time password, a link or a code may be used. */
  readonly oneTimeDays: number;
  /** The code that a key gives for a step (RFC 4226); the key in hexadecimal. */
  oneTimeCode(key: string, step: number): string;
  /** Whoever has one of these roles works with a second factor only. */
  readonly secondFactorFor: readonly Role[];
  /** For how many minutes it holds that a person showed that it is really they. */
  readonly proofMinutes: number;
  /** After so many days without a sign-in an account of an office is suspended. */
  readonly dormantDays: number;
  /** How often one person may open personal data in a day without a leader. */
  readonly openingsADay: number;
  readonly quotas: Quotas;
  /** Where fewer bytes are left on the disk, whoever keeps the system is told. */
  readonly lowSpace: number;
  /** The editions of the measure that are at hand. */
  readonly schemes: Shelf;
  readonly demonstration: boolean;
  /** SHA-256 of the published program that derives a case's results anew (docs/evidence.md); null: none was built. */
  readonly programDigest: string | null;
  /** 审图号 of the map in use; null: the map is a sketch. */
  readonly mapReviewNumber: string | null;
  /** Whether it was said how the public reaches this installation: what is signed bears that address for ever. */
  readonly addressKnown: boolean;
};

export type Files = {
  /** Null where there are more bytes than `limit`: then nothing is kept. */
  put(source: AsyncIterable<Uint8Array>, limit: number): Promise<{ hash: string; size: number } | null>;
  open(hash: string): Promise<AsyncIterable<Uint8Array>>;
  /** Gives up bytes that nothing refers to. */
  drop(hash: string): Promise<void>;
  /** Hashes of what has been there since before an instant in milliseconds. */
  storedBefore(instant: number): Promise<string[]>;
  /** Gives up what began to come before that instant and never came whole; answers how many. */
  sweepIncoming(instant: number): Promise<number>;
  /** Bytes that the disk still takes. */
  space(): Promise<number>;
};

/** All that may be read or written within one transaction, by noun. */
export type Transaction = {
  readonly directory: Directory;
  readonly licences: Licences;
  readonly openings: Openings;
  readonly contacts: Contacts;
  readonly secondFactors: SecondFactors;
  readonly ownData: OwnDataPort;
  readonly mails: Mails;
  readonly passwordLinks: PasswordLinks;
  readonly roleGrants: RoleGrants;
  readonly handovers: Handovers;
  readonly organisationCases: OrganisationCases;
  readonly editions: Editions;
  readonly interpretations: Interpretations;
  readonly rounds: Rounds;
  readonly roundChanges: RoundChanges;
  readonly pools: Pools;
  readonly dossiers: Dossiers;
  readonly uploads: Uploads;
  readonly scans: Scans;
  readonly answers: Answers;
  readonly history: History;
  readonly imports: Imports;
  readonly readings: Readings;
  readonly presences: Presences;
  readonly quarantine: Quarantine;
  readonly decisions: Decisions;
  readonly reconsiderations: Reconsiderations;
  readonly recommendations: Recommendations;
  readonly office: Office;
  readonly surveys: Surveys;
  readonly desk: Desk;
  readonly judgings: Judgings;
  readonly statistics: Statistics;
  readonly boards: Boards;
  readonly reviews: Reviews;
  readonly invitations: Invitations;
  readonly proposedLists: ProposedLists;
  readonly recognitionLists: RecognitionLists;
  readonly notices: Notices;
  readonly complaints: Complaints;
  readonly audits: Audits;
  readonly evidence: EvidenceFiles;
  readonly recognitions: Recognitions;
  readonly profiles: Profiles;
  readonly policies: Policies;
  readonly platformChanges: PlatformChanges;
  readonly earlierPlatforms: EarlierPlatforms;
  readonly reporting: Reporting;
  readonly ledgers: Ledgers;
  readonly confirmations: Confirmations;
  readonly inbox: Inbox;
  readonly throttles: Throttles;
  readonly messages: Messages;
  readonly journal: Journal;
  readonly logs: Logs;
  readonly time: Timekeeping;
  /** One entry of the append-only journal; personal data never enters `detail`. */
  record(event: Event): Promise<void>;
  /** A letter into the outbox; the same key twice goes out once. Whether it is a new one. */
  post(letter: Letter): Promise<boolean>;
  /** The same of many, in one statement; how many of them are new. */
  postAll(letters: readonly Letter[]): Promise<number>;
  /** The next number of a named series, from 1. */
  next(counter: string): Promise<number>;
  /**
   * The same as the last thing that a transaction asks, in the order of the journal: who wants one too waits for the journal's head and nothing else. What is
   * written after it of the case that is locked (`change`, `addSubmission`, `changeReport`, `addVersion`), posted and recorded goes in one statement at the end,
   * so nothing that depends on it may be read.
   */
  nextAtLast(counter: string): Promise<number>;
  /**
   * What follows with the system's eyes, in this same transaction: for what a rule has to know and the actor may not see. Never beside another query of the
   * transaction, which would see with them too.
   */
  asSystem<T>(work: (system: Transaction) => Promise<T>): Promise<T>;
};

export type Event = {
  at: string;
  actor: { id: string | null; name: string; organisationId: string | null };
  action: string;
  article: string | null;
  subject: { kind: string; id: string | null };
  /** The parties who may read it; none means supervisors only. */
  parties?: { issuerId?: string | null; applicantId?: string | null; recommenderId?: string | null };
  detail?: Record<string, unknown>;
};

export type Letter = {
  key: string;
  to: { organisationId: string; role?: string } | { accountId: string };
  subject: string;
  body: string;
  link?: string;
};

/** The journal's fixed part of an event that this actor causes now, in one of the roles that a step needs, or else in one of those that were asked for. */
export const by = (ctx: Context, ...roles: readonly Role[]): Pick<Event, 'at' | 'actor'> => ({
  at: ctx.now,
  actor: {
    id: ctx.actor.accountId,
    name: signature(ctx.actor, roles.length > 0 ? roles : (ctx.actor.askedIn ?? [])),
    organisationId: ctx.actor.organisationId,
  },
});

/** A deputy acts under their own name, and the journal says in whose place where that one's authority was used; one's own goes first. */
function signature(actor: SignedIn, roles: readonly Role[]): string {
  const used = roles.some((role) => (actor.ownRoles ?? actor.roles).includes(role))
    ? null
    : (roles.map((role) => authorityUsed(actor, role)).find((one) => one !== null) ?? null);
  return used === null ? actor.name : `${actor.name}（代${used.name}）`;
}

/** The same for what the system does by itself. */
export const bySystem = (world: World): Pick<Event, 'at' | 'actor'> => ({
  at: world.now,
  actor: { id: null, name: '系统', organisationId: null },
});
