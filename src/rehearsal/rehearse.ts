import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { type Published, publishedIn } from '../core/draw/commitments.ts';
import { verifyBundle } from '../core/draw/verify.ts';
import { verifyPanel } from '../core/draw/verify-panel.ts';
import type { Filed } from '../core/scheme/shelf.ts';
import { assemble, listen } from '../main.ts';
import { sha256 } from '../store/crypto.ts';
import { expire, publishServices, revealDraws, revoke, reward, showcase } from './after.ts';
import { type Case, hasDraw, hasPanel } from './apply.ts';
import { cast } from './cast.ts';
import { seedDirectory } from './directory.ts';
import { writeOutputs, writeTown } from './outputs.ts';
import { playQuarter } from './report.ts';
import { expertsEnter } from './review.ts';
import { createStage, type Stage } from './stage.ts';
import { type Timing, timed } from './timings.ts';
import { type PlayedTown, playCities, TOWN_PLAYERS } from './towns.ts';
import { type Played, playRound } from './year.ts';

const YEAR = 2025;
/** The four quarters that follow a recognition in July 2025. */
const PERIODS = [
  { year: 2025, quarter: 3 },
  { year: 2025, quarter: 4 },
  { year: 2026, quarter: 1 },
  { year: 2026, quarter: 2 },
] as const;

/** `editions`: the law of the play, where it is not the program's own. */
export type Rehearsal = {
  applicants: number;
  out: string | null;
  log(line: string): void;
  editions?: readonly Filed[] | undefined;
};
export type Outcome = { stage: Stage; seconds: number; serverRssMb: number; timings: readonly Timing[] };

/** Starts the real server on a fresh temporary database and plays a whole year over HTTP, with every party; the public API only. */
export async function rehearse(config: Config, { applicants, out, log, editions }: Rehearsal): Promise<Outcome> {
  const started = performance.now();
  const folder = await mkdtemp(join(tmpdir(), 'shifan-rehearsal-'));
  await chmod(folder, 0o755);
  const alone = { ...config, dataDir: join(folder, 'data'), databaseUrl: null, demonstration: true, throwaway: true, port: 0 };
  const system = await assemble(alone, undefined, editions);
  const password = (await system.world()).tools.newToken();
  await seedDirectory(await system.world(), { applicants, experts: 12, password });
  const running = await listen(system);
  try {
    const { send, timings } = timed((path, init) => fetch(running.url + path, init));
    const stage = createStage(send, password, log);
    const towns = editions === undefined && applicants >= TOWN_PLAYERS ? await cities(stage) : [];
    const played = await playRound(stage, { year: YEAR, players: cast(applicants) });
    await afterwards(stage, played, towns);
    await verifyDraws(stage, played);
    if (out !== null) {
      await writeOutputs(stage, out, played, PERIODS);
      for (const town of towns) await writeTown(stage, out, town, PERIODS);
    }
    if (played.recognised[0]) await expire(stage, played.recognised[0]);
    if (out !== null) await writeTimeline(stage, out, timings());
    return {
      stage,
      seconds: (performance.now() - started) / 1000,
      serverRssMb: Math.round(process.memoryUsage().rss / 1e6),
      timings: timings(),
    };
  } finally {
    await running.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The cities' years come before the province's, by the measure that each made its own. */
async function cities(stage: Stage): Promise<PlayedTown[]> {
  await stage.day(`${YEAR}-01-02`);
  await expertsEnter(stage);
  return playCities(stage);
}

async function afterwards(stage: Stage, { roundId, recognised }: Played, towns: readonly PlayedTown[]): Promise<void> {
  await revealDraws(stage, roundId);
  await reward(stage, recognised);
  await playQuarter(stage, PERIODS[0], recognised, towns);
  if (recognised[0]) {
    await showcase(stage, recognised[0]);
    await publishServices(stage, recognised[0]);
  }
  for (const period of PERIODS.slice(1)) await playQuarter(stage, period, recognised, towns);
  const last = recognised.at(-1);
  if (last) await revoke(stage, last);
}

/** Every draw is recomputed from its exported bundle, and every panel from what the public is given, by what was published. */
async function verifyDraws(stage: Stage, { cases }: Played): Promise<void> {
  const supervisor = await stage.party('jiancha');
  const drawn = cases.filter(hasDraw);
  const published = publishedIn(await (await stage.send('/data/commitments.json', {})).json()) ?? [];
  for (const one of drawn) {
    const bundle = await (await supervisor('GET /api/draws/{dossierId}/bundle', { params: { dossierId: one.dossierId } })).text();
    stage.check('抽样可由公布的数据重新计算', verifyBundle(JSON.parse(bundle), sha256, published).length === 0);
  }
  for (const one of cases.filter(hasPanel)) {
    const bundle = await (await supervisor('GET /api/dossiers/{id}/panel/bundle', { params: { id: one.dossierId } })).text();
    stage.check('专家组可由公布的数据重新计算', verifyPanel(JSON.parse(bundle), sha256, published).length === 0);
    await verifyPublic(stage, one, published);
  }
  await readPanelPage(stage, cases.find(hasPanel));
  const proof = await supervisor('GET /api/journal/verify', { query: {} });
  stage.check(`日志链完整：${proof.message}`, proof.ok);
  stage.note('核验抽样', drawn.length);
}

/** What anybody is given of a panel after the reveal. */
async function verifyPublic(stage: Stage, { number }: Case, published: readonly Published[]): Promise<void> {
  const file = await stage.send(`/data/panels/${encodeURIComponent(number ?? '')}.json`, {});
  const text = await file.text();
  stage.check('第八条（四） 公众可以重新计算专家组', file.status === 200 && verifyPanel(JSON.parse(text), sha256, published).length === 0);
}

async function readPanelPage(stage: Stage, one: Case | undefined): Promise<void> {
  if (!one) return;
  const page = await stage.send(`/panels/${encodeURIComponent(one.number ?? '')}`, {});
  stage.check('第八条（四） 专家组有公开页面', page.status === 200 && (await page.text()).includes(`${one.number} 专家组抽取`));
}

async function writeTimeline(stage: Stage, out: string, timings: readonly Timing[]): Promise<void> {
  const { timeline, checked, failures } = stage;
  await mkdir(out, { recursive: true });
  await writeFile(join(out, 'timeline.json'), `${JSON.stringify({ timeline, checked, failures, timings }, null, 2)}\n`);
}
