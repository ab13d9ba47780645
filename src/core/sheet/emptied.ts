import type { Row, TableForm } from '../annexes/field.ts';
import { isBlank } from '../annexes/read.ts';
import type { ReadHeader } from './intake.ts';

/** A column of the form that the sheet has not, and in how many of the rows that stand there it is filled in: with these rows it would be gone. */
export type Emptied = { readonly label: string; readonly rows: number };

/** What is lost where a sheet's rows take the place of those that stand there; nothing where it has every column that is filled in. */
export const emptiedBy = ({ missing }: Pick<ReadHeader, 'missing'>, { columns }: TableForm, standing: readonly Row[]): Emptied[] =>
  Object.entries(columns)
    .filter(([, field]) => !field.derived && missing.includes(field.label))
    .map(([key, { label }]) => ({ label, rows: standing.filter(({ cells }) => !isBlank(cells[key])).length }))
    .filter(({ rows }) => rows > 0);
