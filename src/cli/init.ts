import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import * as z from 'zod';
import { addAtConsole } from '../acts/directory/accounts.ts';
import { type OfficeNames, setUp } from '../acts/directory/set-up.ts';
import { readConfig } from '../config.ts';
import { authorityName, recommendingUnits } from '../core/identifiers/recommending-units.ts';
import { assemble, type System } from '../main.ts';
import { asSystem } from './as-system.ts';
import { type Answer, no, parse, Usage, unknowable, yes } from './command.ts';

type Administrator = { readonly login: string; readonly name: string };
export const usualAdministrator: Administrator = { login: 'admin', name: '管理员' };

const name = z.string().trim().min(2).max(100);
const keys = recommendingUnits.map((unit) => unit.key) as [string, ...string[]];
const file = z.strictObject({
  province: name.optional(),
  operator: name.optional(),
  units: z.partialRecord(z.enum(keys), name).optional(),
  administrator: z.strictObject({ login: z.string().regex(/^[a-z0-9][a-z0-9._-]{1,39}$/), name }).optional(),
});
type Wishes = z.infer<typeof file>;

/** Offices and, where nobody administers yet, the first administrator; what was done, a line each. */
export async function initiated(
  system: System,
  { names, administrator }: { names: OfficeNames; administrator: Administrator },
): Promise<string[]> {
  const world = await system.world();
  const { added, renamed, operatorId } = await setUp(world, names);
  const accounts = await world.asSystem((tx) => tx.directory.accountsOf(operatorId));
  const first =
    accounts.length > 0
      ? null
      : await addAtConsole(asSystem(world), { organisationId: operatorId, ...administrator, roles: ['administrator'] });
  return [
    ...(added.length > 0 ? [`已建立单位 / offices: ${added.join('、')}`] : []),
    ...renamed.map((one) => `已更名 / renamed: ${one}`),
    ...(first
      ? [
          `已建立第一个管理员 ${first.account.login}，一次性口令（首次登录须修改）/ first administrator, one-time password: ${first.password}`,
        ]
      : []),
  ];
}

/**
 * `init [--file NAMES.json]`: brings an empty database into service: the province, its cities, 赣江新区, the pilot counties and the first administrator.
 * Without a file it asks on a terminal; `--print` shows a file to fill in. Done again it only adds what is missing and gives the names of the file.
 */
export async function initCommand(args: readonly string[]): Promise<Answer> {
  const { words, flags } = parse(args, { file: 'valued', print: 'flag' });
  if (words.length > 0) throw new Usage('用法：init [--file 名称.json]，或 init --print / usage: init [--file NAMES.json] | init --print');
  if (flags.print) return yes(JSON.stringify(example, null, 2));
  const wishes = typeof flags.file === 'string' ? await fromFile(flags.file) : await asked();
  if (typeof wishes === 'string') return unknowable(wishes);
  const system = await assemble(readConfig({ demonstration: false }), (line) => process.stderr.write(`${line}\n`));
  try {
    const { administrator = usualAdministrator, ...names } = wishes;
    const lines = await initiated(system, { names: named(names), administrator });
    return lines.length > 0 ? yes(lines.join('\n')) : no('没有要做的：单位和管理员都已在 / nothing to do');
  } finally {
    await system.leave();
  }
}

/** Without the keys that are there and undefined. */
const named = ({ province, operator, units }: Omit<Wishes, 'administrator'>): OfficeNames => ({
  ...(province === undefined ? {} : { province }),
  ...(operator === undefined ? {} : { operator }),
  ...(units === undefined
    ? {}
    : { units: Object.fromEntries(Object.entries(units).filter((one): one is [string, string] => one[1] !== undefined)) }),
});

const example: Wishes = {
  province: '江西省工业和信息化厅',
  operator: '系统运行单位',
  units: Object.fromEntries(recommendingUnits.map((unit) => [unit.key, authorityName(unit)])),
  administrator: usualAdministrator,
};

/** The names of a file, or the sentence that says what is wrong with it. */
async function fromFile(path: string): Promise<Wishes | string> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return `读不到文件 ${path} / can't read it`;
  try {
    const read = file.safeParse(JSON.parse(text));
    if (read.success) return read.data;
    return read.error.issues.map((issue) => `${path}：${issue.path.join('.') || '顶层'}：${issue.message}`).join('\n');
  } catch {
    return `${path} 不是 JSON 文件；init --print 给出样子 / not JSON; init --print shows one`;
  }
}

/** What is pressed Enter at keeps its usual name; without a terminal nothing is asked. */
async function asked(): Promise<Wishes> {
  if (!process.stdin.isTTY) return {};
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const ask = async (what: string, usual: string) => (await terminal.question(`${what} [${usual}]：`)).trim() || usual;
  try {
    const province = await ask('省级主管部门名称 / province', example.province ?? '');
    const operator = await ask('系统运行单位名称 / operator', example.operator ?? '');
    const login = await ask('第一个管理员登录名 / login of the first administrator', usualAdministrator.login);
    return file.parse({ province, operator, administrator: { login, name: await ask('管理员姓名 / name', usualAdministrator.name) } });
  } finally {
    terminal.close();
  }
}
