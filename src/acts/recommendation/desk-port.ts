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

/** Whether one point of a material is shown; `point`: the place of a line of what it has to show, or the path of a row. */
export type MaterialCheck = {
  dossierId: string;
  organisationId: string;
  kind: string;
  point: string;
  outcome: 'shown' | 'notShown';
  word: string;
  /** The submission that it was said of. */
  submissionNo: number;
  checkedBy: string;
  checkedAt: string;
};

/** What an office keeps of a case: notes and drafts to itself, checks of materials also for the issuer. */
export type Desk = {
  /** The actor's own office's notes, oldest first. */
  notes(dossierId: string): Promise<OfficeNote[]>;
  addNote(note: OfficeNote): Promise<void>;
  draft(dossierId: string, organisationId: string): Promise<CorrectionDraft | null>;
  /** Writes the draft if `version` (0: none yet) still stands; false where a colleague was first. */
  saveDraft(draft: Omit<CorrectionDraft, 'version'>, version: number): Promise<boolean>;
  materialChecks(dossierId: string): Promise<MaterialCheck[]>;
  putMaterialCheck(check: MaterialCheck): Promise<void>;
  dropMaterialCheck(at: Pick<MaterialCheck, 'dossierId' | 'organisationId' | 'kind' | 'point'>): Promise<void>;
  dropDraft(dossierId: string, organisationId: string): Promise<void>;
};
