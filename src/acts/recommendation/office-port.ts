import type { Narrowed, ViewedList } from '../../core/list/view.ts';
import type { Round } from '../../core/scheme/round.ts';
import type { State } from '../../core/workflow/state.ts';

/** Whose case it is within the office; nobody's where there is none. `innerDueOn` (内部办结日) is the day that the office gave itself. */
export type Assignment = {
  dossierId: string;
  organisationId: string;
  accountId: string;
  assignedBy: string;
  assignedAt: string;
  innerDueOn: string | null;
};

/** A case as far as giving it to somebody needs it. */
export type Assignable = {
  id: string;
  number: string | null;
  applicant: string;
  state: State;
  recommenderId: string;
  issuerId: string;
  recommendBy: string;
  reviewBy: string | null;
};

/** From the first to the last day, both included, the deputy stands in with the absent person's roles. */
export type Absence = {
  id: string;
  organisationId: string;
  accountId: string;
  deputyId: string;
  fromOn: string;
  toOn: string;
  enteredBy: string;
  enteredAt: string;
};

/** What a person wants to see of a list, under a name; `shared`: the whole office has it. */
export type SavedView = {
  id: string;
  accountId: string;
  organisationId: string;
  list: ViewedList;
  name: string;
  filter: Narrowed;
  shared: boolean;
};

export type Office = {
  assignments(organisationId: string): Promise<Assignment[]>;
  /** Of these cases, those that the actor's eyes see. */
  assignable(dossierIds: readonly string[]): Promise<Assignable[]>;
  assign(assignments: readonly Assignment[]): Promise<void>;
  unassign(organisationId: string, dossierIds: readonly string[]): Promise<void>;
  /** The office's part is done: whose it was stays, its inner due day goes. */
  endInnerDue(organisationId: string, dossierId: string): Promise<void>;
  /** Those of an office that are not over on `day`. */
  absences(organisationId: string, day: string): Promise<Absence[]>;
  addAbsence(absence: Absence): Promise<void>;
  /** False where there is none of this office's. */
  removeAbsence(id: string, organisationId: string): Promise<boolean>;
  /** One's own, and what one's office shares, with the name of whoever saved it. */
  views(of: Pick<SavedView, 'accountId' | 'organisationId'>): Promise<(SavedView & { by: string })[]>;
  saveView(view: SavedView): Promise<void>;
  removeView(id: string): Promise<void>;
  /** How many cases of a recommender have gone on to the authority in a round, and not come back. */
  recommended(of: { roundId: string; recommenderId: string }): Promise<number>;
  /** How many it may recommend in a round, as it stands now; null: no limit. */
  quota(of: { roundId: string; recommenderId: string }): Promise<number | null>;
  setQuotas(round: Pick<Round, 'id' | 'version'>, quotas: Readonly<Record<string, number>>): Promise<void>;
};
