import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { codeOf } from '../../core/text/code-of.ts';
import { type AppLogin, RIGHTS, SYSTEM } from '../app-role.ts';
import { type Login, withClient } from './probe.ts';

const BEFORE = `owner,${RIGHTS}`;
const ROLES = `${BEFORE},${SYSTEM}`;

/** The three roles by password, over the socket (on Windows: the loopback) only; everyone else is rejected. */
export const admission = `# type database role [address] method
${process.platform === 'win32' ? `host all ${ROLES} 127.0.0.1/32` : `local all ${ROLES}`} scram-sha-256
`;

const fileIn = (cluster: string): string => path.join(cluster, 'pg_hba.conf');

/** Lets the system's role into a cluster that an earlier version made. */
export async function widenAdmission(cluster: string): Promise<void> {
  const text = await readFile(fileIn(cluster), 'utf8').catch(() => null);
  if (text === null || text.includes(SYSTEM) || !text.includes(BEFORE)) return;
  await writeFile(fileIn(cluster), text.replaceAll(BEFORE, ROLES), { flush: true });
}

const PATIENCE_MS = 5_000;
const NOT_ADMITTED = '28000';

/**
 * A server that runs already is told to read its rules again where it turns the role away, whoever widened them: another start may have been killed in between.
 * What else keeps the role out is said where it is used.
 */
export async function untilAdmitted(login: Login, { systemRole, systemPassword }: AppLogin): Promise<void> {
  const refusal = async () => {
    const client = new pg.Client({ ...login, user: systemRole, password: systemPassword, ssl: false, connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    const refused = await client.connect().then(
      () => null,
      (error: unknown) => error,
    );
    await client.end().catch(() => undefined);
    return codeOf(refused) === NOT_ADMITTED ? refused : null;
  };
  if ((await refusal()) === null) return;
  await withClient(login, (client) => client.query('select pg_reload_conf()'));
  for (const begun = Date.now(); ; await sleep(50)) {
    const refused = await refusal();
    if (refused === null) return;
    if (Date.now() - begun > PATIENCE_MS) throw refused;
  }
}
