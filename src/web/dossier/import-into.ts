import type { Row } from '../../core/annexes/field.ts';
import type { RequestOf } from '../client.ts';
import type { Autosave } from '../form/autosave.ts';
import type { How } from './import-file.ts';

/** A list that was read and lies with the server, and the rows that make room for it. */
export type Put = { table: string; how: How; reading: string; removes: readonly Row[] };

/** What was chosen of the last application. */
export type Earlier = RequestOf<'POST /api/dossiers/{id}/earlier'>['body'];

export const GONE = 'GET /api/dossiers/{id}/sections/{section}/gone';

/** The form in whose place they work. */
export type Into = Pick<Autosave, 'flush' | 'take' | 'versionOf'> & { readonly dossierId: string };
