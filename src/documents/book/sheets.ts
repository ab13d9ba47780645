import { entryAt } from '../../core/list/entry-at.ts';
import { GAP, P, title } from '../layout/blocks.ts';
import { head } from '../layout/cells.ts';
import { formDoc, pages } from '../layout/document.ts';
import { inGroups } from '../layout/figures.ts';
import { type FormDoc, PORTRAIT, SIZE, typeWidth } from '../layout/paper.ts';
import { type Band, table } from '../layout/table.ts';
import { type OfMeasure, titledIn } from '../titled.ts';

/** Why a file is not bound in, in a civil servant's words. */
export type Unbound = string;

/** A line of the contents: what begins at which page of the book, counted from one; `unbound` where a sheet stands for the file. */
export type Entry = { readonly title: string; readonly page: number; readonly unbound?: Unbound };

/** `leftOut`: what is not in this copy, and where it is. */
export type BookData = OfMeasure & { applicant: string; number: string | null; date: string; mark?: string; leftOut?: string };

const WIDTH = typeWidth(PORTRAIT);
const WIDTHS = [14, 122, 20] as const;

const meta = (data: BookData, name: string) => ({
  title: name,
  author: data.applicant,
  subject: '申报材料汇编',
  date: data.date,
  mark: data.mark,
  platform: titledIn(data).platform,
});

/** 目录 of a book: what begins at which page of the whole; its page has no number of its own beside the whole's. */
export function contentsDoc({ data, entries }: { data: BookData; entries: readonly Entry[] }): FormDoc {
  const cells = ['序号', '内容', '页码'].map((label, i) => head(label, entryAt(WIDTHS, i)));
  const rows = entries.map(
    ({ title: name, page, unbound }, i): Band => ({
      height: 9,
      cells: [
        { width: WIDTHS[0], text: String(i + 1) },
        { width: WIDTHS[1], text: unbound ? `${name}（见电子附件）` : name, align: 'left' },
        { width: WIDTHS[2], text: String(page) },
      ],
    }),
  );
  const whose = `申报单位：${data.applicant}${data.number === null ? '' : `　　申报编号：${data.number}`}`;
  const blocks = [title(`${titledIn(data).platform}申报材料`, 18), title('目　录'), P(whose, { size: SIZE.smallFourth, pitch: 26 })];
  const list = table(WIDTH, [{ height: 10, cells }, ...rows], { head: 1, size: 11 });
  const notes = ['页码为每页右上角的全册页码。', ...(data.leftOut === undefined ? [] : [data.leftOut])].map((said) =>
    P(said, { size: SIZE.fifth, pitch: 20 }),
  );
  return formDoc(meta(data, `申报材料汇编 ${data.applicant}`), [{ paper: PORTRAIT, numbered: false, blocks: [...blocks, list, ...notes] }]);
}

export type UnboundFile = { title: string; name: string; hash: string; unbound: Unbound };

/** The sheet that stands for a file which can't be bound in: 见电子附件, its name and digest, and why. */
export function unboundDoc({ data, file }: { data: BookData; file: UnboundFile }): FormDoc {
  const items: [string, string][] = [
    ['申报材料', file.title],
    ['文件名', file.name],
    ['校验值\n（SHA-256）', inGroups(file.hash)],
    ['未能装入的原因', file.unbound],
  ];
  const bands = items.map(([label, text]): Band => ({ height: 14, cells: [head(label, 38), { text, align: 'left' }] }));
  return formDoc(meta(data, `见电子附件 ${file.name}`), [
    pages([
      GAP(40),
      title('见电子附件', 28),
      GAP(14),
      table(WIDTH, bands, { size: 12 }),
      GAP(6),
      P('此文件不能装入本册，请在系统或压缩包中查看；文件与上列校验值一致的，即为申报时提交的原件。', {
        size: SIZE.smallFourth,
        pitch: 24,
        indent: 2,
        align: 'justify',
      }),
    ]),
  ]);
}
