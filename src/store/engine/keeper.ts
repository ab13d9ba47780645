import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type Login, withClient } from './probe.ts';

/** What stands before the name of every connection that keeps an eye on the server: whoever holds one, uses it. */
const KEEPER = 'shifan-keeper';

export type Keeper = {
  /** What is wrong with the server now, a sentence; null while it answers. */
  ailing(): string | null;
  /** Whether another process has an eye on the same server, and so needs it. */
  othersWatch(): Promise<boolean>;
  stop(): Promise<void>;
};

type Keeping = {
  /** Where the server answers now; after a new start elsewhere, where there are no Unix sockets. */
  login: () => Login;
  /** Starts the server again, or finds out that somebody did; throws with a sentence where that can't be done. */
  revive: () => Promise<void>;
  log: (line: string) => void;
};

/** Seconds between two attempts at a server that can't be started, as on a full disk. */
const PAUSE_MS = 3_000;

/**
 * Holds one connection to the embedded server. When it ends the server is gone, or going: it is started again, for as long as it takes. Of several
 * processes on one server each does so, and one of them wins.
 */
export function keep({ login, revive, log }: Keeping): Keeper {
  const name = `${KEEPER} ${process.pid}-${Math.random().toString(36).slice(2, 10)}`;
  let [stopped, trouble, client]: [boolean, string | null, Client | null] = [false, null, null];
  const turn = async (): Promise<void> => {
    client = new Client({ ...login(), ssl: false, options: '', application_name: name, connectionTimeoutMillis: 5000, keepAlive: true });
    const ended = new Promise<void>((resolve) => client?.once('end', resolve));
    client.on('error', () => undefined);
    await client.connect();
    if (trouble !== null) log('数据库已重新启动。 The database runs again.');
    trouble = null;
    if (stopped) await client.end();
    await ended;
    if (stopped) return;
    trouble = '内置数据库意外停止，正在重新启动';
    log(`${trouble}。 The database went away; it is being started again.`);
    await revive();
  };
  const running = (async () => {
    while (!stopped)
      await turn().catch(async (error: unknown) => {
        if (stopped) return;
        const said = error instanceof Error ? error.message : String(error);
        trouble = `内置数据库没有运行：${said.split('\n')[0]}`;
        log(said);
        await sleep(PAUSE_MS, undefined, { ref: false });
        if (!stopped) await revive().catch(() => undefined); // what stands in the way is said by the next turn
      });
  })();
  return {
    ailing: () => trouble,
    othersWatch: () =>
      withClient({ ...login(), database: 'postgres' }, async (asking) => {
        const others = 'select 1 from pg_stat_activity where application_name like $1 and application_name <> $2 limit 1';
        return (await asking.query(others, [`${KEEPER} %`, name])).rowCount !== 0;
      }).catch(() => false),
    async stop() {
      stopped = true;
      await client?.end().catch(() => undefined);
      await Promise.race([running, sleep(PAUSE_MS, undefined, { ref: false })]);
    },
  };
}
