/** Whose case it is within the office; nobody's where there is none. */
export type Assignment = { dossierId: string; organisationId: string; accountId: string; assignedBy: string; assignedAt: string };

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

/** A person's own view of the inbox: what is shown, by name. */
export type SavedView = { accountId: string; name: string; filter: Readonly<Record<string, string>> };

export type Office = {
  assignments(organisationId: string): Promise<Assignment[]>;
  assign(assignment: Assignment): Promise<void>;
  unassign(dossierId: string): Promise<void>;
  /** Those of an office that are not over on `day`. */
  absences(organisationId: string, day: string): Promise<Absence[]>;
  addAbsence(absence: Absence): Promise<void>;
  /** False where there is none of this office's. */
  removeAbsence(id: string, organisationId: string): Promise<boolean>;
  views(accountId: string): Promise<SavedView[]>;
  saveView(view: SavedView): Promise<void>;
  removeView(accountId: string, name: string): Promise<void>;
  setQuotas(roundId: string, quotas: Readonly<Record<string, number>>): Promise<void>;
};
