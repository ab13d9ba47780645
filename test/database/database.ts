import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { appLogin } from '../../src/store/app-role.ts';
import { type Engine, openEngine } from '../../src/store/engine/supervisor.ts';

/** What `pg` needs to connect: `new Pool(config)`, `new Client(config)`. */
export type ConnectionConfig = { host: string; port: number; user: string; password: string; database: string };

export type TestDatabase = {
  /** As the owner, who migrates: a superuser, whom row-level security does not bind. */
  ownerUrlConfig: ConnectionConfig;
  /** As `shifan_app`, who serves requests. */
  appUrlConfig: ConnectionConfig;
  /** As `shifan_system`, who does jobs, and may act as anybody. */
  systemUrlConfig: ConnectionConfig;
  /** Drops the database, cutting what is still connected. */
  dispose: () => Promise<void>;
};

/** Fills a template database, usually by migrating it. Must have closed its connections when it resolves. */
export type Prepare = ((owner: ConnectionConfig, appPassword: string) => Promise<void>) & {
  /** Names what it fills, for the other processes of a shared server: theirs is the same. */
  readonly sharedAs?: string;
};

type Server = { engine: Engine; release: () => Promise<void> };

let server: Promise<Server> | undefined;
let isStopped = false;
const templates = new Map<Prepare, Promise<string>>();

/**
 * A fresh real database of its own. All of one test process share one server: the one of the folder SHIFAN_TEST_DATA
 * (left running, for the next process), else a temporary one, gone with the process. Databases made with the same
 * `prepare` function are clones of one template, so it runs once.
 */
export async function withDatabase(prepare?: Prepare): Promise<TestDatabase> {
  server ??= startServer();
  const { engine } = await server;
  const database = await create(engine, 't', prepare ? await templateOf(engine, prepare) : 'template0');
  const ownerUrlConfig = { ...engine.connection, database };
  return {
    ownerUrlConfig,
    appUrlConfig: { ...ownerUrlConfig, user: 'shifan_app', password: engine.appPassword },
    systemUrlConfig: { ...ownerUrlConfig, user: 'shifan_system', password: appLogin('shifan_app', engine.appPassword).systemPassword },
    // A file's own end may come after the server's: what was in it is gone with it.
    dispose: async () => (isStopped ? undefined : command(engine, `drop database if exists ${database} with (force)`)),
  };
}

const ending: (() => Promise<void>)[] = [];
/** Work that needs the server: done before it ends, since a file's own end may come after. */
export const beforeServerEnds = (work: () => Promise<void>): void => void ending.push(work);

after(async () => {
  if (!server) return;
  const { engine, release } = await server;
  const ended = await Promise.allSettled(ending.map((work) => work()));
  for (const [prepare, template] of templates) {
    if (isShared(prepare)) continue;
    await template.then((name) => command(engine, `drop database if exists ${name} with (force)`)).catch(() => {});
  }
  await release();
  isStopped = process.env.SHIFAN_TEST_DATA === undefined;
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
});

async function startServer(): Promise<Server> {
  const shared = process.env.SHIFAN_TEST_DATA;
  const dataDir = shared ?? (await temporaryFolder());
  const appRoot = fileURLToPath(new URL('../../', import.meta.url));
  const engine = await openEngine({ dataDir, appRoot, throwaway: true, log: () => {} });
  if (shared !== undefined) return { engine, release: async () => {} };
  const release = () => engine.stop().then(() => rm(dataDir, { recursive: true, force: true }));
  return { engine, release };
}

/** Passable for the ordinary user that the server runs as when the tests run as root. */
async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'shifan-test-'));
  await chmod(folder, 0o711);
  return folder;
}

function templateOf(engine: Engine, prepare: Prepare): Promise<string> {
  const made = templates.get(prepare) ?? makeTemplate(engine, prepare);
  templates.set(prepare, made);
  return made;
}

const isShared = ({ sharedAs }: Prepare): boolean => sharedAs !== undefined && process.env.SHIFAN_TEST_DATA !== undefined;

const makeTemplate = (engine: Engine, prepare: Prepare): Promise<string> =>
  isShared(prepare) ? sharedTemplate(engine, prepare) : filled(engine, prepare);

async function filled(engine: Engine, prepare: Prepare): Promise<string> {
  const name = await create(engine, 'template', 'template0');
  await prepare({ ...engine.connection, database: name }, engine.appPassword);
  return name;
}

/** Made by the process that comes first, while the others wait; it has its name only when it is whole. */
async function sharedTemplate(engine: Engine, prepare: Prepare): Promise<string> {
  const name = `template_${prepare.sharedAs}`;
  const client = new Client({ ...engine.connection, database: 'postgres' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(1)');
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`alter database ${await filled(engine, prepare)} rename to ${name}`);
    return name;
  } finally {
    await client.end();
  }
}

async function create(engine: Engine, kind: string, template: string): Promise<string> {
  const name = `${kind}_${process.pid}_${randomBytes(5).toString('hex')}`;
  await command(engine, `create database ${name} template ${template}`);
  return name;
}

async function command(engine: Engine, sql: string): Promise<void> {
  const client = new Client({ ...engine.connection, database: 'postgres' });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
