import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addAtConsole, resetAtConsole } from '../acts/directory/accounts.ts';
import { secondHand } from '../acts/directory/password-link.ts';
import { loadingDoor } from '../api/public/loading.tsx';
import { readConfig } from '../config.ts';
import { type Role, roleLabels } from '../core/workflow/relation.ts';
import { assemble, LOADING, listen, type Running, type System } from '../main.ts';
import { neighbours } from '../rehearsal/city.ts';
import { type DemoAccount, seedDirectory } from '../rehearsal/directory.ts';
import { demoApplicants, seedYear } from '../rehearsal/seed.ts';
import { asSystem } from './as-system.ts';
import { type Answer, parse, Usage, yes } from './command.ts';
import { initiated, usualAdministrator } from './init.ts';
import { seedDossiersCommand } from './seed-dossiers.ts';

const say = (line: string) => process.stderr.write(`${line}\n`);

/** Starts the server and stays until SIGINT, SIGTERM or SIGHUP (its terminal was closed), then stops cleanly. */
export async function serveCommand(args: readonly string[]): Promise<Answer> {
  const { flags } = parse(args, { demo: 'flag' });
  const config = readConfig({ serving: true, ...(flags.demo ? { demonstration: true } : {}) });
  if (config.demonstration && !isLoopback(config.host))
    throw new Usage(`演示只在本机开放，HOST 不能是 ${config.host} / the demonstration binds to loopback only`);
  say(`数据文件夹 / data: ${config.dataDir}`);
  const stop = toldToStop();
  const system = await assemble(config, say);
  const running = (await isToBeLoaded(system)) ? await loadedBehindADoor(system, stop) : await ready(system);
  await stop;
  await running.close();
  return { exit: 0 };
}

/**
 * Comes with the first SIGINT, SIGTERM or SIGHUP, also of a start that is not through. Who listens goes on listening: npm sends on what the terminal has sent to both,
 * and the second of them must not end the process before its database is stopped.
 */
const toldToStop = (): Promise<void> =>
  new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  }).then(() => void say('正在停止… / stopping'));

const isThere = ({ url }: Running): void => void process.stdout.write(`${url}\n`);

async function ready(system: System): Promise<Running> {
  await welcome(system, say);
  const running = await listen(system);
  isThere(running);
  return running;
}

/** Listens at once, so that whoever opens the address sees what is being done; the address on stdout comes when the system is there. */
async function loadedBehindADoor(system: System, stop: Promise<void>): Promise<Running> {
  const door = loadingDoor();
  const running = await listen(system, door);
  say(`现在就可以打开 ${running.url}，演示数据载完后自动显示 / open it now, the demonstration shows when it is loaded`);
  try {
    const loaded = welcome(system, (line) => {
      door.said(line);
      say(line);
    }).then(() => {
      door.open();
      isThere(running);
    });
    await Promise.race([loaded, stop]); // what is cut off begins anew with the next start
  } catch (error) {
    await running.close();
    throw error;
  }
  return running;
}

const isLoopback = (host: string) => /^(127\.\d+\.\d+\.\d+|localhost|::1|\[::1\])$/.test(host);

async function welcome(system: System, log: (line: string) => void): Promise<void> {
  if (!system.config.demonstration) return firstAdministrator(system);
  const kept = await seededDemonstration(system, log);
  say('');
  say('这是演示：数据是虚构的，只在本机（loopback）可访问，请勿填写真实信息。 / Demonstration on loopback, invented data.');
  say(`演示账号口令（本次安装随机生成）/ password of all demonstration accounts: ${kept.password}`);
  for (const { login, role, organisation, name } of kept.accounts.filter((account) => shownAtStart.test(account.login)))
    say(`  ${login.padEnd(14)} ${role.padEnd(14)} ${organisation}　${name}`);
  say('');
}

const shownAtStart =
  /^(qiye(01|12|23|34|45|17)|pingtai0[12]|nanchang-|jiujiang-|yichun-|xiehui-|sheng-jb$|sheng-ld|zhuanjia0[12]|jiancha|admin)/;

type Kept = { password: string; accounts: DemoAccount[] };

const keptAt = (system: System): string => join(system.config.dataDir, 'demonstration.json');

const keptIn = (system: System): Promise<Kept | null> =>
  readFile(keptAt(system), 'utf8').then(
    (text) => JSON.parse(text) as Kept,
    () => null,
  );

const hasOrganisations = async (system: System): Promise<boolean> =>
  (await (await system.world()).asSystem((tx) => tx.directory.organisations({ kinds: ['province'] }))).length > 0;

const isToBeLoaded = async (system: System): Promise<boolean> => system.config.demonstration && !(await hasOrganisations(system));

/** Loads the demonstration the first time; its accounts are kept beside the data so that a second start can name them again. */
async function seededDemonstration(system: System, log: (line: string) => void): Promise<Kept> {
  const kept = await keptIn(system);
  const known = await hasOrganisations(system);
  if (kept !== null && known) return kept;
  if (known) throw new Error('数据库里已有单位，不能再载入演示数据 / the database is not empty');
  const world = await system.world();
  say('首次启动，正在载入演示年度… / loading the demonstration year');
  const password = world.tools.newToken().replace(/[-_]/g, '').slice(0, 12);
  const loading = join(system.config.dataDir, LOADING);
  await writeFile(loading, '');
  const accounts = await seedDirectory(world, { applicants: demoApplicants, experts: 12, password, neighbours });
  await seedYear(system, { password, log });
  await writeFile(keptAt(system), JSON.stringify({ password, accounts }, null, 2), { mode: 0o600 });
  await rm(loading);
  return { password, accounts };
}

/** An empty database gets the offices of the measure, its operator and a first administrator, so that it can be brought into service. */
async function firstAdministrator(system: System): Promise<void> {
  const world = await system.world();
  const known = await world.asSystem((tx) => tx.directory.accountsOf(null));
  if (known.length > 0) return;
  for (const line of await initiated(system, { names: {}, administrator: usualAdministrator })) say(line);
}

/** `migrate`: brings the database to the newest schema and stops. */
export async function migrateCommand(args: readonly string[]): Promise<Answer> {
  parse(args, {});
  const system = await assemble(readConfig(), say);
  await system.leave();
  return yes('数据库已是最新 / up to date');
}

/** `seed demo`: the demonstration, for an empty database; `seed dossiers N`: many made-up cases besides (seed-dossiers.ts). */
export async function seedCommand(args: readonly string[]): Promise<Answer> {
  const [what, ...more] = parse(args, {}).words;
  if (what === 'dossiers') return seedDossiersCommand(more);
  if (what !== 'demo' || more.length > 0) throw new Usage('用法：seed demo，或 seed dossiers 件数 / usage: seed demo | seed dossiers N');
  const system = await assemble(readConfig({ demonstration: true }), say);
  try {
    const { password, accounts } = await seededDemonstration(system, say);
    return yes(JSON.stringify({ password, accounts }));
  } finally {
    await system.leave();
  }
}

const isRole = (text: string): text is Role => Object.hasOwn(roleLabels, text);

const userUsage = '用法：user add 登录名 姓名 角色 单位名称，user reset 登录名，或 user code 登录名';

/**
 * `user add LOGIN NAME ROLE ORGANISATION` and `user reset LOGIN` print a one-time password; `user code LOGIN` is the second hand of a one-time link
 * where there is no second administrator (docs/decisions/0011): prints the code, or lets the letter go out.
 */
export async function userCommand(args: readonly string[]): Promise<Answer> {
  const [verb, login, ...more] = parse(args, {}).words;
  if (!login || !['add', 'reset', 'code'].includes(verb ?? '')) throw new Usage(userUsage);
  const [name, role, organisationName] = more;
  if (verb === 'add' && (!name || !role || !organisationName)) throw new Usage(userUsage);
  if (verb === 'add' && !isRole(role as string))
    throw new Usage(`没有“${role}”这个角色，应为 / roles: ${Object.keys(roleLabels).join('、')}`);
  const system = await assemble(readConfig(), say);
  try {
    if (verb === 'add')
      return await added(system, { login, name: name as string, role: role as Role, organisation: organisationName as string });
    return verb === 'reset' ? await reset(system, login) : await secondByConsole(system, login);
  } finally {
    await system.leave();
  }
}

type Adding = { login: string; name: string; role: Role; organisation: string };

async function added(system: System, { login, name, role, organisation: named }: Adding): Promise<Answer> {
  const world = await system.world();
  const matches = await world.asSystem((tx) => tx.directory.organisations({ search: named }));
  const organisation = matches.find((one) => one.name === named || one.creditCode === named);
  if (!organisation) return { exit: 1, stderr: `没有名为“${named}”的单位` };
  const { password } = await addAtConsole(asSystem(world), { organisationId: organisation.id, login, name, roles: [role] });
  return yes(password);
}

const nobody = (login: string): Answer => ({ exit: 1, stderr: `没有登录名为“${login}”的账号 / no such account` });

async function reset(system: System, login: string): Promise<Answer> {
  const world = await system.world();
  const account = await world.asSystem((tx) => tx.directory.accountByLogin(login));
  return account === null ? nobody(login) : yes(await resetAtConsole(asSystem(world), login));
}

async function secondByConsole(system: System, login: string): Promise<Answer> {
  const world = await system.world();
  const waiting = await world.asSystem((tx) => tx.passwordLinks.waiting(world.wallNow));
  const link = waiting.find((one) => one.login === login);
  if (!link) return { exit: 1, stderr: `“${login}”没有等待第二人办理的口令链接 / no link of ${login} waits for a second hand` };
  const { code } = await secondHand(asSystem(world), link.id);
  return yes(code ?? '已同意，链接将发到本人确认过的邮箱 / the letter goes out');
}
