import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { entryAt } from '../../core/list/entry-at.ts';
import type { Login } from './probe.ts';

/** The lock that all who use the server share. Whoever can have it alone is the last of them. */
const IN_USE = 1_397_245_254;

export type Keeper = {
  /** Settled once the server is held: nobody else stops it from then on. Fails where it went meanwhile and can't be started again. */
  readonly held: Promise<void>;
  /** What is wrong with the server now, a sentence; null while it answers. */
  ailing(): string | null;
  /** Whether another process holds the same server, and so needs it. */
  isShared(): Promise<boolean>;
  /**
   * Lets go of the server; true where nobody else holds it. Of several that let go in one moment one is told so, and who comes meanwhile waits until
   * that one has stopped the server, or its `stop` says that it does not.
   */
  letGo(): Promise<boolean>;
  stop(): Promise<void>;
};

type Keeping = {
  /** Where the server answers now; after a new start elsewhere, where there are no Unix sockets. */
  login: () => Login;
  /** Starts the server again, or finds out that somebody did; throws with a sentence where that can't be done. */
  revive: () => Promise<void>;
  log: (line: string) => void;
};

/** Between two attempts at a server that can't be started, as on a full disk; and how long one that is to be stopped may take to answer. */
const PAUSE_MS = 3_000;

/**
 * Holds one connection to the embedded server. When it ends the server is gone, or going: it is started again, for as long as it takes. Of several
 * processes on one server each does so, and one of them wins.
 */
export function keep({ login, revive, log }: Keeping): Keeper {
  let [stopped, trouble, client]: [boolean, string | null, Client | null] = [false, null, null];
  const { promise: held, resolve: holds, reject: failed } = settling();
  const again = () =>
    revive().catch((error: unknown) => {
      failed(error);
      throw error;
    });
  const turn = async (): Promise<void> => {
    client = new Client({
      ...login(),
      ssl: false,
      options: '',
      application_name: 'shifan-keeper',
      connectionTimeoutMillis: 5000,
      keepAlive: true,
    });
    const ended = new Promise<void>((resolve) => client?.once('end', resolve));
    client.on('error', () => undefined);
    await client.connect();
    // Waits while somebody who was the last is stopping the server, and ends with it.
    client.query('select pg_advisory_lock_shared($1)', [IN_USE]).then(holds, () => undefined);
    if (trouble !== null) log('数据库已重新启动。 The database runs again.');
    trouble = null;
    if (stopped) await client.end();
    await ended;
    if (stopped) return;
    trouble = '内置数据库意外停止，正在重新启动';
    log(`${trouble}。 The database went away; it is being started again.`);
    await again();
  };
  const running = (async () => {
    while (!stopped)
      await turn().catch(async (error: unknown) => {
        if (stopped) return;
        const isFirst = trouble === null;
        const said = error instanceof Error ? error.message : String(error);
        trouble = `内置数据库没有运行：${said.split('\n')[0]}`;
        log(said);
        if (!isFirst) await sleep(PAUSE_MS, undefined, { ref: false });
        if (!stopped) await again().catch(() => undefined); // what stands in the way is said by the next turn
      });
  })();
  const ending = () => within(running);
  /** One that does not answer is not waited for. */
  const asked = async (text: string): Promise<boolean> => {
    const answer = client?.query<{ yes: boolean }>(text, [IN_USE]);
    const rows = (await within(answer))?.rows;
    if (rows === undefined) throw new Error('the database does not answer');
    return entryAt(rows, 0).yes;
  };
  const alone = () => asked('select pg_try_advisory_lock($1) as yes');
  return {
    held,
    ailing: () => trouble,
    async isShared() {
      if (!(await alone())) return true;
      await asked('select pg_advisory_unlock($1) as yes');
      return false;
    },
    async letGo() {
      stopped = true;
      try {
        await asked('select pg_advisory_unlock_shared($1) as yes');
        return await alone();
      } catch {
        await ending(); // it does not answer, or is being started again: what is left of it may be stopped
        return true;
      }
    },
    async stop() {
      stopped = true;
      await client?.end().catch(() => undefined);
      await ending();
    },
  };
}

/** What comes of it in time, or nothing. */
async function within<T>(work: Promise<T> | undefined): Promise<T | undefined> {
  const over = new AbortController();
  return Promise.race([work, sleep(PAUSE_MS, undefined, { signal: over.signal })]).finally(() => over.abort());
}

/** A promise that is settled from outside; nobody has to hear of its failure. */
function settling() {
  let [resolve, reject]: [() => void, (error: unknown) => void] = [() => undefined, () => undefined];
  const promise = new Promise<void>((...ways) => {
    [resolve, reject] = ways;
  });
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}
