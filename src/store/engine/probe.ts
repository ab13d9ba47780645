import { realpath } from 'node:fs/promises';
import { Client, DatabaseError } from 'pg';
import { entryAt } from '../../core/list/entry-at.ts';
import { codeOf } from '../../core/text/code-of.ts';
import { refusal } from './refusal.ts';

export type Address = { host: string; port: number };
export type Login = Address & { user: 'owner'; password: string; database: string };

/** `busy`: someone is there but not yet (or no longer) answering, as in recovery. */
export type State = 'ready' | 'busy' | 'down';

/** Runs `work` over one connection of its own, closed afterwards. Nothing is taken from PG* variables. */
export async function withClient<T>(login: Login, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ ...login, ssl: false, options: '', application_name: 'shifan-engine', connectionTimeoutMillis: 2000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * Who answers at this address. Identity is the data directory as the server itself states it, never a pid.
 * @throws EngineRefusal when it is another cluster, or does not take our password.
 */
export async function probe(login: Login, cluster: string): Promise<State> {
  try {
    const served = await withClient(login, dataDirectory);
    if ((await realpath(served)) === (await realpath(cluster))) return 'ready';
    throw refusal(
      `${login.host} 上运行的是另一个数据库（${served}），不是 ${cluster}。如果数据文件夹是从那里复制来的，请删除 ${cluster}/postmaster.pid 再启动（这个文件属于原来的一份）；否则请先停止那一个。`,
      `The server at ${login.host} serves ${served}, not ${cluster}. If this folder is a copy of that one, remove the copied ${cluster}/postmaster.pid and start again; otherwise stop that server first.`,
    );
  } catch (error) {
    return stateFrom(error, login);
  }
}

async function dataDirectory(client: Client): Promise<string> {
  const { rows } = await client.query<{ directory: string }>(`select current_setting('data_directory') as directory`);
  return entryAt(rows, 0).directory;
}

const nobodyThere = ['ENOENT', 'ECONNREFUSED'];
const startingOrFull = ['57P03', '57P01', '53300'];

function stateFrom(error: unknown, login: Login): State {
  const code = codeOf(error);
  if (nobodyThere.includes(code)) return 'down';
  if (code.startsWith('28')) {
    throw refusal(
      `数据库不接受口令文件 pg-secrets.json 中的口令。该文件与数据不是同一次备份的，请一并恢复。`,
      `The server does not take the password in pg-secrets.json: the file and the data are not of the same backup. Restore both together.`,
      error,
    );
  }
  const known = error instanceof Error && error.name === 'EngineRefusal';
  if (known || code === 'EACCES' || (error instanceof DatabaseError && !startingOrFull.includes(code))) throw withHost(error, login);
  return 'busy';
}

function withHost(error: unknown, { host }: Login): unknown {
  if (codeOf(error) !== 'EACCES') return error;
  return refusal(
    `无权进入套接字文件夹 ${host}。请用启动数据库的用户运行。`,
    `May not enter ${host}: run as the user who started the server.`,
    error,
  );
}
