import type { TableForm } from '../../core/annexes/field.ts';
import { sectionOf } from '../../core/annexes/form.ts';
import { idle } from '../idle.ts';
import { later } from '../later.tsx';
import type { RowsTableProps } from './rows-props.ts';
import { RowsWaiting } from './rows-waiting.tsx';

/** A table that is filled in row by row. The sheet is fetched once the form around it can be typed in; its place is held until then. */
export const RowsTable = ({ bar, ...props }: RowsTableProps) => <Sheet bar={bar ?? isLarge(props.table)} {...props} />;

const Sheet = later(async () => (await import('./rows-sheet.tsx')).RowsSheet, { Waiting: RowsWaiting, when: idle });

const isLarge = (table: TableForm): boolean => sectionOf(`${table.key}/`)?.annex !== 2;
