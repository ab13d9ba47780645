import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';

export { axeFaults } from './axe.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** An office PC and a phone; every page must do on both. */
export const sizes = { pc: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } } as const;

export type Rig = {
  /** http://127.0.0.1:port of a server of its own, with the demonstration's data. */
  readonly url: string;
  readonly password: string;
  /** The demonstration's accounts: `rig.loginOf('南昌市工业和信息化局')` is the first of that organisation. */
  loginOf(organisation: string): string;
  /** All accounts of the demonstration. */
  readonly logins: readonly string[];
  /** What the security policy and Trusted Types refused so far, on any page. */
  readonly refused: readonly string[];
  /** Takes out what a test provoked on purpose; answers how many there were. */
  provoked(expected: RegExp): number;
  /** A page of its own for one person: no cookies of anybody else. */
  visitor(size?: keyof typeof sizes): Promise<Page>;
  /** A computer of its own, whose browser remembers what it had. */
  computer(): Computer;
  /** Ends everything; fails where a page did what its security policy or Trusted Types refuse. */
  close(): Promise<void>;
};

export type Computer = {
  /** Starts the browser, again with what is on the disk. */
  open(): Promise<Page>;
  /** The browser ends as in a power cut: nobody is asked, nothing is tidied up. */
  crash(): Promise<void>;
};

/**
 * Starts the built server on a free port with a data folder that is thrown away, and a browser beside it. `SHIFAN_DIST` names another build than dist/;
 * `SHIFAN_URL` with `SHIFAN_DATA`, its data folder, a server that runs already (quicker while one works at a page).
 */
export async function startRig(begin: () => Promise<Server> = startServer): Promise<Rig> {
  const browser = await chromium.launch(launched);
  const server = await begin().catch(async (error: unknown) => {
    await browser.close();
    throw error;
  });
  const contexts = new Set<BrowserContext>();
  const profiles: string[] = [];
  const refused: string[] = [];
  const about = { baseURL: server.url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' };
  const entered = async (context: BrowserContext, page: Promise<Page>): Promise<Page> => {
    contexts.add(context);
    context.once('close', () => contexts.delete(context));
    await watchPolicy(context, refused);
    (await page).setDefaultTimeout(SLOWEST);
    return page;
  };
  return {
    url: server.url,
    password: server.password,
    logins: server.accounts.map(({ login }) => login),
    refused,
    provoked: (expected) => {
      const before = refused.length;
      refused.splice(0, before, ...refused.filter((one) => !expected.test(one)));
      return before - refused.length;
    },
    loginOf: (organisation) => {
      const account = server.accounts.find((one) => one.organisation === organisation);
      if (!account) throw new Error(`no account of ${organisation}`);
      return account.login;
    },
    visitor: async (size = 'pc') => {
      const context = await browser.newContext({ ...about, viewport: sizes[size] });
      return entered(context, context.newPage());
    },
    computer: () => {
      const profile = mkdtempSync(join(tmpdir(), 'shifan-computer-'));
      profiles.push(profile);
      return computerOf(profile, { ...launched, ...about, viewport: sizes.pc }, entered);
    },
    close: async () => {
      await closeAll([...contexts], browser);
      for (const profile of profiles) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
      await server.stop();
      if (refused.length > 0) throw new Error(`the security policy refused:\n${[...new Set(refused)].join('\n')}`);
    },
  };
}

/** What comes at all comes within so long, on a slow machine that has other work. Milliseconds. */
const SLOWEST = 40_000;

const launched = { executablePath: chromiumPath(), args: ['--no-sandbox', '--disable-dev-shm-usage'] };

type Enter = (context: BrowserContext, page: Promise<Page>) => Promise<Page>;

function computerOf(profile: string, options: Parameters<typeof chromium.launchPersistentContext>[1], enter: Enter): Computer {
  let ended: Promise<unknown> = Promise.resolve();
  return {
    open: async () => {
      const context = await chromium.launchPersistentContext(profile, options);
      ended = new Promise((resolve) => context.once('close', resolve));
      return enter(context, Promise.resolve(context.pages()[0] ?? context.newPage()));
    },
    crash: async () => {
      process.kill(Number(readlinkSync(join(profile, 'SingletonLock')).split('-').at(-1)), 'SIGKILL');
      await ended;
    },
  };
}

/** Everything that a page's policy refuses, Trusted Types among it, in words. */
async function watchPolicy(context: BrowserContext, refused: string[]): Promise<void> {
  await context.exposeFunction('policyRefused', (what: string) => void refused.push(what));
  await context.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', (event) => {
      const { effectiveDirective, blockedURI, sample, sourceFile, lineNumber } = event;
      (window as unknown as { policyRefused(what: string): void }).policyRefused(
        `${location.pathname}: ${effectiveDirective} ${blockedURI} ${sample} (${sourceFile}:${lineNumber})`,
      );
    }),
  );
}

async function closeAll(contexts: readonly BrowserContext[], browser: Browser): Promise<void> {
  for (const context of contexts) await context.close();
  await browser.close();
}

export type Kept = { password: string; accounts: { login: string; organisation: string }[] };
export type Server = Kept & { url: string; stop(): Promise<void> };

/** What the demonstration keeps beside its data. */
const keptIn = (dataDir: string): Kept => JSON.parse(readFileSync(join(dataDir, 'demonstration.json'), 'utf8')) as Kept;

const START_MS = 180_000;

async function startServer(): Promise<Server> {
  const { SHIFAN_URL, SHIFAN_DATA } = process.env;
  if (SHIFAN_URL && SHIFAN_DATA) return { ...keptIn(SHIFAN_DATA), url: SHIFAN_URL, stop: async () => undefined };
  const dataDir = mkdtempSync(join(tmpdir(), 'shifan-browser-'));
  chmodSync(dataDir, 0o711);
  if (process.env.SHIFAN_SEEDED) copyFolder(process.env.SHIFAN_SEEDED, dataDir);
  const { url, stop } = await served({ DATA_DIR: dataDir, DATABASE_URL: '' });
  return { ...keptIn(dataDir), url, stop };
}

/** The built program. */
export const program = (): string => join(process.env.SHIFAN_DIST ?? join(root, 'dist'), 'cli.js');

/** Serves a data folder, which goes with it; `said` is what it wrote to its log so far. */
export async function served(env: { DATA_DIR: string; DATABASE_URL: string } & Record<string, string>) {
  const child = spawn(process.execPath, [program(), 'serve'], {
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (piece: Buffer) => {
    said += piece.toString();
  });
  const stop = () => stopServer(child, env.DATA_DIR);
  try {
    return { url: await listening(child), stop, said: () => said };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A demonstration that the whole run loaded once (bin/test.mjs), with the owners of its files. */
function copyFolder(from: string, to: string): void {
  if (process.platform === 'win32') {
    cpSync(from, to, { recursive: true });
    return;
  }
  const [programs, data] = [true, false].map((wanted) => readdirSync(from).filter((name) => name.startsWith('engine-') === wanted));
  const copy = (how: string, names: readonly string[] = []) =>
    assert.equal(spawnSync('cp', [how, ...names.map((name) => join(from, name)), to], { stdio: 'inherit' }).status, 0, `cp ${how}`);
  copy('-a', data);
  copy(process.platform === 'linux' ? '-al' : '-a', programs); // 60 MB that nobody writes to
}

/** Its address: the only line that it writes to stdout. */
function listening(child: ChildProcess): Promise<string> {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the server did not start in time:\n${said}`)), START_MS);
    child.stdout?.on('data', (chunk: Buffer) => {
      const url = /http:\/\/\S+/.exec(chunk.toString())?.[0];
      if (!url) return;
      clearTimeout(timer);
      resolve(url);
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`the server ended with ${code}:\n${said}`));
    });
  });
}

async function stopServer(child: ChildProcess, dataDir: string): Promise<void> {
  if (child.exitCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  }
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
}

function chromiumPath(): string {
  const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  const path = places.find((one) => one && existsSync(one));
  if (!path) throw new Error('没有找到 Chromium，请用环境变量 CHROMIUM 指明其路径 / no Chromium: name it in CHROMIUM');
  return path;
}

/** Signs in by the form, as a person does, and waits for the inbox. */
export async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.goto('/app/');
  await page.getByLabel('登录名').fill(login);
  await page.getByLabel('口令', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('navigation', { name: '主导航' }).waitFor();
}

/** The whole page at both sizes, in .shots/, where SHIFAN_SHOTS asks for it: pictures are for eyes, and take minutes of a run. */
export async function shot(page: Page, name: string): Promise<void> {
  if (!process.env.SHIFAN_SHOTS) return;
  const folder = join(root, '.shots');
  mkdirSync(folder, { recursive: true });
  const before = page.viewportSize();
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport);
    await page.waitForTimeout(150);
    await page.screenshot({ path: join(folder, `${name}-${size}.png`), fullPage: size === 'pc' });
  }
  if (before) await page.setViewportSize(before);
}

/** Errors that the page itself reported: scripts that failed, what the security policy refused. */
export function pageErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) errors.push(message.text());
  });
  return errors;
}
