import type { Content } from '../../core/annexes/field.ts';
import { tableAt } from '../../core/annexes/form.ts';
import { type Form, officialForm } from '../../core/annexes/form-of.ts';
import { changedColumns } from '../../core/annexes/rows.ts';
import { isOpen, type Opened, openedIn } from '../../core/workflow/opened.ts';
import type { Change } from '../form/change.ts';
import type { Lock } from '../ui/sheet/lock.ts';
import { placeWord } from './words.ts';

/** Why a place of a returned dossier is locked. */
export const whyLocked = '补正期间只能修改补正通知列出的内容（第八条（三））';

/** What of these changes a returned dossier allows, and the places that stay as they are; a row put as a whole is looked at cell by cell. */
export function permitted(opened: Opened, content: Content, changes: readonly Change[]): { allowed: Change[]; closed: string[] } {
  if (opened === 'all') return { allowed: [...changes], closed: [] };
  const parts = changes.flatMap((change) => cellsOf(opened, content, change));
  return {
    allowed: parts.filter((change) => isOpen(opened, placeOf(change))),
    closed: parts.map(placeOf).filter((path) => !isOpen(opened, path)),
  };
}

const placeOf = (change: Change): string =>
  'path' in change ? change.path : `${change.table}/${'add' in change ? change.add.id : change.remove}`;

function cellsOf(opened: Opened, content: Content, change: Change): readonly Change[] {
  if (!('add' in change) || isOpen(opened, placeOf(change))) return [change];
  const table = tableAt(change.table);
  const row = content.tables[change.table]?.find(({ id }) => id === change.add.id);
  if (!table || !row) return [change];
  const changed = changedColumns(table, row.cells, change.add.cells);
  return changed.map((key) => ({ path: `${placeOf(change)}/${key}`, value: change.add.cells[key] ?? null }));
}

/** What was left alone and why, in one sentence. */
export function leftSentence(closed: readonly string[], form: Form = officialForm): string {
  const words = [...new Set(closed.map((path) => placeWord(path, form)))];
  return `${words.slice(0, 3).join('、')}${words.length > 3 ? '等' : ''}有 ${closed.length} 处已锁定，保持原样：${whyLocked}`;
}

/** The lock of one table; undefined where all of it may be changed. */
export function lockOf(opened: Opened, table: string): Lock | undefined {
  const part = openedIn(opened, table);
  return part ? { ...part, why: whyLocked } : undefined;
}
