import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config.ts';
import { openDatabank } from '../../src/databank.ts';
import { assemble, type System } from '../../src/main.ts';
import { type Case, prepare } from '../../src/rehearsal/apply.ts';
import { player } from '../../src/rehearsal/cast.ts';
import type { Caller, Send } from '../../src/rehearsal/client.ts';
import { seedDirectory } from '../../src/rehearsal/directory.ts';
import { createStage, type Stage } from '../../src/rehearsal/stage.ts';
import { roundOf } from '../../src/rehearsal/year.ts';
import { createPool } from '../../src/store/pool.ts';
import { createDatabase } from '../../src/store/transaction.ts';
import { assertWaitingKept } from '../database/waiting-kept.ts';

export type Place = {
  readonly system: System;
  readonly send: Send;
  readonly stage: Stage;
  readonly password: string;
  /** What the server wrote to its log: unforeseen errors among them. */
  readonly logged: readonly string[];
  /** Ends the server and its database, and starts both on the same folder. */
  restart(): Promise<void>;
  close(): Promise<void>;
};

/** How many of whom there are, and what the environment says besides. */
type People = { applicants: number; experts: number; env?: Readonly<Record<string, string>> };

/** The assembled system on a database of its own, asked in process; with the organisations and accounts of the demonstration. */
export async function startPlace({ env = {}, ...people }: People): Promise<Place> {
  const dataDir = await mkdtemp(join(tmpdir(), 'shifan-journey-'));
  await chmod(dataDir, 0o711);
  const logged: string[] = [];
  const config = { ...readConfig({ demonstration: true }, { DATA_DIR: dataDir, PORT: '8080', ...env }), throwaway: true };
  let system = await assemble(config, (line) => logged.push(line));
  const password = randomBytes(9).toString('hex');
  await seedDirectory(await system.world(), { ...people, password });
  const send: Send = async (path, init) => system.app.request(path, init);
  const close = async () => {
    await waitingKept(system);
    await system.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  const restart = async () => {
    await system.close();
    system = await assemble(config, (line) => logged.push(line));
  };
  return {
    get system() {
      return system;
    },
    ...{ send, password, logged, stage: createStage(send, password, () => undefined), restart, close },
  };
}

/** Whatever was done in a journey, what waits is kept as it is (test/database/waiting-kept.ts). */
async function waitingKept({ config, world }: System): Promise<void> {
  const bank = await openDatabank(config, () => undefined);
  const database = createDatabase(createPool(bank.app, 1));
  await assertWaitingKept(database, (await world()).tools.schemes).finally(() => database.close());
  await bank.leave();
}

export type Drafting = { place: Place; drafted: Case; clerk: Caller; stranger: Caller };

/** The round of 2026 open, and in it one complete draft: its clerk, and the clerk of another applicant. */
export async function startDrafting(env: Readonly<Record<string, string>> = {}): Promise<Drafting> {
  const place = await startPlace({ applicants: 2, experts: 1, env });
  const { stage } = place;
  await stage.day('2026-02-24');
  const round = await (await stage.party('sheng-jb'))('POST /api/rounds', { body: roundOf(2026) });
  await stage.day('2026-03-10');
  const drafted = await prepare(stage, { id: round.id, year: 2026 }, player(0));
  return { place, drafted, clerk: await stage.party(drafted.login), stranger: await stage.party(player(1).login) };
}

/** Opens a one-time link's page and sets a password there, as its owner does; answers status and text of the page. */
export async function setPassword(
  { send }: Pick<Place, 'send'>,
  url: string,
  typed: { password: string; again?: string; code?: string },
): Promise<{ status: number; text: string }> {
  const body = new URLSearchParams({ again: typed.password, ...typed }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await send(new URL(url).pathname, { method: 'POST', headers, body });
  return { status: answer.status, text: await answer.text() };
}
