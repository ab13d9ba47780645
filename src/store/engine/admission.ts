import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type AppLogin, RIGHTS, SYSTEM } from '../app-role.ts';
import type { Login } from './probe.ts';

const BEFORE = `owner,${RIGHTS}`;
const ROLES = `${BEFORE},${SYSTEM}`;

/** The three roles by password, over the socket (on Windows: the loopback) only; everyone else is rejected. */
export const admission = `# type database role [address] method
${process.platform === 'win32' ? `host all ${ROLES} 127.0.0.1/32` : `local all ${ROLES}`} scram-sha-256
`;

const fileIn = (cluster: string): string => path.join(cluster, 'pg_hba.conf');

/** Lets the system's role into a cluster that an earlier version made. Whether it was not let in before. */
export async function widenAdmission(cluster: string): Promise<boolean> {
  const text = await readFile(fileIn(cluster), 'utf8').catch(() => null);
  if (text === null || text.includes(SYSTEM) || !text.includes(BEFORE)) return false;
  await writeFile(fileIn(cluster), text.replaceAll(BEFORE, ROLES), { flush: true });
  return true;
}

const PATIENCE_MS = 5_000;

/** A server that runs already reads its rules again when it comes to it; until then it turns the role away. */
export async function untilAdmitted(login: Login, { systemRole, systemPassword }: AppLogin): Promise<void> {
  for (const begun = Date.now(); ; await sleep(50)) {
    const client = new pg.Client({ ...login, user: systemRole, password: systemPassword, ssl: false, connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    const refused = await client.connect().then(
      () => null,
      (error: unknown) => error,
    );
    await client.end().catch(() => undefined);
    if (refused === null) return;
    if ((refused as { code?: string }).code !== '28000' || Date.now() - begun > PATIENCE_MS) throw refused;
  }
}
