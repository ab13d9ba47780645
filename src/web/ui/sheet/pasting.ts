import { type Ground, laid, tidied } from './block.ts';
import type { Table } from './html-table.ts';
import type { Edit } from './model.ts';
import { type Rect, type Selection, selectionOf, sizeOf } from './selection.ts';

export type Pasted = { readonly edits: readonly Edit[]; readonly after: Selection; readonly note: string };

/** What a copied block changes where it is laid, and what is said of it: all that was left out is named. `closed`: why no rows come. */
export function pasting({ block: raw, hidden }: Table, ground: Ground, { rect, closed }: { rect: Rect; closed: string }): Pasted {
  const { block, dropped } = tidied(raw, ground.columns, rect.left);
  const { edits, rect: covered, unread, notes: converted, cut } = laid(ground, block, rect);
  const unseen = [hidden.rows > 0 ? `${hidden.rows} 行` : '', hidden.columns > 0 ? `${hidden.columns} 列` : ''].filter((one) => one !== '');
  const notes = [
    `已粘贴 ${sizeOf(covered)}`,
    dropped.length > 0 ? `${dropped.join('和')}表中已有，没有粘贴` : '',
    unseen.length > 0 ? `原表隐藏的 ${unseen.join('、')}没有粘贴` : '',
    unread > 0 ? `${unread} 格读不懂，已按原样保留并标出` : '',
    converted.length > 1 ? `${converted.length} 格换算了单位：${converted[0]}` : (converted[0] ?? ''),
    cut.columns > 0 ? `右边 ${cut.columns} 列放不下，没有粘贴` : '',
    cut.rows > 0 ? `${closed}${cut.rows} 行没有粘贴` : '',
  ];
  return { edits, after: selectionOf(covered), note: notes.filter((one) => one !== '').join('，') };
}
