import type { Row } from '../../core/annexes/field.ts';
import type { Autosave } from '../form/autosave.ts';
import type { How, SheetRead } from './import-file.ts';

export type Put = {
  table: string;
  how: How;
  fileName: string;
  sheets: string[];
  rows: SheetRead['rows'][number]['cells'][];
  removes: readonly Row[];
};

export const GONE = 'GET /api/dossiers/{id}/sections/{section}/gone';

/** The form in whose place they work. */
export type Into = Pick<Autosave, 'flush' | 'take' | 'versionOf'> & { readonly dossierId: string };
