import type { Form } from '../../core/annexes/form-of.ts';
import { guessed, type Mapping, mappingOf } from '../../core/sheet/mapping.ts';
import type { Together } from '../../core/sheet/together.ts';
import { type AnswerOf, call, problemIn } from '../client.ts';
import { saveFile } from '../ui/save-file.ts';
import { upload } from '../upload.ts';

type Answer = AnswerOf<'POST /api/dossiers/{id}/tables/{table}/read'>;
export type SheetRead = Extract<Answer, { kind: 'read' }>;
export type How = 'append' | 'replace';

/** A file that was chosen and what was read in it, or why nothing was. */
export type Found = {
  readonly file: File;
  readonly read: SheetRead | null;
  readonly problem: string | null;
  readonly sheets: Answer['sheets'];
  /** How it was read, or where a person best begins; null where the file has no sheet to show. */
  readonly mapping: Mapping | null;
  /** The mapping that a person gave. */
  readonly byHand: Mapping | undefined;
  readonly beside: Answer['beside'];
};

export type Beside = Answer['beside'][number];
/** What a person said of how the file is to be read. */
export type Wish = { mapping?: Mapping | undefined; together?: Together | undefined };
type Asked = Wish & { id: string; form: Form; table: string; file: File };
/** `beside`: the rows are told as well, to be compared with those that stand there. */
type Reading = Asked & { readonly beside: boolean };

const requestOf = ({ id, table, file, mapping, together = 'all' }: Asked) => ({
  params: { id, table },
  query: { name: file.name, together: String(together), ...(mapping ? { mapping: JSON.stringify(mapping) } : {}) },
  body: file,
});

/** Has a file read, by a mapping that a person gave or by its headings; its rows stay with the server, nothing of the form is changed by it. */
export async function readFile(asked: Reading): Promise<Found> {
  const { file, table, mapping: byHand, beside: told } = asked;
  const { query, ...request } = requestOf(asked);
  try {
    const answer = await upload('POST /api/dossiers/{id}/tables/{table}/read', {
      ...request,
      query: { ...query, keep: told ? 'too' : 'only' },
    });
    const { sheets, beside } = answer;
    const common = { file, byHand, sheets, beside };
    if (answer.kind === 'read') return { ...common, read: answer, problem: null, mapping: byHand ?? mappingOf(answer, sheets) };
    return { ...common, read: null, problem: answer.reason, mapping: byHand ?? beginning(asked.form, table, sheets) };
  } catch (error) {
    return { file, byHand, read: null, problem: problemIn(error).detail, sheets: [], beside: [], mapping: null };
  }
}

function beginning({ tableAt }: Form, table: string, sheets: Answer['sheets']): Mapping | null {
  const [sheet = sheets[0]] = sheets.filter(({ hidden }) => !hidden);
  const form = tableAt(table);
  return sheet && form ? guessed(sheet, form) : null;
}

/** The person's own file with its faults marked, saved beside the original; the sentence of what went wrong, or null. */
export async function saveMarked(asked: Asked): Promise<string | null> {
  try {
    saveFile(
      await call('POST /api/dossiers/{id}/tables/{table}/marked', requestOf(asked)),
      `${asked.file.name.replace(/\.\w{1,5}$/, '')}（已标注）.xlsx`,
    );
    return null;
  } catch (error) {
    return problemIn(error).detail;
  }
}
