import type { Content } from '../annexes/field.ts';
import { applicationForm } from '../annexes/form.ts';

const isGiven = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';

/** How many personal values an annex of a dossier shows: fields and cells that are not empty. */
export function personalOn({ values, tables }: Content, annex: number): number {
  let count = 0;
  for (const section of applicationForm.filter((one) => one.annex === annex)) {
    count += Object.keys(section.fields).filter((key) => section.fields[key]?.personal && isGiven(values[key])).length;
    for (const { key, columns } of section.tables) {
      const personal = Object.keys(columns).filter((column) => columns[column]?.personal);
      for (const row of tables[key] ?? []) count += personal.filter((column) => isGiven(row.cells[column])).length;
    }
  }
  return count;
}

/** The annexes on which personal data stands; the others have nothing to mask. */
export const personalAnnexes: readonly number[] = [1, 2, 4, 5];
