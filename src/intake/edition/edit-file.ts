import { type Document, isMap, isScalar, isSeq, parseDocument, visit, type YAMLMap } from 'yaml';
import type { Edition } from '../../core/scheme/edition/edition.ts';
import { type EditionEdit, editable, withConsequences } from '../../core/scheme/edition/edits.ts';
import { type FileFault, readEdition } from './read-edition.ts';

/** The file after the edits and what it holds; or the edits that can't be, and the file stands as it was. */
export type FileEdited =
  | { readonly source: string; readonly edition: Edition; readonly faults: readonly [] }
  | { readonly source: null; readonly edition: null; readonly faults: readonly FileFault[] };

const read = (source: string): Document => parseDocument(source, { version: '1.2', schema: 'core' });
/** The one way to write it: nothing is folded, so that one change is one line. */
const written = (doc: Document): string => doc.toString({ lineWidth: 0 });
const refused = (path: string, message: string): FileEdited => ({ source: null, edition: null, faults: [{ line: 1, path, message }] });

/** Changes places of a whole edition's file and leaves every other line as it is. What would not fit the schema changes nothing. */
export function editFile(source: string, edits: readonly EditionEdit[]): FileEdited {
  const before = readEdition(source);
  if (before.edition === null || before.edition.base !== null) return refused('', '这个文件只写与底本的不同，请在文件里改');
  const foreign = edits.find((one) => !editable(one));
  if (foreign) return refused(`${foreign.at}/${foreign.set}`, '这一处不能在这里改，请在文件里改');
  const doc = read(source);
  // What was asked for itself comes last: words that came together with their number are not written over by it.
  for (const edit of [...edits.flatMap((one) => withConsequences(before.edition as Edition, one)), ...edits]) {
    if (!put(doc, edit)) return refused(`${edit.at}/${edit.set}`, '版本里没有这一处');
  }
  const text = written(doc);
  const after = readEdition(text);
  if (after.edition === null || after.edition.base !== null) return { source: null, edition: null, faults: after.faults };
  return { source: text, edition: after.edition, faults: [] };
}

function put(doc: Document, { at, set, value }: EditionEdit): boolean {
  const root = doc.contents;
  if (!isMap(root)) return false;
  const node = at === 'head' ? root : at === 'settings' ? root.get('settings') : sentenceIn(doc, at);
  const path = set.split('.');
  // A setting that was first asked after the file was written joins the others of its kind.
  if (!isMap(node) || !node.hasIn(at === 'settings' ? path.slice(0, -1) : path)) return false;
  if (set === 'rubric.lines' || set === 'extraFields') node.setIn(path, rows(doc, value));
  else node.setIn(path, Array.isArray(value) ? doc.createNode(value, { flow: true }) : value);
  return true;
}

/** A list whose lines stand each on one of the file. */
function rows(doc: Document, value: unknown): unknown {
  const list = doc.createNode(value);
  if (isSeq(list)) for (const one of list.items) if (isMap(one)) one.flow = true;
  return list;
}

function sentenceIn(doc: Document, id: string): YAMLMap | null {
  let found: YAMLMap | null = null;
  visit(doc, {
    Map: (_, map) => {
      const own = map.get('id', true);
      if (!map.has('text') || !isScalar(own) || own.value !== id) return undefined;
      found = map;
      return visit.BREAK;
    },
  });
  return found;
}

/** What a draft is called, and the file that it begins with. */
export type Beginning = { readonly id: string; readonly title: string; readonly source: string | null; readonly whole: Edition };

/** The file of a draft: an edition's own file line by line, or, where that one only says what differs, all that it comes to. */
export function draftFile({ id, title, source, whole }: Beginning): string {
  const doc = read(source ?? wholeFile(whole));
  const root = doc.contents;
  if (!isMap(root)) return written(doc);
  const head = { id, title, draft: true, documentNumber: null, adopted: null, inForce: null, until: null };
  for (const [key, value] of Object.entries(head)) root.set(key, value);
  return `# ${title}，自 ${whole.id} 起草：条文、数字、解读在同一处。\n${written(doc).replace(/^#.*\n/, '')}`;
}

/** Kept on one line, as the file of the measure has them. */
const flows = new Set(
  'condition number step need cell page material function party word forPerson sameAs cites otherNumbers reading region recommenders panel sample stamped asked withheld renewal correction hearing reconsideration spread signals calendar areas procedure'.split(
    ' ',
  ),
);

/** An edition as a file of its own. */
export function wholeFile(edition: Edition): string {
  const doc = read('{}');
  doc.contents = doc.createNode(edition) as typeof doc.contents;
  visit(doc, {
    Pair: (_, { key, value }) => {
      const name = isScalar(key) ? String(key.value) : '';
      if ((isMap(value) || isSeq(value)) && flows.has(name)) value.flow = true;
      if (isSeq(value) && ['cells', 'below', 'errata', 'lines', 'extraFields'].includes(name))
        for (const one of value.items) if (isMap(one) || isSeq(one)) one.flow = true;
    },
  });
  return written(doc);
}
