import type pg from 'pg';
import { codeOf } from '../core/text/code-of.ts';
import { type Connection, createPool } from './pool.ts';

type Asked = { readonly setting: string; readonly where: string };

/** What stands in the way of a connection, by PostgreSQL's and Node's own codes, with the setting to look at. */
const sentences: Readonly<Record<string, (asked: Asked) => [chinese: string, english: string]>> = {
  ECONNREFUSED: ({ where }) => [
    `${where} 没有数据库应答：请确认 PostgreSQL 已启动，DATABASE_URL 的主机和端口正确`,
    `nothing listens at ${where}: start PostgreSQL, or correct host and port in DATABASE_URL`,
  ],
  ENOTFOUND: ({ where }) => [`找不到主机 ${where}：请核对 DATABASE_URL`, `host ${where} is unknown: check DATABASE_URL`],
  '3D000': ({ where }) => [
    `${where} 上没有 DATABASE_URL 所写的数据库：请先建立，或改正其名称`,
    `the database named in DATABASE_URL does not exist at ${where}: create it, or correct its name`,
  ],
  '28P01': ({ setting }) => [`数据库不接受口令：请核对 ${setting}`, `the database refuses the password: check ${setting}`],
  '28000': ({ setting }) => [`数据库不接受这个用户：请核对 ${setting}`, `the database refuses the user: check ${setting}`],
};
const sameAs: Readonly<Record<string, string>> = {
  EAI_AGAIN: 'ENOTFOUND',
  ENOENT: 'ECONNREFUSED',
  ETIMEDOUT: 'ECONNREFUSED',
  EHOSTUNREACH: 'ECONNREFUSED',
};

/** The driver's error as a sentence for the operator in two languages; other errors as they are. Never shows a password. */
export function explained(error: unknown, asked: Asked): unknown {
  const code = codeOf(error);
  const said = sentences[sameAs[code] ?? code]?.(asked);
  return said ? new Error(`${said[0]}（${code}）\n${said[1]} (${code})`, { cause: error }) : error;
}

/** Host and port of DATABASE_URL, for sentences. @throws Error where it is no address at all. */
export function addressIn(databaseUrl: string): URL {
  if (URL.canParse(databaseUrl) && /^postgres(ql)?:$/.test(new URL(databaseUrl).protocol)) return new URL(databaseUrl);
  throw new Error(
    'DATABASE_URL 不是数据库地址，应为 postgres://用户:口令@主机:端口/数据库名\nDATABASE_URL is no address; it should be postgres://user:password@host:port/database',
  );
}

/** Opens and closes one connection, so that what is wrong with it is said at the start and not by the first request. */
export async function tryConnection(connection: Connection, asked: Asked): Promise<void> {
  const pool: pg.Pool = createPool(connection, 1);
  try {
    await pool.query('select 1');
  } catch (error) {
    throw explained(error, asked);
  } finally {
    await pool.end();
  }
}
