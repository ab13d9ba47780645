import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { appLogin, RIGHTS } from '../app-role.ts';
import { untilAdmitted, widenAdmission } from './admission.ts';
import { checkMajor, clusterMajor, createCluster } from './cluster.ts';
import { findEngine } from './find.ts';
import { type Home, openHome } from './home.ts';
import { type Engine as Binaries, placeEngine } from './install.ts';
import { type Keeper, keep } from './keeper.ts';
import { type Lock, readLock } from './lock.ts';
import { rotateLog } from './log-file.ts';
import { type Address, type Login, probe, type State } from './probe.ts';
import { refusal } from './refusal.ts';
import { ensureDatabase } from './roles.ts';
import { sweep } from './scratch.ts';
import { makeSecrets, readSecrets, type Secrets } from './secrets.ts';
import { type Attempt, explainEnd, isRunning, launch, shutDown } from './server.ts';
import { checkSpace } from './space.ts';

export type EngineOptions = {
  /** The folder of everything that must be kept. Created when missing. */
  dataDir: string;
  /** The folder with our package.json and node_modules. */
  appRoot: string;
  /** PG_BIN_DIR: a distribution's PostgreSQL instead of npm's. */
  pgBinDir?: string | undefined;
  /** The ordinary user the server runs as when we are root. */
  runAs?: string | undefined;
  /** A new cluster that is thrown away after use waits for no disk: a machine that loses power loses it. */
  throwaway?: boolean | undefined;
  log: (line: string) => void;
};

export type Engine = {
  how: 'started' | 'adopted';
  pid: number;
  /** For `pg`: the owner, who migrates. A superuser: requests are served as `shifan_app`. */
  connection: Login;
  /** The password of the login role `shifan_app`, which exists and owns nothing; the system's is made from it (app-role.ts). */
  appPassword: string;
  /** Keeps an eye on the server from here on, and starts it again when it dies. */
  keep(): Keeper;
  /** Stops the server, also an adopted one. Harmless when it is no longer running. */
  stop(): Promise<void>;
};

/**
 * The embedded PostgreSQL of a data folder, running and answering: the one that runs already, or one started now
 * (made first, if the folder is new). It outlives this process; whoever comes next adopts it.
 * @throws EngineRefusal with a sentence for the operator (no binaries, closed folder, full disk, other major version …).
 */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const home = await openHome(options.dataDir, options.runAs ?? 'nobody');
  const secrets = (await readSecrets(home)) ?? (await makeSecrets(home, (await clusterMajor(home)) !== null));
  await widenAdmission(home.cluster);
  const { started, lock } = await standing(home, secrets, options);
  let { pid, ...address } = lock;
  const login = () => ownerAt(address, secrets);
  const revive = async () => {
    if ((await currentState(home, secrets)) !== 'ready') await bringUp(home, secrets, options);
    ({ pid, ...address } = await currentLock(home));
  };
  return {
    how: started === pid ? 'started' : 'adopted',
    pid,
    connection: login(),
    appPassword: secrets.app,
    keep: () => keep({ login, revive, log: options.log }),
    stop: () => shutDown(home, pid, () => binDirOf(options, home)),
  };
}

const ownerAt = ({ host, port }: Address, { owner }: Secrets): Login => ({
  host,
  port,
  user: 'owner',
  password: owner,
  database: 'shifan',
});

/** How often a server that goes right after it was found is started again. */
const TRIES = 5;

/** Running, and with all in it that is ours. One that goes meanwhile, since whoever used it last has stopped it, is started again. */
async function standing(home: Home, secrets: Secrets, options: EngineOptions): Promise<{ started: number | undefined; lock: Lock }> {
  for (let tried = 1; ; tried += 1) {
    const started = (await currentState(home, secrets)) === 'ready' ? undefined : await bringUp(home, secrets, options);
    const found = await readLock(home.cluster);
    try {
      const lock = found ?? (await currentLock(home));
      const [login, app] = [ownerAt(lock, secrets), appLogin(RIGHTS, secrets.app)];
      await ensureDatabase(login, app);
      await untilAdmitted(login, app);
      return { started, lock };
    } catch (error) {
      const isStill = (await currentState(home, secrets)) === 'ready' && (await readLock(home.cluster))?.pid === found?.pid;
      if (isStill || tried === TRIES) throw error;
    }
  }
}

/** Everything a start needs, cheapest refusal first. Returns the pid of the server we started last; another's may have won. */
async function bringUp(home: Home, secrets: Secrets, options: EngineOptions): Promise<number | undefined> {
  await checkSpace(home.dir, options.log);
  await sweep(home.dir);
  if (home.socketDir) await sweep(home.socketDir);
  const binaries = await placeEngine(findEngine(options), home, options.throwaway);
  await checkMajor(home, binaries);
  if ((await clusterMajor(home)) === null) {
    options.log(`正在建立数据库：${home.cluster} Creating the database.`);
    await createCluster({ home, engine: binaries, secrets, throwaway: options.throwaway === true });
  }
  await rotateLog(home.logFile);
  const attempt = await untilReady({ home, secrets, binaries, log: options.log });
  if (binaries.folder) await sweep(home.dir, binaries.folder);
  return attempt?.child.pid;
}

type Starting = { home: Home; secrets: Secrets; binaries: Binaries; log: (line: string) => void };

/** Replaying the log after a crash may take minutes; a lock that outlives its holder, seconds. */
const patience = { total: 600_000, lock: 60_000, silence: 5_000 };

/** Asks who answers, starts a server when nobody does, and repeats that while someone else's lock is in the way. */
async function untilReady({ home, secrets, binaries, log }: Starting): Promise<Attempt | null> {
  const begun = Date.now();
  let attempt: Attempt | null = null;
  let told = false;
  for (;;) {
    const state = await currentState(home, secrets);
    const waited = Date.now() - begun;
    if (state === 'ready') return attempt;
    if (waited > patience.total) throw await tooSlow(home, waited);
    if (state === 'down' && !(attempt && isRunning(attempt))) {
      if (attempt) await waitForLock(attempt, home, waited);
      attempt = await launch(home, binaries);
    }
    if (waited > patience.silence && !told) log('数据库正在恢复或等待前一进程退出，请稍候。 The database is recovering; waiting.');
    told ||= waited > patience.silence;
    await sleep(25);
  }
}

async function waitForLock(attempt: Attempt, home: Home, waited: number): Promise<void> {
  await explainEnd(attempt, home);
  if (waited > patience.lock) throw await tooSlow(home, waited);
  await sleep(150);
}

async function tooSlow(home: Home, waited: number): Promise<Error> {
  const seconds = Math.round(waited / 1000);
  const pid = (await readLock(home.cluster))?.pid ?? '—';
  return refusal(
    `等了 ${seconds} 秒，数据库仍未就绪：${home.cluster} 被进程 ${pid} 占用，而它不应答。请停止该进程，并确认没有另一台机器或容器在用这个文件夹。详见 ${home.logFile}。`,
    `Not ready after ${seconds} s: process ${pid} holds ${home.cluster} and does not answer. Stop it, and make sure that no other machine or container uses the folder. See ${home.logFile}.`,
  );
}

async function currentState(home: Home, secrets: Secrets): Promise<State> {
  const lock = await readLock(home.cluster);
  if (!lock) return 'down';
  const host = lock.host || home.socketDir || '127.0.0.1';
  return probe({ host, port: lock.port || 5432, user: 'owner', password: secrets.owner, database: 'postgres' }, home.cluster);
}

async function currentLock(home: Home) {
  const lock = await readLock(home.cluster);
  if (lock) return lock;
  throw refusal(`数据库刚启动又停止了，请查看 ${home.logFile}。`, `The server went away right after it answered: see ${home.logFile}.`);
}

function binDirOf(options: EngineOptions, home: Home): string {
  const source = findEngine(options);
  return source.kind === 'installed' ? source.binDir : path.join(home.dir, `engine-${source.version}`, 'bin');
}
