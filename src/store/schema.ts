import type { Generated } from 'kysely';
import type { Scan, ScanCheck } from '../acts/archive/records.ts';
import type { Complaint } from '../acts/complaint/port.ts';
import type { Handover } from '../acts/directory/handover-port.ts';
import type { Licence } from '../acts/directory/licence-port.ts';
import type { Channel, MailState } from '../acts/directory/mail-port.ts';
import type { FormerName, OrganisationCase, OrganisationEvidence } from '../acts/directory/organisation-case-port.ts';
import type { PasswordLink } from '../acts/directory/password-link-port.ts';
import type { CalendarVersion } from '../acts/directory/port.ts';
import type { Account, Session } from '../acts/directory/records.ts';
import type { RoleGrant } from '../acts/directory/role-grant-port.ts';
import type { FactorTables } from '../acts/directory/second-factor-port.ts';
import type { Audit } from '../acts/disclosure/audit-port.ts';
import type { Opening, Release } from '../acts/disclosure/port.ts';
import type { FindingAnswer, ItemAnswer } from '../acts/dossier/answers-port.ts';
import type { TableImport } from '../acts/dossier/imports-port.ts';
import type { OpenForm } from '../acts/dossier/presence-port.ts';
import type { Reading } from '../acts/dossier/reading-port.ts';
import type {
  Correction,
  Dossier,
  DossierChange,
  DossierRow,
  DossierValue,
  Material,
  StoredFile,
  Submission,
} from '../acts/dossier/records.ts';
import type { Upload } from '../acts/dossier/uploads-port.ts';
import type { Evidence } from '../acts/files/evidence-port.ts';
import type { LedgerTables } from '../acts/ledger/records.ts';
import type { Inquiry, Notice, NoticeDraft, Objection } from '../acts/notice/records.ts';
import type { EarlierPlatform } from '../acts/recognition/earlier-port.ts';
import type { KnownTitle } from '../acts/recognition/known-port.ts';
import type { Policy } from '../acts/recognition/policy-port.ts';
import type { Profile } from '../acts/recognition/profile-port.ts';
import type { Recognition } from '../acts/recognition/recognition-port.ts';
import type { Platform, Revocation, Reward, Showcase } from '../acts/recognition/records.ts';
import type { TitleTables } from '../acts/recognition/title-port.ts';
import type { DecisionRecord } from '../acts/recommendation/decision-port.ts';
import type { CorrectionDraft, MaterialCheck, OfficeNote } from '../acts/recommendation/desk-port.ts';
import type { ConditionAnswer, SitePhoto, SiteVisit } from '../acts/recommendation/judging-port.ts';
import type { Absence, Assignment, SavedView } from '../acts/recommendation/office-port.ts';
import type { Reconsideration } from '../acts/recommendation/reconsideration-port.ts';
import type { Attempt, Draw, Recommendation, Sample } from '../acts/recommendation/records.ts';
import type { SurveyLink } from '../acts/recommendation/survey-records.ts';
import type { Report, ReportRow, ReportVersion, Summary, SummaryVersion } from '../acts/reporting/records.ts';
import type { ProposedList } from '../acts/review/proposed-list-port.ts';
import type { ReviewTables } from '../acts/review/records.ts';
import type { StoredEdition } from '../acts/scheme/edition-port.ts';
import type { Interpretation } from '../acts/scheme/interpretation-port.ts';
import type { PoolChange, RoundPool } from '../acts/scheme/pool-port.ts';
import type { RoundChange } from '../acts/scheme/round-change-port.ts';
import type { CalendarYear } from '../core/calendar/workday.ts';
import type { Organisation } from '../core/directory/organisation.ts';
import type { Round } from '../core/scheme/round.ts';
import type { Said, Side } from '../core/waiting/line.ts';

/**
 * The tables as Kysely sees them (snake_case in the database, camelCase here); a test compares this with the migrated database.
 * jsonb goes in as JSON text by `json()`.
 */
export type JournalEntry = {
  seq: number;
  at: string;
  actorId: string | null;
  actorName: string;
  organisationId: string | null;
  action: string;
  article: string | null;
  subjectKind: string;
  subjectId: string | null;
  issuerId: string | null;
  applicantId: string | null;
  recommenderId: string | null;
  detail: Record<string, unknown>;
  previousHash: string;
  hash: string;
};
/** A line of the inbox (core/waiting/line.ts). */
export type WaitingRow = {
  kind: string;
  caseId: string;
  line: string;
  step: string;
  side: Side;
  organisationId: string | null;
  accountId: string | null;
  role: string;
  place: number | null;
  notBy: readonly string[] | null;
  fromOn: string | null;
  untilOn: string | null;
  dueOn: string | null;
  submittedOn: string | null;
  groupId: string | null;
  title: string;
  state: string;
  action: string;
  search: string;
  said: Said;
};
/** By what the directory is asked of a title (migrations/0264-directory.ts); written by the database alone. */
export type PlatformListed = {
  id: string;
  organisationId: string;
  issuerId: string;
  authorityId: string;
  list: string;
  city: string;
  functions: string[];
  recognisedOn: string;
  number: string;
  validFrom: string;
  validTo: string;
  revokedOn: string | null;
  endsOn: string;
  followedTo: string | null;
  sought: string;
};
export type Outbox = {
  id: string;
  key: string;
  organisationId: string | null;
  role: string | null;
  accountId: string | null;
  subject: string;
  body: string;
  link: string | null;
  createdAt: string;
  deliveredAt: string | null;
};
export type Message = {
  id: string;
  accountId: string;
  subject: string;
  body: string;
  link: string | null;
  createdAt: string;
  readAt: string | null;
  matter: string;
  head: string | null;
  nextStep: string | null;
};

/** A person's contact with the code that proves the address; address and mobile sealed. */
export type ContactRow = {
  accountId: string;
  email: string | null;
  emailConfirmedAt: string | null;
  emailRefused: string | null;
  mobile: string | null;
  mailOff: boolean;
  hookOff: Generated<boolean>;
  codeHash: string | null;
  codeSentAt: string | null;
  codeEndsAt: string | null;
  codeTries: number;
  changedAt: string;
};
/** A letter by mail; address and body sealed. */
export type MailRow = {
  id: string;
  key: string;
  accountId: string;
  address: string;
  channel: Generated<Channel>;
  subject: string;
  body: string | null;
  link: string | null;
  about: string | null;
  state: MailState;
  attempts: number;
  nextAt: string;
  reason: string | null;
  createdAt: string;
  sentAt: string | null;
};

/** The journal's tree (store/log): tiles of its digests, what was signed of it, what witnesses signed beside it. */
type LogTables = {
  logTile: { level: number; index: number; hashes: Uint8Array };
  logCheckpoint: { size: number; note: string; madeAt: string };
  logCosignature: { size: number; witness: string; line: string };
};

export type Tables = FactorTables &
  LogTables &
  LedgerTables &
  TitleTables &
  ReviewTables & {
    contact: ContactRow;
    mail: MailRow;
    assignment: Assignment;
    absence: Absence;
    savedView: SavedView;
    organisation: Organisation;
    account: Account & { idleToldAt: string | null; dormantAt: string | null };
    session: Session & { id: Generated<string>; browser: Generated<string>; provedAt: Generated<string> };
    throttle: { purpose: string; subject: string; source: string; count: number; freeAt: string; forgetAt: string };
    device: { tokenHash: string; accountId: string; firstAt: string; seenAt: string };
    calendarYear: { year: number; data: CalendarYear; loadedBy: string | null; loadedAt: string };
    calendarVersion: CalendarVersion;
    schemeEdition: StoredEdition;
    clock: { id: number; today: string };
    dayRun: { day: string; job: string; result: unknown; ranAt: string };
    counter: { name: string; value: number };
    round: Round;
    roundChange: RoundChange;
    roundPool: RoundPool;
    poolChange: PoolChange;
    dossier: Dossier;
    dossierValue: DossierValue;
    dossierRow: DossierRow;
    dossierChange: DossierChange;
    submission: Submission;
    file: StoredFile;
    material: Material;
    upload: Upload;
    reading: Reading;
    correction: Correction;
    findingAnswer: FindingAnswer;
    itemAnswer: ItemAnswer;
    tableImport: TableImport;
    draw: Draw;
    sample: Sample;
    attempt: Attempt;
    scan: Scan;
    scanCheck: ScanCheck;
    licence: Licence;
    passwordLink: PasswordLink;
    roleGrant: RoleGrant;
    handover: Handover;
    organisationCase: OrganisationCase;
    organisationEvidence: OrganisationEvidence;
    organisationName: FormerName;
    opening: Opening;
    openingRelease: Release;
    decision: DecisionRecord;
    reconsideration: Reconsideration;
    recommendation: Recommendation;
    surveyLink: SurveyLink;
    officeNote: OfficeNote;
    materialCheck: MaterialCheck;
    conditionAnswer: ConditionAnswer;
    siteVisit: SiteVisit;
    sitePhoto: SitePhoto;
    correctionDraft: CorrectionDraft;
    proposedList: ProposedList;
    recognitionList: Recognition;
    notice: Notice;
    noticeDraft: NoticeDraft;
    objection: Objection;
    profile: Profile;
    policy: Policy;
    complaint: Complaint;
    evidence: Evidence;
    audit: Audit;
    objectionInquiry: Inquiry;
    platform: Platform;
    platformLine: PlatformListed;
    platformKnown: { n: number; platformId: string; knownOn: string; was: KnownTitle | null };
    earlierPlatform: EarlierPlatform;
    interpretation: Interpretation;
    revocation: Revocation;
    reward: Reward;
    showcase: Showcase;
    report: Report;
    reportRow: ReportRow;
    reportVersion: ReportVersion;
    summary: Summary;
    summaryVersion: SummaryVersion;
    journal: JournalEntry;
    installation: {
      id: number;
      demonstration: boolean | null;
      sealCheck: string | null;
      sealKnown: string | null;
      textsSealedAt: string | null;
    };
    presence: { process: string; at: string; windows: OpenForm[] };
    waiting: WaitingRow;
    waitingStale: { kind: string; id: string; act: number };
    journalHead: { id: number; seq: number; hash: string };
    publicVersion: { id: number; version: string };
    outbox: Outbox;
    message: Message;
  };
