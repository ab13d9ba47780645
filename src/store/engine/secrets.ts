import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Home } from './home.ts';
import { refusal, unless } from './refusal.ts';
import { madeOnce } from './scratch.ts';

/** Passwords of the two login roles: `owner` migrates, `shifan_app` serves. */
export type Secrets = { owner: string; app: string };

const fileOf = (home: Home) => path.join(home.dir, 'pg-secrets.json');

/** The passwords of this data folder, or null when it has none yet. */
export async function readSecrets(home: Home): Promise<Secrets | null> {
  const text = await readFile(fileOf(home), 'utf8').catch(unless('ENOENT'));
  return text === undefined ? null : (JSON.parse(text) as Secrets);
}

/**
 * Makes the passwords of a new data folder (mode 0600, ours alone). Of two processes at once, both get the first one's.
 * @throws EngineRefusal when there is a cluster already: new passwords would not fit it.
 */
export async function makeSecrets(home: Home, clusterExists: boolean): Promise<Secrets> {
  const file = fileOf(home);
  if (clusterExists) {
    throw refusal(
      `数据库 ${home.cluster} 已经存在，但缺少口令文件 ${file}。请从备份中恢复该文件。`,
      `The cluster ${home.cluster} exists, but its password file ${file} is missing. Restore it from a backup.`,
    );
  }
  const password = () => randomBytes(24).toString('base64url');
  return JSON.parse(await madeOnce(file, () => JSON.stringify({ owner: password(), app: password() }))) as Secrets;
}
