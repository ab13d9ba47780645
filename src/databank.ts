import { join } from 'node:path';
import type { Config } from './config.ts';
import type { Calendar } from './core/calendar/workday.ts';
import { type AppLogin, appLogin, RIGHTS } from './store/app-role.ts';
import { answerOfCommand } from './store/command-answer.ts';
import { newSecret } from './store/crypto.ts';
import { madeOnce } from './store/engine/scratch.ts';
import { openEngine } from './store/engine/supervisor.ts';
import { type Connection, createPool } from './store/pool.ts';
import { addressIn } from './store/refused-connection.ts';
import { timekeepingIn } from './store/timekeeping.ts';
import { createDatabase } from './store/transaction.ts';

/** Three ways into the same database: its owner, who migrates, and the two logins of app-role.ts; and the key that seals personal data in it. */
export type Databank = {
  owner: Connection;
  app: Connection;
  system: Connection;
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
    const login = loginOf(config);
    const connections = {
      owner: { connectionString: config.databaseUrl },
      app: enteredAs(config.databaseUrl, login.role, login.password),
      system: enteredAs(config.databaseUrl, login.systemRole, login.systemPassword),
    };
    return {
      ...connections,
      login,
      sealKey: (await sealKeyIn(config)) as string,
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
    throwaway: config.throwaway,
    log,
  });
  const login = appLogin(RIGHTS, engine.appPassword);
  const sealKey = (await sealKeyIn(config)) ?? (await ownSealKey(config));
  const keeper = engine.keep();
  const end = async (mayStop: boolean) => {
    const isLast = await keeper.letGo();
    if (mayStop && isLast) await engine.stop();
    await keeper.stop();
  };
  await keeper.held.catch(async (error: unknown) => {
    await keeper.stop();
    throw error;
  });
  return {
    owner: engine.connection,
    app: { ...engine.connection, user: login.role, password: login.password },
    system: { ...engine.connection, user: login.systemRole, password: login.systemPassword },
    login,
    sealKey,
    ailing: keeper.ailing,
    shared: keeper.isShared,
    stop: () => end(true),
    leave: () => end(engine.how === 'started'),
  };
}

/** The two logins as the environment names them. */
export function loginOf({ appRole, appPassword, systemRole, systemPassword }: Config): AppLogin {
  const usual = appLogin(appRole, appPassword ?? '');
  return { ...usual, systemRole: systemRole ?? usual.systemRole, systemPassword: systemPassword ?? usual.systemPassword };
}

function enteredAs(databaseUrl: string, user: string, password: string): Connection {
  const address = addressIn(databaseUrl);
  address.username = user;
  address.password = password;
  return { connectionString: address.href };
}

/** The seal's keys as the operator gives them, by the environment or by a command; null: they lie beside the data. */
export async function sealKeyIn({ sealKey, sealCommand }: Config): Promise<string | null> {
  if (sealCommand === null) return sealKey;
  const said = { refused: '密封密钥的命令（SHIFAN_SEAL_KEY_COMMAND）没有给出密钥', english: 'the command gave no key' };
  return Buffer.from(await answerOfCommand({ ...sealCommand, ...said, secret: true }, new Uint8Array())).toString('utf8');
}

/** The seal of an embedded installation: made once, beside the data and readable by its owner only. */
async function ownSealKey(config: Config): Promise<string> {
  const made = () => `${Buffer.from(newSecret(), 'hex').toString('base64')}\n`;
  return (await madeOnce(join(config.dataDir, 'seal-key'), made)).trim();
}

/** The years that an administrator loaded into a given database, read and nothing else. */
export async function loadedYears(databaseUrl: string): Promise<Calendar> {
  const database = createDatabase(createPool({ connectionString: databaseUrl }, 1));
  try {
    const years = await database.as('public', (tx) => timekeepingIn(tx).calendarYears());
    return Object.fromEntries(years.map(({ year, data }) => [year, data]));
  } finally {
    await database.close();
  }
}
