import type { Section, TableForm } from '../../core/annexes/field.ts';
import type { Form } from '../../core/annexes/form-of.ts';
import type { HistoryPlaces } from './history-port.ts';

/** All that stands in a section. */
export const placesOf = (section: Section): HistoryPlaces => ({
  paths: Object.keys(section.fields),
  tables: section.tables.map((table) => table.key),
  rows: [],
});

/**
 * Those of the places that these words name: the field or the table of exactly this label; else every field and table whose label has the words,
 * and of the other tables the rows that are called something like them.
 */
export function placesCalled({ fieldAt, tableAt }: Form, { paths, tables }: HistoryPlaces, search: string): HistoryPlaces {
  const words = search.trim();
  const labelled = (fits: (label: string) => boolean): HistoryPlaces => ({
    paths: paths.filter((path) => fits(fieldAt(path)?.label ?? '')),
    tables: tables.filter((key) => fits(tableAt(key)?.label ?? '')),
    rows: [],
  });
  const exact = labelled((label) => label === words);
  if (exact.paths.length + exact.tables.length > 0) return exact;
  const near = labelled((label) => label.includes(words));
  const others = tables.flatMap((key) => tableAt(key) ?? []).filter(({ key }) => !near.tables.includes(key));
  return { ...near, rows: others.flatMap((table) => nameColumns(table).map((column) => ({ table: table.key, column, words }))) };
}

/** The column that a row is known by: the first text that is nobody's personal data, since that is sealed and can't be searched. */
export const nameColumns = ({ columns }: TableForm): string[] =>
  Object.keys(columns)
    .filter((key) => columns[key]?.type === 'text' && !columns[key]?.personal)
    .slice(0, 1);
