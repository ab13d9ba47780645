import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, chown, cp, lstat, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { Client, type QueryResultRow } from 'pg';
import { findEngine, packageName } from '../../src/store/engine/find.ts';
import type { Engine } from '../../src/store/engine/supervisor.ts';

export const isRoot = process.getuid?.() === 0;
export const nobody = 65534;

export type Report = Omit<Engine, 'stop'>;
export type Ending = 'exit' | 'hang' | 'stop';
export type Child = { process: ChildProcess; report: Report };

const hanging = new Set<ChildProcess>();

const repository = fileURLToPath(new URL('../../', import.meta.url));

/** A folder of its own that any user may pass through, with an application in it: one bundled file and PostgreSQL without its links. */
export async function makeRig() {
  const root = await mkdtemp(path.join(tmpdir(), 'shifan-engine-'));
  await chmod(root, 0o755);
  const appRoot = path.join(root, 'app');
  await Promise.all([installWithoutScripts(appRoot), bundleChild(appRoot)]);
  return { root, appRoot, dispose: () => dispose(root) };
}

async function dispose(root: string): Promise<void> {
  for (const child of hanging) child.kill('SIGKILL');
  await rm(root, { recursive: true, force: true });
}

/** As npm leaves the package with --ignore-scripts: not one symbolic link. */
async function installWithoutScripts(appRoot: string): Promise<void> {
  const source = findEngine({ appRoot: repository });
  if (source.kind !== 'package') throw new Error('the tests want the engine from npm');
  const target = path.join(appRoot, 'node_modules', packageName());
  await mkdir(target, { recursive: true });
  const filter = async (file: string) => !(await lstat(file)).isSymbolicLink() && !file.endsWith('.a');
  await cp(path.dirname(source.native), target, { recursive: true, filter });
}

async function bundleChild(appRoot: string): Promise<void> {
  await build({
    entryPoints: [path.join(repository, 'test/database/engine-child.ts')],
    outfile: path.join(appRoot, 'dist/engine-child.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['pg-native'],
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'error',
  });
}

export type Opening = { appRoot: string; dataDir: string; ending?: Ending; uid?: number };

/** Opens the engine in a process of its own. Resolves with its report; rejects with what it said when it failed. */
export function openInChild({ appRoot, dataDir, ending = 'exit', uid }: Opening): Promise<Child> {
  const user = uid === undefined ? {} : { uid, gid: uid };
  const program = path.join(appRoot, 'dist/engine-child.mjs');
  const child = spawn(process.execPath, [program, dataDir, appRoot, ending], { ...user, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] });
  if (ending === 'hang') hanging.add(child);
  let said = '';
  child.stderr.on('data', (piece) => {
    said += piece;
  });
  return new Promise((resolve, reject) => {
    let report: Report | undefined;
    createInterface(child.stdout).on('line', (line) => {
      report = JSON.parse(line) as Report;
      if (ending === 'hang') resolve({ process: child, report });
    });
    child.on('error', reject);
    child.on('close', () => (report ? resolve({ process: child, report }) : reject(new Error(said))));
  });
}

/** A folder that the given user owns. */
export async function folderOf(folder: string, uid: number | undefined): Promise<string> {
  await mkdir(folder, { recursive: true });
  if (uid !== undefined) await chown(folder, uid, uid);
  return folder;
}

export async function query<Row extends QueryResultRow>(config: object, sql: string): Promise<Row[]> {
  const client = new Client(config);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
