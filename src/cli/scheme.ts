import { writeFile } from 'node:fs/promises';
import { namesOfProgram } from '../acts/scheme/names.ts';
import { announcedYears } from '../core/calendar/years.ts';
import { newlyFound } from '../core/procedure/search.ts';
import { difference } from '../core/scheme/edition/difference.ts';
import type { Edition } from '../core/scheme/edition/edition.ts';
import { editionFaults } from '../core/scheme/edition/faults.ts';
import { lineOfPlace, wholeEdition } from '../intake/edition/whole-edition.ts';
import { type Answer, no, parse, Usage, yes } from './command.ts';
import { beside, builtIn, editionOf, filed, textOf, unknown } from './edition-file.ts';
import { impactCommand } from './scheme-impact.ts';

const USAGE =
  '用法：scheme list，scheme export 版本，scheme check 文件，scheme diff 版本 版本，scheme impact 文件 --round 年度 / usage: scheme list | export ID [-o FILE] | check FILE | diff A B | impact FILE --round ID';

/**
 * Editions of the measure at the terminal. `export` gives the file as it was signed, byte for byte; `check` answers 0, or 1 with every fault and its line;
 * `diff` tells in words what differs between two editions or files.
 */
export async function schemeCommand(args: readonly string[]): Promise<Answer> {
  const { words, flags } = parse(args, { o: 'valued', round: 'valued' });
  const [what, one, other, ...more] = words;
  if (more.length > 0) throw new Usage(USAGE);
  if (what === 'list' && one === undefined) return yes(builtIn().map(lineOf).join('\n'));
  if (what === 'export' && one !== undefined && other === undefined) return exported(one, flags.o);
  if (what === 'check' && one !== undefined && other === undefined) return check(one);
  if (what === 'diff' && one !== undefined && other !== undefined) return differ(one, other);
  if (what === 'impact' && one !== undefined && other === undefined && typeof flags.round === 'string')
    return impactCommand((await editionOf(one)).edition, flags.round);
  throw new Usage(USAGE);
}

const lineOf = ({ id, title, inForce, until }: Edition): string => [id, title, `${inForce ?? '未施行'}—${until ?? ''}`].join('\t');

async function exported(id: string, out: string | true | undefined): Promise<Answer> {
  const source = filed().find(({ edition }) => edition.id === id)?.source;
  if (source === undefined) return no(unknown(id));
  if (typeof out !== 'string') return yes(source.replace(/\n$/, ''));
  await writeFile(out, source);
  return yes(undefined, `${out}`);
}

async function check(file: string): Promise<Answer> {
  const source = await textOf(file);
  const { whole, faults } = wholeEdition(source, beside(file));
  if (whole === null) return no(faults.map(({ line, path, message }) => `${file}:${line} ${path} ${message}`).join('\n'));
  const found = editionFaults(whole.edition, namesOfProgram);
  if (found.length > 0) return no(found.map(({ at, message }) => `${file}:${lineOfPlace(source, at)} ${at} ${message}`).join('\n'));
  const [now] = builtIn();
  const { bars, known } = newlyFound(whole.edition, now ?? whole.edition, announcedYears);
  if (bars.length > 0) return no(bars.map(({ at, message }) => `${file}:${lineOfPlace(source, at)} ${at} ${message}`).join('\n'));
  return yes(lineOf(whole.edition), known.map(({ message }) => `现行办法也有：${message}`).join('\n') || undefined);
}

async function differ(one: string, other: string): Promise<Answer> {
  const [before, after] = [await editionOf(one), await editionOf(other)];
  const lines = difference(before.edition, after.edition, after.derived?.renames ?? []);
  return yes(lines.length === 0 ? '没有不同 / no difference' : lines.map(({ place, says }) => `${place}\t${says}`).join('\n'));
}
