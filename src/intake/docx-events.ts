import { serviceFunctions } from '../core/scheme/functions.ts';
import type { Grid } from '../core/sheet/grid.ts';

const heads = ['活动名称', '时间', '地点', '参加企业户数', '参加人数', '所属服务功能'] as const;
const numbered = /^(\d{1,3})\s*[．.、]\s*(.*?)[；;。]?$/;
const day = /^(\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?)，?/;
const attended = /，?参加企业([\d,]*)户，参加人数([\d,]*)人$/;

/**
 * 附件2 has its events (大型服务活动开展情况) as lines of one cell, their names and functions below the table: both as the list that they came from. A
 * line that was written otherwise keeps its words as the name, so that what is missing is told. Null where the document has no such cell.
 */
export function eventsGrid(
  tables: readonly Pick<Grid, 'rows'>[],
  outside: string,
  functions: readonly Called[] = serviceFunctions,
): Grid | null {
  const rows = tables.flatMap(({ rows: all }) => all);
  const found = rows.find((row) => row.some((cell) => typeof cell === 'string' && cell.startsWith('大型服务活动开展情况')));
  const text = found?.findLast((cell): cell is string => typeof cell === 'string' && cell.trim() !== '') ?? '';
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => numbered.test(line));
  if (lines.length === 0) return null;
  const names = namesIn(outside, functions);
  return {
    name: '附件2 大型服务活动开展情况',
    hidden: false,
    rows: [heads, ...lines.map((line, i) => rowOf(line, names[i]))],
    merges: [],
    epoch1904: false,
    cutOff: false,
    onlyFor: 'activities',
  };
}

type Named = { readonly name: string; readonly function: string };

function rowOf(line: string, named: Named | undefined): string[] {
  const told = numbered.exec(line)?.[2] ?? '';
  const held = day.exec(told)?.[1] ?? '';
  const rest = told.slice(day.exec(told)?.[0].length ?? 0);
  const [whole = '', enterprises = '', persons = ''] = attended.exec(rest) ?? [];
  const place = rest.slice(0, rest.length - whole.length);
  if (held === '' && whole === '') return [told, '', '', '', '', named?.function ?? ''];
  return [named?.name ?? '', held, place, enterprises, persons, named?.function ?? ''];
}

/** A service function as an edition calls it. */
export type Called = { readonly label: string };
const functionAtEnd = (text: string, functions: readonly Called[]): string | undefined =>
  functions.find(({ label }) => text.endsWith(`（${label}）`))?.label;

/** 1．“一起益企”服务行动（技术创新），2．…: in the order of their numbers; a number within a name does not part it, since a function stands before each. */
function namesIn(outside: string, functions: readonly Called[]): Named[] {
  let rest = /大型服务活动的名称和所属服务功能：(.*?)。?\s*$/m.exec(outside)?.[1] ?? '';
  const found: Named[] = [];
  for (let no = 1; rest.startsWith(`${no}．`); no += 1) {
    const next = endOf(rest, no + 1, functions);
    const one = rest.slice(`${no}．`.length, next);
    const by = functionAtEnd(one, functions);
    found.push({ name: by === undefined ? one : one.slice(0, -`（${by}）`.length), function: by ?? '' });
    rest = rest.slice(next + 1);
  }
  return found;
}

/** Where the event before this number ends: behind its function, or, where it says none, at the first such number. */
function endOf(text: string, no: number, functions: readonly Called[]): number {
  const mark = `，${no}．`;
  const first = text.indexOf(mark);
  if (first < 0) return text.length;
  for (let at = first; at >= 0; at = text.indexOf(mark, at + 1)) if (functionAtEnd(text.slice(0, at), functions) !== undefined) return at;
  return first;
}
