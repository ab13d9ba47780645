import type { ExtraField } from '../scheme/edition/edition.ts';

const plain = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');
/** As the sheet's first row has it. */
export const EXTRA_HEADS = ['序号', '栏目', '填报内容'] as const;

/** What the single fields of the appendix sheet (附加信息表) are called on paper: with the unit, where there is one. */
export const extraLabel = ({ label, unit }: { readonly label: string; readonly unit?: string | undefined }): string =>
  unit ? `${label}（${unit}）` : label;

/** What stands in the single fields of an appendix sheet, by key and as it stands there: only of fields that are found under its heads. */
export function extraSaidIn(rows: readonly (readonly string[])[], all: readonly ExtraField[]): [key: string, text: string][] {
  const from = rows.findIndex((row) => EXTRA_HEADS.every((head, i) => plain(row[i] ?? '') === head));
  if (from < 0) return [];
  const keys = new Map(
    all
      .filter(({ table }) => table === undefined)
      .flatMap((one) => [one.label, extraLabel(one)].map((label): [string, string] => [plain(label), one.key])),
  );
  return rows.slice(from + 1).flatMap(([, label = '', text]): [string, string][] => {
    const key = keys.get(plain(label));
    return key === undefined || text === undefined ? [] : [[key, text.trim()]];
  });
}
