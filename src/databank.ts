import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.ts';
import type { Calendar, CalendarYear } from './core/calendar/workday.ts';
import { RIGHTS } from './store/app-role.ts';
import { newSecret } from './store/crypto.ts';
import { openEngine } from './store/engine/supervisor.ts';
import type { AppLogin } from './store/migrate.ts';
import { type Connection, createPool } from './store/pool.ts';
import { addressIn } from './store/refused-connection.ts';
import { timekeepingIn } from './store/timekeeping.ts';
import { createDatabase } from './store/transaction.ts';

/** Two ways into the same database: its owner, who migrates, and the app's role; and the key that seals personal data in it. */
export type Databank = {
  owner: Connection;
  app: Connection;
  login: AppLogin;
  sealKey: string;
  /** What is wrong with the database now, as far as it is ours to know. */
  ailing(): string | null;
  /** Whether another process of ours uses the same embedded database. */
  shared(): Promise<boolean>;
  /** A server goes: an embedded database that nobody else uses is stopped. */
  stop(): Promise<void>;
  /** A command goes: an embedded database that ran before, or that somebody else uses, runs on. */
  leave(): Promise<void>;
};

/** The given database, or the embedded one, started or adopted. */
export async function openDatabank(config: Config, log: (line: string) => void): Promise<Databank> {
  if (config.databaseUrl !== null) {
    const app = addressIn(config.databaseUrl);
    app.username = config.appRole;
    app.password = config.appPassword as string;
    const connections = { owner: { connectionString: config.databaseUrl }, app: { connectionString: app.href } };
    return {
      ...connections,
      login: { role: config.appRole, password: config.appPassword as string },
      sealKey: config.sealKey as string,
      ailing: () => null,
      shared: async () => false,
      stop: async () => undefined,
      leave: async () => undefined,
    };
  }
  const engine = await openEngine({
    dataDir: config.dataDir,
    appRoot: config.appRoot,
    ...(config.pgBinDir ? { pgBinDir: config.pgBinDir } : {}),
    runAs: config.pgUser,
    log,
  });
  const app = { ...engine.connection, user: RIGHTS, password: engine.appPassword };
  const sealKey = config.sealKey ?? (await ownSealKey(config));
  const keeper = engine.keep();
  const end = async (mayStop: boolean) => {
    const needed = !mayStop || (await keeper.othersWatch());
    await keeper.stop();
    if (!needed) await engine.stop();
  };
  return {
    owner: engine.connection,
    app,
    login: { role: RIGHTS, password: engine.appPassword },
    sealKey,
    ailing: keeper.ailing,
    shared: keeper.othersWatch,
    stop: () => end(true),
    leave: () => end(engine.how === 'started'),
  };
}

/** The seal of an embedded installation: made once, beside the data and readable by its owner only. */
async function ownSealKey(config: Config): Promise<string> {
  const file = join(config.dataDir, 'seal-key');
  const kept = await readFile(file, 'utf8').catch(() => null);
  if (kept !== null) return kept.trim();
  const key = Buffer.from(newSecret(), 'hex').toString('base64');
  await writeFile(file, `${key}\n`, { mode: 0o600, flag: 'wx' });
  return key;
}

/** The years that an administrator loaded into a given database, read and nothing else. */
export async function loadedYears(databaseUrl: string): Promise<Calendar> {
  const database = createDatabase(createPool({ connectionString: databaseUrl }, 1));
  try {
    const years = await database.as('public', (tx) => timekeepingIn(tx).calendarYears());
    return Object.fromEntries(years.map(({ year, data }) => [year, data as CalendarYear]));
  } finally {
    await database.close();
  }
}
