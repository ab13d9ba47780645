import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { TableForm } from '../core/annexes/field.ts';
import { tableAt } from '../core/annexes/form.ts';
import { dayOf } from '../core/calendar/instant.ts';
import type { Intake, IntakeShown } from '../core/sheet/intake.ts';
import { MOST_FILE_BYTES, tooLarge } from '../core/sheet/limits.ts';
import { codeOf } from '../core/text/code-of.ts';
import { readTable } from '../intake/read-table.ts';
import { type Answer, no, parse, Usage, unknowable, yes } from './command.ts';

const tables: Readonly<Record<string, string>> = { annex3: 'equipment', annex4: 'staff', annex5: 'served' };
const LISTED = 20;

/** `import annex5 FILE [--json]`: the rows of a list, every fault and every row left out; exit 1 where the file is refused, 3 where it can't be read. */
export async function importCommand(args: readonly string[]): Promise<Answer> {
  const { words, flags } = parse(args, { json: 'flag' });
  const [annex = '', file, ...more] = words;
  const table = Object.hasOwn(tables, annex) ? tableAt(tables[annex] as string) : undefined;
  if (!table || file === undefined || more.length > 0)
    throw new Usage('用法：import annex3、annex4 或 annex5 文件 [--json] / usage: import annex3|annex4|annex5 FILE [--json]');
  const intake = await intakeOf(file, table);
  if (typeof intake === 'string') return unknowable(intake);
  return flags.json === true ? asJson(intake) : asText(intake, table);
}

/** The file's rows, or why the file itself can't be read. A file over the limit is refused without being read. */
async function intakeOf(file: string, table: TableForm): Promise<IntakeShown | string> {
  try {
    const about = await stat(file);
    if (!about.isFile()) return `“${file}”不是文件 / not a file`;
    if (about.size > MOST_FILE_BYTES) return { kind: 'refused', reason: tooLarge(about.size), sheets: [], beside: [] };
    return await readTable(await readFile(file), basename(file), { table: { ...table, asOf: dayOf(new Date().toISOString()) } });
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT') return `文件“${file}”不存在 / no such file`;
    if (code === 'EACCES' || code === 'EPERM') return `没有读取“${file}”的权限 / permission denied`;
    return `无法读取“${file}”：${error instanceof Error ? error.message : String(error)}`;
  }
}

function asJson(intake: Intake): Answer {
  if (intake.kind === 'refused')
    return { exit: 1, stdout: JSON.stringify({ rows: [], faults: [], skipped: [], notes: [], refused: intake.reason }) };
  const { header, rows, faults, notes, skipped } = intake;
  const { made, missing } = header;
  return yes(JSON.stringify({ rows: rows.map(({ cells }) => cells), faults, skipped, notes, made, missing }));
}

function asText(intake: IntakeShown, table: TableForm): Answer {
  if (intake.kind === 'refused') return no(intake.reason);
  const { sheet, header, rows, faults, notes, skipped } = intake;
  const others = header.others.map(({ letter, label }) => `${letter} ${label}`).join('、');
  const made = header.made.map(({ letter, label, field }) => `${field}由${letter} ${label}得出`).join('；');
  return yes(
    [
      `${table.label}：工作表“${sheet}”，表头在第${header.firstRow}行，读到 ${rows.length} 行，问题 ${faults.length} 处，未读入 ${skipped.length} 行，提示 ${notes.length} 处。`,
      ...(others ? [`表中没有对应栏目、未读取的列：${others}`] : []),
      ...(made ? [`推算的栏目：${made}，请核对`] : []),
      ...(header.missing.length > 0 ? [`官方表格的这些栏目没有找到，各行都空着：${header.missing.join('、')}`] : []),
      ...intake.beside
        .filter(({ taken, fits }) => !taken && fits === null)
        .map(({ name, hidden }) => `没有读取的工作表：“${name}”${hidden ? '（隐藏）' : '（没有名单的表头）'}`),
      ...listed(faults.map((one) => `  第${one.row}行 ${one.column}〔${one.rule}〕${one.message}`)),
      ...listed(notes.map((one) => `  提示：第${one.row}行 ${one.column} ${one.message}`)),
      ...listed(skipped.map((one) => `  第${one.row}行 未读入：${one.why}`)),
    ].join('\n'),
  );
}

const listed = (lines: readonly string[]): string[] =>
  lines.length <= LISTED ? [...lines] : [...lines.slice(0, LISTED), `  ……另有 ${lines.length - LISTED} 项，加 --json 看全部`];
