import { useId, useState } from 'react';
import type { TableForm } from '../../core/annexes/field.ts';
import { letterOf } from '../../core/sheet/grid.ts';
import type { SheetShown } from '../../core/sheet/intake.ts';
import { guessed, type MappedColumn, type Mapping, MOST_HEADER_ROWS, whyNotMapped, withHeader } from '../../core/sheet/mapping.ts';
import { Button } from '../ui/button.tsx';
import { type Option, Select } from '../ui/controls.tsx';
import { cx } from '../ui/cx.ts';

type EditorProps = {
  table: TableForm;
  sheets: readonly SheetShown[];
  mapping: Mapping;
  /** Whether it differs from how the file was read. */
  changed: boolean;
  busy: boolean;
  onChange: (mapping: Mapping) => void;
  onRead: () => void;
};

/** The same folded away under its heading; unfolded at once where the list can't be read without it. Give it a key that changes with `open`. */
export function FoldedMapping({ open, heading, ...editor }: EditorProps & { open: boolean; heading: string }) {
  const [unfolded, setUnfolded] = useState(open);
  return (
    <details className="mapped" open={unfolded} onToggle={(event) => setUnfolded(event.currentTarget.open)}>
      <summary>{heading}</summary>
      {unfolded ? <MappingEditor {...editor} /> : null}
    </details>
  );
}

/** Which sheet, which rows are the header, and which column is what, over the first rows as they stand in the file. */
function MappingEditor({ table, sheets, mapping, changed, busy, onChange, onRead }: EditorProps) {
  const id = useId();
  const sheet = sheets.find(({ at }) => at === mapping.sheet);
  const why = whyNotMapped(mapping, table);
  const head = (place: { row: number; rows: number }): void => {
    if (sheet) onChange(withHeader(mapping, place, sheet, table));
  };
  const pick = (at: number): void => {
    const other = sheets.find((one) => one.at === at);
    if (other) onChange(guessed(other, table));
  };
  return (
    <div className="mapping stack-s">
      <div className="row row--gap">
        {sheets.length > 1 ? (
          <span className="row">
            <label htmlFor={`${id}-sheet`}>工作表</label>
            <Select
              small
              id={`${id}-sheet`}
              options={sheets.map(({ at, name, hidden }) => ({ value: String(at), label: hidden ? `${name}（隐藏）` : name }))}
              value={String(mapping.sheet)}
              onChange={(event) => pick(Number(event.target.value))}
            />
          </span>
        ) : null}
        <span className="row">
          <label htmlFor={`${id}-rows`}>表头</label>
          <Select
            small
            id={`${id}-rows`}
            options={headerRows}
            value={String(mapping.rows)}
            onChange={(event) => head({ row: mapping.row, rows: Number(event.target.value) })}
          />
        </span>
        <span className="row">
          <label htmlFor={`${id}-row`}>{mapping.rows === 0 ? '名单始于' : '表头始于'}</label>
          <Select
            small
            id={`${id}-row`}
            options={(sheet?.rows ?? []).map((_, row) => ({ value: String(row), label: `第 ${row + 1} 行` }))}
            value={String(mapping.row)}
            onChange={(event) => head({ row: Number(event.target.value), rows: mapping.rows })}
          />
        </span>
      </div>
      {sheet ? <Preview sheet={sheet} table={table} mapping={mapping} onChange={onChange} /> : null}
      <p className="row">
        <Button small look={changed ? 'primary' : 'plain'} busy={busy} reason={why} reasonAt="after" onClick={onRead}>
          {busy ? '正在读取…' : '按此对应重新读取'}
        </Button>
      </p>
    </div>
  );
}

const headerRows: readonly Option[] = [
  { value: '0', label: '没有表头' },
  ...Array.from({ length: MOST_HEADER_ROWS }, (_, i) => ({ value: String(i + 1), label: `${i + 1} 行` })),
];

/** Rows shown below the header. */
const BELOW = 5;

type PreviewProps = Pick<EditorProps, 'table' | 'mapping' | 'onChange'> & { sheet: SheetShown };

function Preview({ sheet, table, mapping, onChange }: PreviewProps) {
  const from = Math.max(0, mapping.row - 1);
  const until = mapping.row + mapping.rows;
  const rows = sheet.rows.slice(from, until + BELOW);
  const width = Math.max(1, ...sheet.rows.slice(from).map((row) => row.length), ...mapping.columns.map(({ at }) => at + 1));
  const columns = Array.from({ length: width }, (_, at) => at);
  const options = fieldOptions(table);
  const choose = (at: number, value: string): void => {
    const [key = '', part = 'value'] = value.split(':') as [string, MappedColumn['part']];
    const rest = mapping.columns.filter((one) => one.at !== at);
    onChange({ ...mapping, columns: key === '' ? rest : [...rest, { at, key, part }].toSorted((a, b) => a.at - b.at) });
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide sheet is scrolled with the keyboard
    <section className="mapping__sheet" aria-label={`文件里的前几行：${sheet.name}`} tabIndex={0}>
      <table className="table table--tight table--grid">
        <thead>
          <tr>
            <th scope="col">行</th>
            {columns.map((at) => {
              const one = mapping.columns.find((it) => it.at === at);
              return (
                <th key={at} scope="col">
                  <span className="row">
                    {letterOf(at)}
                    <Select
                      small
                      aria-label={`${letterOf(at)}列对应`}
                      className={cx(!one && 'is-out')}
                      empty="不导入"
                      options={options}
                      value={one ? `${one.key}:${one.part}` : ''}
                      onChange={(event) => choose(at, event.target.value)}
                    />
                  </span>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => {
            const at = from + i;
            const isHead = at >= mapping.row && at < until;
            return (
              <tr key={at} className={cx(isHead && 'is-head', at < mapping.row && 'is-above')}>
                <th scope="row">
                  {at + 1}
                  {isHead ? <span className="sr">（表头）</span> : null}
                </th>
                {columns.map((column) => (
                  <td key={column}>{row[column] ?? ''}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** Every field that can be read, a rating also as columns to tick. */
const fieldOptions = (table: TableForm): Option[] =>
  Object.entries(table.columns).flatMap(([key, field]): Option[] => {
    if (field.derived) return [];
    const whole = { value: `${key}:value`, label: `${field.label}${field.required ? ' *' : ''}` };
    if (field.type !== 'satisfaction') return [whole];
    return [whole, ...ticks.map(({ part, label }) => ({ value: `${key}:${part}`, label: `打勾栏：${label}` }))];
  });

const ticks = [
  { part: 'satisfied', label: '满意' },
  { part: 'dissatisfied', label: '不满意' },
  { part: 'between', label: '基本满意、一般' },
] as const;
