import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.ts';
import type { Calendar, CalendarYear } from './core/calendar/workday.ts';
import { newSecret } from './store/crypto.ts';
import { openEngine } from './store/engine/supervisor.ts';
import { type Connection, createPool } from './store/pool.ts';
import { timekeepingIn } from './store/timekeeping.ts';
import { createDatabase } from './store/transaction.ts';

/** Two ways into the same database: its owner, who migrates, and the app's role; and the key that seals personal data in it. */
export type Databank = {
  owner: Connection;
  app: Connection;
  appPassword: string;
  sealKey: string;
  adopted: boolean;
  stop(): Promise<void>;
};

/** The given database, or the embedded one, started or adopted. */
export async function openDatabank(config: Config, log: (line: string) => void): Promise<Databank> {
  if (config.databaseUrl !== null) {
    const app = new URL(config.databaseUrl);
    app.username = 'shifan_app';
    app.password = config.appPassword as string;
    const connections = { owner: { connectionString: config.databaseUrl }, app: { connectionString: app.href } };
    return {
      ...connections,
      appPassword: config.appPassword as string,
      sealKey: config.sealKey as string,
      adopted: true,
      stop: async () => undefined,
    };
  }
  const engine = await openEngine({
    dataDir: config.dataDir,
    appRoot: config.appRoot,
    ...(config.pgBinDir ? { pgBinDir: config.pgBinDir } : {}),
    runAs: config.pgUser,
    log,
  });
  const app = { ...engine.connection, user: 'shifan_app', password: engine.appPassword };
  return {
    owner: engine.connection,
    app,
    appPassword: engine.appPassword,
    sealKey: config.sealKey ?? (await ownSealKey(config)),
    adopted: engine.how === 'adopted',
    stop: () => engine.stop(),
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
