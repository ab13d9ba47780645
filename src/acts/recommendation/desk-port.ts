import type { CorrectionItem } from '../../core/workflow/facts.ts';

/** A note that only the same office reads. */
export type OfficeNote = { id: string; dossierId: string; organisationId: string; author: string; body: string; at: string };

/** Defects that an office has marked and not sent yet, the same for all its people. */
export type CorrectionDraft = {
  dossierId: string;
  organisationId: string;
  items: CorrectionItem[];
  version: number;
  changedBy: string;
  changedAt: string;
};

/** What an office keeps to itself about a case. */
export type Desk = {
  /** The actor's own office's notes, oldest first. */
  notes(dossierId: string): Promise<OfficeNote[]>;
  addNote(note: OfficeNote): Promise<void>;
  draft(dossierId: string, organisationId: string): Promise<CorrectionDraft | null>;
  /** Writes the draft if `version` (0: none yet) still stands; false where a colleague was first. */
  saveDraft(draft: Omit<CorrectionDraft, 'version'>, version: number): Promise<boolean>;
  dropDraft(dossierId: string, organisationId: string): Promise<void>;
};
