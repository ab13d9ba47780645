import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import { hash, verify } from '@node-rs/argon2';
import { uuidv7 } from 'uuidv7';
import type { Tools, World } from './acts/context.ts';
import { createApp } from './api/app.ts';
import type { Phase } from './api/directory.ts';
import { startExchange } from './api/exchange.ts';
import { createPresence, type Presence } from './api/presence.ts';
import { trusting } from './api/public/address.ts';
import type { LoadingDoor } from './api/public/loading.tsx';
import { SLOWEST } from './api/slowest.ts';
import { together } from './api/together.ts';
import { type Config, requireSecrets } from './config.ts';
import { type Filed, shelfOf } from './core/scheme/shelf.ts';
import { type Databank, openDatabank } from './databank.ts';
import { createDocuments, type Documents } from './documents/create.ts';
import { builtInEditions } from './intake/edition/built-in.ts';
import { runDay } from './jobs/day.ts';
import { startTimer } from './jobs/timer.ts';
import { loggingTo } from './logging.ts';
import { checkLogins } from './store/app-role.ts';
import { beginAnew } from './store/begin-anew.ts';
import { chainOver } from './store/chain/thread.ts';
import { createClamd } from './store/clamd.ts';
import { createSealer, newSecret, newToken, type Sealer, sha256 } from './store/crypto.ts';
import { diskFiles } from './store/files.ts';
import { recogniseInstallation, refuseOtherInstallation, servesWith } from './store/installation.ts';
import { inLane } from './store/lanes.ts';
import { logKeys } from './store/log/log-keys.ts';
import { migrate } from './store/migrate.ts';
import { oneTimeCode } from './store/one-time-code.ts';
import { diskParts } from './store/parts.ts';
import { createPool, SILENT_MS } from './store/pool.ts';
import { programDigest } from './store/program.ts';
import { addressIn, tryConnection } from './store/refused-connection.ts';
import { sealEarlierTexts } from './store/seal-earlier.ts';
import { commandKey } from './store/signing/office-key.ts';
import { ownKeys } from './store/signing/own-keys.ts';
import { signingWith } from './store/signing/signing.ts';
import { createSmtp } from './store/smtp.ts';
import { createDatabase } from './store/transaction.ts';
import { createHook } from './store/webhook.ts';
import { visitorsOf } from './visitors.ts';
import { chainWithWords, worldsOf } from './world.ts';

/** Everything put together, before anything listens. */
export type System = {
  config: Config;
  world(): Promise<World>;
  documents: Documents;
  app: ReturnType<typeof createApp>;
  presence: Presence;
  /** What the process is at, for a balancer. */
  life: { phase: Phase };
  /** Where errors that nobody foresaw go. */
  report(error: unknown, where: string): void;
  /** A server's end: an embedded database goes with the last of those who use it. */
  close(): Promise<void>;
  /** A command's end, or that of a start that failed: an embedded database that ran before runs on, since it is somebody's. */
  leave(): Promise<void>;
};

/** Opens the database (embedded or given), migrates it, and assembles store, acts, documents and API around it; `editions`: other ones than come with the program. */
export async function assemble(
  config: Config,
  log: (line: string) => void = () => undefined,
  editions?: readonly Filed[],
): Promise<System> {
  requireSecrets(config);
  await mkdir(config.dataDir, { recursive: true });
  const bank = await openDatabank(config, log);
  try {
    const sealer = createSealer(bank.sealKey);
    await bringUpToDate(config, bank, { sealer, log });
    return await build(config, bank, { sealer, log, editions: editions ?? builtInEditions(config.appRoot) });
  } catch (error) {
    await bank.leave();
    throw error;
  }
}

/** Stands in DATA_DIR while a demonstration is loaded for the first time (cli/serve.ts). */
export const LOADING = 'demonstration.loading';

type Around = { sealer: Sealer; log: (line: string) => void; editions: readonly Filed[] };

async function bringUpToDate(config: Config, bank: Databank, { sealer, log }: Omit<Around, 'editions'>): Promise<void> {
  const where = config.databaseUrl === null ? config.dataDir : addressIn(config.databaseUrl).host;
  await tryConnection(bank.owner, { setting: 'DATABASE_URL', where });
  const owner = createPool(bank.owner, 2);
  try {
    if (existsSync(join(config.dataDir, LOADING)) && config.databaseUrl === null) {
      if (await bank.shared()) throw new Error('另一个进程正在载入演示数据，请等它完成 / another process is loading the demonstration');
      log('上次载入演示数据时中断，重新载入 / the demonstration was cut off while it loaded and begins anew');
      await beginAnew(owner);
    }
    await refuseOtherInstallation(owner, { demonstration: config.demonstration, sealer });
    const landed = await migrate(owner, bank.login);
    if (landed.length > 0) log(`数据库已升级：${landed.join('、')}`);
    await recogniseInstallation(owner, { demonstration: config.demonstration, sealer });
    if (config.serving) await servesWith(owner, sealer);
    const sealed = await sealEarlierTexts(owner, sealer);
    if (sealed > 0) log(`以前未加密的记录、回答和异议已加密：${sealed} 条`);
  } finally {
    await owner.end();
  }
  const change = '（更换口令用 bin/shifan role password）';
  await tryConnection(bank.app, { setting: `SHIFAN_APP_PASSWORD${change}`, where });
  await tryConnection(bank.system, { setting: `SHIFAN_SYSTEM_PASSWORD，未设置的为 SHIFAN_APP_PASSWORD${change}`, where });
  const [app, system] = [createPool(bank.app, 1), createPool(bank.system, 1)];
  await checkLogins(app, system, bank.login).finally(() => Promise.all([app.end(), system.end()]));
}

async function build(config: Config, bank: Databank, { sealer, log, editions }: Around): Promise<System> {
  const { size, queue, waitMs } = config.pool;
  const ofSystem = Math.max(1, Math.floor(size / 3));
  const ofRequests = Math.max(1, size - ofSystem);
  const pools = { app: createPool(bank.app, ofRequests, waitMs, SILENT_MS), system: createPool(bank.system, ofSystem, waitMs, SILENT_MS) };
  const database = createDatabase(pools, config.pool);
  const documents = createDocuments({
    appRoot: config.appRoot,
    ...(config.fontDir ? { fontDir: config.fontDir } : {}),
    cache: { folder: join(config.dataDir, 'made'), mostBytes: config.cacheMb * 2 ** 20 },
  });
  const mailer = config.mail === null ? null : createSmtp({ ...config.mail, publicUrl: config.publicUrl });
  const chain = chainWithWords(chainOver(bank.system), bank.ailing);
  const keys = await keysOf(config);
  const tools = toolsOf(config, { sealer, documents, mailer, editions, chain, ...keys });
  const { report, request } = loggingTo(log, config.logLevel);
  const worlds = worldsOf({ config, database, sealer, tools, ailing: bank.ailing, report });
  const world = () => worlds.of('public');
  const presence = createPresence();
  const life: System['life'] = { phase: 'ready' };
  const around = {
    world,
    publicVersion: worlds.publicVersion,
    documents,
    demonstration: config.demonstration,
    publicUrl: config.publicUrl,
    trustedProxy: trusting(config.trustedProxy),
    inLane,
    onlyHost: config.demonstration || !config.publicUrlGiven ? null : new URL(config.publicUrl).host,
    report,
    visitor: visitorsOf(worlds, world),
  };
  const version = (JSON.parse(await readFile(join(config.appRoot, 'package.json'), 'utf8')) as { version: string }).version;
  const app = createApp(
    {
      version,
      webRoot: join(config.appRoot, 'dist', 'web'),
      appRoot: config.appRoot,
      runDay: async (day) => runDay(await world(), day),
      presence,
      onRequest: request,
      phase: () => life.phase,
      formOf: together(async (ids) => {
        const forms = await (await world()).asSystem((tx) => tx.presences.forms(ids));
        return new Map(forms.map((one) => [one.id, one]));
      }),
      connections: () => ({ most: ofRequests + ofSystem, mayWait: queue, waitSeconds: waitMs / 1000, ...database.load() }),
    },
    around,
  );
  const end = async (leaveDatabase: () => Promise<void>) => {
    mailer?.close();
    await documents.close();
    await database.close();
    await leaveDatabase();
  };
  return { config, world, documents, app, presence, life, report, close: () => end(bank.stop), leave: () => end(bank.leave) };
}

/** OWASP's least for argon2id, which is the library's default algorithm. */
const ARGON = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

type Making = {
  sealer: ReturnType<typeof createSealer>;
  documents: Documents;
  mailer: Tools['mailer'];
  editions: readonly Filed[];
  chain: Tools['chain'];
  signing: Tools['signing'];
  log: Tools['log'];
};

/** Beside the data, as the seal: a copy of the installation without it could no longer sign as the same one. */
async function keysOf(config: Config): Promise<Pick<Making, 'signing' | 'log'>> {
  const { dataDir, signing: office, logWitnesses: witnesses } = config;
  const { host } = new URL(config.publicUrl);
  const own = await ownKeys(join(dataDir, 'signing-key'), `示范平台证书签发 ${host}`);
  const log = logKeys({ secret: own.titles, origin: addressKnown(config) ? `${host}/log` : null, witnesses });
  return { signing: signingWith(own, office && (await commandKey(office))), log };
}

const addressKnown = ({ demonstration, publicUrlGiven }: Config): boolean => demonstration || publicUrlGiven;

const toolsOf = (config: Config, { sealer, documents: { door }, mailer, editions, chain, signing, log }: Making): Tools => {
  const files = diskFiles(join(config.dataDir, 'files'));
  return {
    door,
    chain,
    signing,
    log,
    newId: uuidv7,
    newSecret,
    newToken,
    digest: sha256,
    programDigest: programDigest(config.appRoot),
    seal: sealer.seal,
    open: sealer.open,
    hashPassword: (password) => hash(password, ARGON),
    verifyPassword: (stored, password) => verify(stored, password).catch(() => false),
    files,
    parts: diskParts(join(config.dataDir, 'files', 'parts'), files),
    scanner: config.clamd === null ? null : createClamd(config.clamd),
    mailer,
    hook: config.hook === null ? null : createHook({ ...config.hook, publicUrl: config.publicUrl }),
    oneTimeCode,
    ...config.people,
    schemes: shelfOf(editions),
    quotas: { dossier: config.dossierMb * 2 ** 20, accountDay: config.accountDayMb * 2 ** 20 },
    lowSpace: config.lowSpaceMb * 2 ** 20,
    demonstration: config.demonstration,
    mapReviewNumber: config.mapReviewNumber,
    addressKnown: addressKnown(config),
  };
};

/** A letter of the demonstration is looked for at once; otherwise once a minute is soon enough. */
const DEMONSTRATION_TICK_MS = 3_000;
const TICK_MS = 60_000;
const EXCHANGE_MS = 30_000;

export type Running = System & { url: string; port: number };

/**
 * Listens; a taken port is said in one sentence. Stops cleanly: requests in flight finish, then database and documents close. Behind a `door` nothing of
 * the system is shown, and no day's work done, until it is opened.
 */
export async function listen(system: System, door?: LoadingDoor): Promise<Running> {
  const { host, port } = system.config;
  const server = await new Promise<Server>((resolve, reject) => {
    const started = serve({ fetch: door ? door.before(system.app.fetch) : system.app.fetch, hostname: host, port }, () =>
      resolve(started as Server),
    ) as Server;
    started.once('error', reject);
  }).catch(async (error: NodeJS.ErrnoException) => {
    await system.leave();
    throw error.code === 'EADDRINUSE' ? new Error(`端口 ${port} 已被占用 / port ${port} is taken: 请设置 PORT`) : error;
  });
  Object.assign(server, SLOWEST);
  const everyMs = system.config.demonstration ? DEMONSTRATION_TICK_MS : TICK_MS;
  const begin = () => startTimer(system.world, { everyMs, report: (error) => system.report(error, 'timer') });
  let timer = door ? null : begin();
  void door?.opened.then(() => {
    timer = begin();
  });
  // A key that does not fit its certificate is told at the start, not by the first who asks for a certificate.
  void system
    .world()
    .then(({ tools }) => tools.signing.tried())
    .catch((error) => system.report(error, 'SIGN_COMMAND'));
  const exchange = startExchange(system.presence, system.world, {
    process: randomUUID(),
    everyMs: system.config.demonstration ? DEMONSTRATION_TICK_MS : EXCHANGE_MS,
    report: (error) => system.report(error, 'presence'),
  });
  const address = server.address();
  const actual = typeof address === 'object' && address !== null ? address.port : port;
  const close = async () => {
    system.life.phase = 'draining';
    await sleep(system.config.drainSeconds * 1000);
    await Promise.all([timer?.stop(), exchange.stop()]);
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), 10_000).unref();
    });
    await system.close();
  };
  return { ...system, url: `http://${host}:${actual}`, port: actual, close };
}
