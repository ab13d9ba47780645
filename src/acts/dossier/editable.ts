import { EXTRA_TITLE, isExtra } from '../../core/annexes/extra.ts';
import { fieldOf } from '../../core/annexes/field.ts';
import { fieldAt, tableAt } from '../../core/annexes/form.ts';
import { changedColumns } from '../../core/annexes/rows.ts';
import { isOpen, type Opened, openedBy } from '../../core/workflow/opened.ts';
import type { Patch, VersionedContent } from './port.ts';
import type { Correction, Dossier } from './records.ts';

/** What may be changed now: all of a draft; of a returned dossier what the one correction names and what depends on it (第八条（三）); else nothing. `latestOperation`: the last year's row of 二、平台运营情况. */
export function openedNow({ state }: Pick<Dossier, 'state'>, corrections: readonly Correction[], latestOperation: string | null): Opened {
  if (state === 'draft') return 'all';
  if (state !== 'returned') return [];
  const items = corrections.filter((one) => one.resolvedAt === null).flatMap((one) => one.items);
  return openedBy(items, latestOperation);
}

/** The places that each of these patches would change though they are closed; a row is stored whole, so each of its cells is asked. */
export function closedPlaces(opened: Opened, patches: readonly Patch[], standing: VersionedContent): ReadonlyMap<Patch, readonly string[]> {
  if (opened === 'all') return new Map();
  const rows = new Map<string, { cells: VersionedContent['tables'][string][number]['cells']; position: number }>();
  for (const [table, list] of Object.entries(standing.tables))
    for (const [index, { id, cells }] of list.entries())
      rows.set(`${table}/${id}`, { cells, position: standing.positions[`${table}/${id}`] ?? index + 1 });
  const closedIn = (patch: Patch): readonly string[] => {
    if (patch.kind === 'value') return isOpen(opened, patch.key) ? [] : [patch.key];
    const place = `${patch.table}/${patch.rowId}`;
    if (isOpen(opened, place)) return [];
    const was = rows.get(place);
    const table = tableAt(patch.table);
    if (patch.kind === 'removeRow' || !table || !was) return [place];
    const cells = changedColumns(table, was.cells, patch.cells).map((column) => `${place}/${column}`);
    return [...cells.filter((path) => !isOpen(opened, path)), ...(patch.position === was.position ? [] : [place])];
  };
  return new Map(patches.map((patch) => [patch, closedIn(patch)]));
}

/** What whoever wants to change something can do instead, by where the case stands. Nobody is sent to 撤回申报, after which nothing of it goes on. */
const closedIn: Partial<Record<Dossier['state'], string>> = {
  submitted: '申报已提交，内容不能修改；申报截止前、推荐部门开始初审前，可以先“收回修改”，其后请等推荐部门退回补正',
  withdrawn: '这份申报已撤回，内容不能修改；申报截止前可以重新开始申报，并沿用这份的全部内容',
  declined: '这份申报已办结（不予推荐），内容不能修改',
  rejected: '这份申报已办结（不予受理），内容不能修改',
  notProposed: '这份申报已办结（未列入拟认定名单），内容不能修改',
  recognised: '这份申报已办结（已认定），内容不能修改',
  setAside: '这份申报已办结（异议成立，不予认定），内容不能修改',
};

/** Why a patch is refused, its places in words. */
export function closedSentence({ state }: Pick<Dossier, 'state'>, closed: readonly string[]): string {
  if (state !== 'returned') return closedIn[state] ?? '申报已有推荐部门在办，内容不能修改；需要改动的，请联系推荐部门';
  const words = [...new Set(closed.map(placeLabel))];
  return `补正期间只能修改补正通知列出的内容及随之变动的内容，以下不在其中，未作修改：${words.slice(0, 5).join('、')}${words.length > 5 ? '等' : ''}`;
}

function placeLabel(path: string): string {
  const [head = '', , column] = path.split('/');
  const table = tableAt(head);
  if (!table) return `“${fieldAt(path)?.label ?? (isExtra(path) ? EXTRA_TITLE : '申报内容')}”`;
  return column ? `“${table.label}”的“${fieldOf(table.columns, column)?.label ?? '附加栏目'}”` : `“${table.label}”增减或移动的行`;
}
