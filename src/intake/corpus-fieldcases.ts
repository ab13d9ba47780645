import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { CellValue } from 'hucre';
import { knownTable } from '../core/annexes/form.ts';
import type { Intake } from '../core/sheet/intake.ts';
import { heads, xlsx } from './corpus.ts';
import { readSheets } from './read-sheets.ts';

// How the tests of lists as they came read them.

export type Read = Extract<Intake, { kind: 'read' }>;
export async function read(bytes: Uint8Array, table = 'served'): Promise<Read> {
  const intake = await readSheets(bytes, '名单.xlsx', { table: knownTable(table) });
  assert.equal(intake.kind, 'read', intake.kind === 'refused' ? intake.reason : '');
  return intake as Read;
}
export const file = (name: string): Uint8Array => readFileSync(new URL(`../../test/fixtures/fieldcases/${name}`, import.meta.url));
export const list = async (...rows: CellValue[][]): Promise<Read> => read(await xlsx({ rows: [[...heads], ...rows] }));
export const faults = (intake: Read): string[] => intake.faults.map((one) => `${one.row} ${one.column} ${one.rule}`);
export const notes = (intake: Read): string[] => intake.notes.map((one) => `${one.row} ${one.column} ${one.rule}`);
export const column = (intake: Read, key: string): unknown[] => intake.rows.map(({ cells }) => cells[key]);
