import { useCallback, useMemo } from 'react';
import { servedTable } from '../../core/annexes/annex5.ts';
import type { Cell, SheetColumn, SheetRow } from '../ui/sheet/model.ts';
import { Sheet } from '../ui/sheet/sheet.tsx';
import type { Look, ServedLine } from './served-lines.ts';

/** Which cell one is at. */
export type At = { readonly id: string; readonly column: string };

export const columns: readonly SheetColumn[] = [
  { key: 'enterprise', label: '服务企业名称', width: 216 },
  { key: 'contact', label: '联系人', width: 76 },
  { key: 'position', label: '职务', width: 88 },
  { key: 'mobile', label: '手机', width: 112 },
  { key: 'service', label: '服务内容简述', width: 140, grow: true },
  { key: 'rating', label: '评价', width: 72 },
  { key: 'signal', label: '信号', width: 168 },
  { key: 'drawn', label: '抽样', width: 112 },
];

export const showCell = (_: string, value: Cell): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const neverTyped = (_: string, text: string) => ({ value: text });
const nothing = () => undefined;
const noRow = (): SheetRow => ({ id: '', cells: {} });

type ReadSheetProps = {
  shown: readonly ServedLine[];
  look: Look;
  onSort: (part: Partial<Look>) => void;
  onAt: (at: At | null) => void;
};

/** Annex 5 to be read: sorted by its heads, signals at their cells, drawn rows told apart. */
export function ReadSheet({ shown, look, onSort, onAt }: ReadSheetProps) {
  const rows = useMemo(() => shown.map(({ row }) => row), [shown]);
  const byRow = useMemo(() => new Map(shown.map((line) => [line.row.id, line])), [shown]);
  const faults = useMemo(() => {
    const said = new Map(shown.filter(({ signs }) => signs.length > 0).map((line) => [line.row.id, signsAt(line)]));
    return (row: SheetRow) => said.get(row.id) ?? null;
  }, [shown]);
  const numberOf = useCallback((row: SheetRow) => byRow.get(row.id)?.number ?? 0, [byRow]);
  const lookOf = useCallback((row: SheetRow) => (byRow.get(row.id)?.drawn ? 'is-drawn' : undefined), [byRow]);
  const onActive = useCallback(
    (row: SheetRow | undefined, key: string | undefined) => onAt(row && key ? { id: row.id, column: key } : null),
    [onAt],
  );
  const { sort: key, descending } = look;
  const sort = useMemo(
    () => ({
      key,
      descending,
      by: (next: string) => onSort({ sort: next, descending: next === key && !descending }),
    }),
    [key, descending, onSort],
  );
  return (
    <Sheet
      id="served-sheet"
      label={servedTable.label}
      columns={columns}
      rows={rows}
      onEdit={nothing}
      read={neverTyped}
      show={showCell}
      faults={faults}
      newRow={noRow}
      readOnly
      signals
      sort={sort}
      numberOf={numberOf}
      lookOf={lookOf}
      onActive={onActive}
      footEnd="蓝底序号为抽中的行；角标和文字为信号，只供核实，不作为退回依据。/ 查找，F8 下一条信号"
    />
  );
}

const signsAt = ({ signs }: ServedLine): Readonly<Record<string, string>> =>
  Object.fromEntries([...signs].reverse().map(({ column, pattern, words }) => [column, words === pattern.title ? pattern.message : words]));
