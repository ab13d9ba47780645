import { compare, multiply, type Numeric, sum, trimmed } from '../annexes/decimal.ts';
import { EXTRA_TITLE, extraFieldFrom } from '../annexes/extra.ts';
import type { Content, Field, Row, TableForm, Value } from '../annexes/field.ts';
import { formTables, knownTable, valueFields } from '../annexes/form.ts';
import { isBlank } from '../annexes/read.ts';
import { cellAt, numberIn, pathOf, rowsOf } from '../annexes/rows.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { withoutGlyph } from '../text/glyphs.ts';
import type { Disagreement, Rule } from './finding.ts';

const ownAnnex: Readonly<Record<string, string>> = { equipment: '附件3', staff: '附件4', served: '附件5' };

type Place = { readonly path: string; readonly said: string };

/** The field with the characters that print as 〓; of personal data only that there are some. */
function placeOf(field: Field, value: Value, path: string): Place[] {
  const chars = typeof value === 'string' ? withoutGlyph(value) : [];
  if (chars.length === 0) return [];
  const shown = field.personal ? '' : `（${chars.slice(0, 10).join(' ')}）`;
  return [{ path, said: `“${field.label}”${shown}` }];
}

function unprintable(where: string, places: readonly Place[]): Disagreement[] {
  if (places.length === 0) return [];
  const message = `${where}${places.map(({ said }) => said).join('、')}中有字体没有的字，纸面上印作“〓”。请核对是否有规范的写法；确用此字的请说明，打印后手写补上`;
  return [{ paths: places.map(({ path }) => path), message }];
}

const inValues = ({ values }: Content): Disagreement[] =>
  unprintable(
    '',
    Object.entries(valueFields).flatMap(([key, field]) => placeOf(field, values[key] ?? null, key)),
  );

const inRow = (table: TableForm, row: Row, at: number): Disagreement[] =>
  unprintable(
    `${ownAnnex[table.key] ?? table.label}第${at + 1}行`,
    Object.entries(table.columns).flatMap(([key, field]) => placeOf(field, cellAt(row, key), pathOf(table.key, row, key))),
  );

const inTables =
  (tables: readonly TableForm[]) =>
  (content: Content): Disagreement[] =>
    tables.flatMap((table) => rowsOf(content, table.key).flatMap((row, at) => inRow(table, row, at)));

/** Of what the edition asks for beside the official forms. */
const inExtra = ({ values, tables }: Content, { extraFields }: Pick<Scheme, 'extraFields'>): Disagreement[] =>
  unprintable(
    EXTRA_TITLE,
    extraFields.flatMap((extra) => {
      const { key, table } = extra;
      const field = extraFieldFrom(extra);
      if (table === undefined) return placeOf(field, values[key] ?? null, key);
      return (tables[table] ?? []).flatMap((row) => placeOf(field, cellAt(row, key), pathOf(table, row, key)));
    }),
  );

const otherTables = formTables.filter(({ key }) => ownAnnex[key] === undefined);

/** Remarks may be blank in every row; the other columns of the official form are there to be filled in. */
const MAY_BE_BLANK = new Set(['note']);
/** Not everybody has a title: its level is missing only where nobody has one, and who gave it only beside a level. */
const inQuestion = (rows: readonly Row[], key: string): readonly Row[] => {
  const titled = rows.filter((row) => !isBlank(cellAt(row, 'titleLevel')));
  if (key === 'titleBody' && titled.length > 0) return titled;
  return key === 'titleLevel' && titled.length > 0 ? [] : rows;
};
/** Of fewer rows nothing follows. */
const LEAST_ROWS = 3;

/** Columns of an official list that stay empty in all rows or in more than half of them; required ones are the form's own faults. */
const emptyColumns =
  (table: TableForm) =>
  (content: Content): Disagreement[] => {
    const rows = rowsOf(content, table.key);
    const columns = Object.entries(table.columns).filter(([key, field]) => !field.required && !field.derived && !MAY_BE_BLANK.has(key));
    const empty = columns.flatMap(([key, { label }]) => {
      const asked = inQuestion(rows, key);
      const count = asked.filter((row) => isBlank(cellAt(row, key))).length;
      return 2 * count > asked.length ? [`“${label}”${count === rows.length ? '各行都空着' : `${asked.length}行中有${count}行空着`}`] : [];
    });
    if (empty.length === 0 || rows.length < LEAST_ROWS) return [];
    return [{ paths: [table.key], message: `${ownAnnex[table.key]}：${empty.join('，')}，打印出来也是空的，请核对是否补上` }];
  };

/** 60 and 0.4: a share that, taken as a fraction, makes the whole 100%. Or all of them as fractions of one. */
function shareAsFraction(content: Content): Disagreement[] {
  const shares = rowsOf(content, 'investors').flatMap((row) => {
    const share = numberIn(cellAt(row, 'share'));
    return share === null ? [] : [{ row, share }];
  });
  const small = shares.filter(({ share }) => compare(share, 0) > 0 && compare(share, 1) < 0);
  if (small.length === 0) return [];
  const meant = shares.map((one): Numeric => (small.includes(one) ? multiply(one.share, 100) : one.share));
  if (compare(sum(meant), 100) !== 0) return [];
  const said = small.map(({ share }) => `${share}%是否应为${trimmed(multiply(share, 100))}%`).join('，');
  return [
    { paths: small.map(({ row }) => pathOf('investors', row, 'share')), message: `主要投资方的投资比例像是填了小数：${said}，请核对` },
  ];
}

const annexes = ['equipment', 'staff', 'served'].map(knownTable);
const [_equipment, _staff, _served] = annexes;

const rule = (id: string, article: string, find: Rule['find']): Rule => ({ id, severity: 'warning', article, find });

/** Whatever prints as 〓, in the order of the form. */
export const unprintableRules: readonly Rule[] = [
  rule('unprintable', '附件2', inValues),
  rule('unprintable-rows', '附件2', inTables(otherTables)),
  ...annexes.map((table) => rule(`unprintable-${table.key}`, ownAnnex[table.key] ?? '附件2', inTables([table]))),
  rule('unprintable-extra', '附件2', inExtra),
];

/** Each place that prints as 〓, as a receipt names it: 附件5第3行“企业联系人”. */
export const unprintablePlaces = (content: Content, asking: Pick<Scheme, 'extraFields'> = { extraFields: [] }): readonly string[] =>
  [inValues, inTables(formTables), (of: Content) => inExtra(of, asking)].flatMap((find) =>
    find(content).map(({ message }) => message.replace(/中有字体没有的字.*$/s, '')),
  );

/** How the papers will look: what stays empty, what prints as 〓, a share that was meant as a fraction. */
export const paperRules: readonly Rule[] = [
  rule('investor-share-fraction', '附件2', shareAsFraction),
  ...annexes.map((table) => rule(`empty-columns-${table.key}`, ownAnnex[table.key] ?? '附件2', emptyColumns(table))),
  ...unprintableRules,
];
