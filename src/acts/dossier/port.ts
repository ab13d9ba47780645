import type { Content, Value } from '../../core/annexes/field.ts';
import type { Origin, Provenance } from '../../core/annexes/origin.ts';
import type { Verdict } from '../../core/eligibility/verdict.ts';
import type { Placed } from '../../core/identifiers/area.ts';
import type { Facts } from '../../core/workflow/facts.ts';
import type { Actor, Parties } from '../../core/workflow/relation.ts';
import type { State } from '../../core/workflow/state.ts';
import type { InputFault } from '../refusal.ts';
import type { Asked, Counted, Paged } from './list-port.ts';
import type { Correction, Dossier, Material, Submission } from './records.ts';

/** Cases of one round or of one applicant: as many as there are of these, which is bounded. What grows with the years is a page (list-port.ts). */
export type DossierFilter = { states?: readonly State[] } & ({ roundId: string } | { applicantId: string });
export type DossierLine = Dossier &
  Placed & { applicantName: string; recommenderName: string; issuerName: string; roundYear: number; scheme: string };

/** One change of a form: a single value, a row's cells, a new row, or a row taken out. `base` is the version that was read. */
export type Patch =
  | {
      readonly kind: 'value';
      readonly key: string;
      readonly value: Value;
      readonly base: number;
      /** Nobody typed it: where it was taken over from, and whether it is to be looked at. */
      readonly carried?: { readonly source: string; readonly unseen: boolean };
    }
  | {
      readonly kind: 'row';
      readonly table: string;
      readonly rowId: string;
      readonly position: number;
      readonly cells: Readonly<Record<string, Value>>;
      readonly base: number;
      /** Out of which file it comes; left out: where it came from before. */
      readonly origin?: Origin;
    }
  | { readonly kind: 'removeRow'; readonly table: string; readonly rowId: string; readonly base: number };

/** The version of each value and row; where a patch's base no longer stood, what stands there now; where it could not be kept, why. */
export type PatchResult = {
  readonly path: string;
  readonly version: number;
  /** `by`: the account that saved it; null where nobody is known. */
  readonly conflict?: { readonly current: unknown; readonly by: string | null };
  readonly refused?: readonly InputFault[];
};

/** `raised`: how many of the patches changed something. */
export type Patched = { readonly results: PatchResult[]; readonly raised: number };

/** The form as stored, with versions by path (`key` or `table/rowId`). */
export type VersionedContent = Content & {
  readonly versions: Readonly<Record<string, number>>;
  /** The order of rows by `table/rowId`: of those only that do not simply stand at 1, 2, 3 …, as after one was put between two others. */
  readonly positions: Readonly<Record<string, number>>;
  /** Where a value or a row that nobody typed came from, by key or `table/rowId`. */
  readonly sources: Readonly<Record<string, string>>;
  /** Places of these that an earlier year brought and nobody has looked at. */
  readonly unseen: readonly string[];
};

/** What an empty form is filled with: where it comes from, and which of it is to be looked at. */
export type Filled = Content & Partial<Pick<VersionedContent, 'sources' | 'unseen'>>;

/** Dossiers, their forms, materials and corrections. */
export type Dossiers = {
  dossier(id: string): Promise<Dossier | null>;
  /** The same with its row locked until the transaction ends. */
  locked(id: string): Promise<Dossier | null>;
  line(id: string): Promise<DossierLine | null>;
  /** The dossier of a number such as 赣平2026-0107. */
  numbered(number: string): Promise<Dossier | null>;
  lines(filter: DossierFilter): Promise<DossierLine[]>;
  /** A page of the cases that concern the actor, the newest round first, and how many there are. */
  page(of: Actor, asked: Paged<Asked>): Promise<{ lines: DossierLine[]; total: number }>;
  counts(of: Actor, asked: Asked): Promise<Counted[]>;
  partiesOf(dossier: Dossier): Promise<Parties>;
  /** What is stored of the needs' facts; what must be computed from the form is added by acts/dossier/facts.ts. */
  storedFacts(
    dossier: Dossier,
  ): Promise<Omit<Facts, 'formFaults' | 'missingMaterials' | 'failedConditions' | 'unansweredItems' | 'carriedUnconfirmed'>>;
  /** This organisation's title where it outlasts the round's renewal window, else null: its end, and from when a round that opens takes it again. */
  platformInForce(
    organisationId: string,
    round: { issuerId: string; scheme: string; opensOn: string; renewalMonths: number | null },
  ): Promise<{ until: string; renewableFrom: string } | null>;
  liveOf(roundId: string, creditCode: string): Promise<Dossier | null>;
  /** The code under which an organisation filed belongs to another: none of its dossiers, ended or not, stands for that code any more. Answers how many. */
  codeMoved(of: { applicantId: string; creditCode: string }, at: string): Promise<number>;
  /** An applicant's dossiers that are under way. */
  openOf(applicantId: string): Promise<Dossier[]>;
  add(dossier: Dossier): Promise<void>;
  /** Moves it on if `version` still stands; false where someone was first. */
  change(id: string, version: number, change: Partial<Dossier>): Promise<boolean>;
  /** Notes that its recommender has begun with these submitted cases; the first time counts. The version stays: nothing of the case changed. */
  noteWork(dossierIds: readonly string[], at: string): Promise<void>;
  /** The form with personal data opened (the applicant's own, documents, checks) or masked (everybody else's screens). */
  content(dossierId: string, personal: 'open' | 'masked'): Promise<VersionedContent>;
  /** Its single values alone, personal data opened: a form's rows are many. */
  values(dossierId: string): Promise<Pick<VersionedContent, 'values' | 'versions'>>;
  /** What became of each patch, and by how much the dossier's revision rose. Whoever writes has the dossier locked. */
  patch(dossierId: string, patches: readonly Patch[], by: { id: string; at: string }): Promise<Patched>;
  fill(dossierId: string, content: Filled, by: { id: string; at: string }): Promise<void>;
  /** Notes of places that somebody has looked at them, or that it was taken back; the revision rises. Whoever writes has the dossier locked. */
  markSeen(dossierId: string, paths: readonly string[], seen: boolean): Promise<void>;
  /** Where a place (`key`, `table/rowId`) has its content from; null where nothing stands there. */
  provenance(dossierId: string, path: string): Promise<(Provenance & { readonly version: number }) | null>;
  /** Notes of places that stand at this version still that they came out of a file; how many they were. Whoever writes has the dossier locked. */
  noteOrigin(dossierId: string, places: readonly { readonly path: string; readonly base: number }[], origin: Origin): Promise<number>;
  addSubmission(submission: Submission): Promise<void>;
  submissions(dossierId: string): Promise<Submission[]>;
  /** The conditions as the program judged them at its last submission. */
  lastVerdicts(dossierId: string): Promise<readonly Verdict[]>;
  /** The number of its last submission, 0 before the first. */
  lastSubmission(dossierId: string): Promise<number>;
  materials(dossierId: string): Promise<Material[]>;
  material(id: string): Promise<Material | null>;
  addMaterial(material: Material): Promise<void>;
  removeMaterial(id: string, at: string): Promise<void>;
  lookedAtMaterial(id: string, look: Pick<Material, 'validUntil' | 'unseen'>): Promise<void>;
  tieMaterial(id: string, proves: readonly string[]): Promise<void>;
  knownFile(hash: string, size: number, mediaType: string, at: string): Promise<void>;
  addCorrection(correction: Correction): Promise<void>;
  corrections(dossierId: string): Promise<Correction[]>;
  resolveCorrections(dossierId: string, at: string): Promise<void>;
};
