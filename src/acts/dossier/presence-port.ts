/** A page on which a form is open; its person's name for the others; `section` null: it was closed. */
export type OpenForm = {
  readonly dossierId: string;
  readonly tab: string;
  readonly accountId: string;
  readonly name: string;
  readonly section: string | null;
  /** Seconds since it was last heard of. */
  readonly ago: number;
};

/** Whose form it is, and how often it was changed. */
export type FormState = { readonly id: string; readonly applicantId: string; readonly revision: number };

export type CaseKind = 'dossier' | 'report' | 'summary';
/** Who fills in which form, over all processes; and what a page that is open asks all the time, for many at once. */
export type Presences = {
  /** Says which forms are open in this process and hears those of the others, in one statement. */
  exchange(process: string, open: readonly OpenForm[]): Promise<OpenForm[]>;
  /** Of those that there are. */
  forms(ids: readonly string[]): Promise<FormState[]>;
  /** Of a case that the actor's office works at, another word after each change that the office can see; null where it is none. */
  mark(of: { readonly kind: CaseKind; readonly id: string; readonly organisationId: string }): Promise<string | null>;
};
