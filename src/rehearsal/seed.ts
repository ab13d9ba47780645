import type { System } from '../main.ts';
import { publishServices, revealDraws, reward, showcase } from './after.ts';
import { type Case, prepare, submit } from './apply.ts';
import { askToConfirm, bringBook, confirmLines, fillBook, type Keeper } from './book.ts';
import { player } from './cast.ts';
import { amendAnnex8, checkCity, enterNeighbours } from './city.ts';
import type { Recognised } from './notice.ts';
import { type Reporting, reportAtLast } from './one-report.ts';
import { assess, recommend, review } from './recommend.ts';
import { playQuarter } from './report.ts';
import { takeIn } from './review.ts';
import { createStage, each, type Stage } from './stage.ts';
import { bringScan } from './stamp.ts';
import { playRound, roundOf } from './year.ts';

/** How many applicants have an account in the demonstration. */
export const demoApplicants = 45;
const LAST_YEAR = [0, 1, 2, 5, 8].map(player);
const LAST = 2025;

/**
 * The demonstration: last year's round played to its end with two quarters of reports, and this year's round standing open with cases at every desk
 * of its first half. Played through the API, in process: the same routes that people use.
 */
export async function seedYear(system: System, options: { password: string; log(line: string): void }): Promise<void> {
  const stage = createStage(
    async (path, init) => system.app.request(path, init),
    options.password,
    (line) => options.log(`  ${line}`),
    system.documents.renderPdf,
  );
  const { roundId, recognised } = await playRound(stage, { year: LAST, players: LAST_YEAR });
  await revealDraws(stage, roundId);
  await reward(stage, recognised);
  const neighbours = await enterNeighbours(stage, LAST);
  await playQuarter(stage, { year: LAST, quarter: 3 }, recognised);
  if (recognised[0]) {
    await showcase(stage, recognised[0]);
    await publishServices(stage, recognised[0]);
  }
  await fourteen(stage, recognised, neighbours);
  options.log(`${LAST}年度已演完：认定 ${recognised.length} 家`);
  await thisYear(stage);
  if (stage.failures.length > 0) throw new Error(`演示数据核对不符：${stage.failures.join('；')}`);
}

/**
 * The last quarter with fourteen platforms in one city: two of them from a ledger that grew by its file, one with nothing to report, one asked about, one below a
 * condition, one late, one silent; one corrected after it was accepted, and the amendment of annex 8 that follows.
 */
async function fourteen(stage: Stage, recognised: readonly Recognised[], neighbours: readonly Reporting[]): Promise<void> {
  const period = { year: LAST, quarter: 4 } as const;
  const kept = neighbours.filter(({ how }) => how === 'ledger');
  const keepers = kept.map(({ login }, i): Keeper => ({ login, city: '宜春', year: LAST, lines: 264 + 33 * i }));
  await each(keepers, (one) => bringBook(stage, one, `${LAST}-09-30`));
  await stage.day(`${LAST}-12-22`);
  await each(keepers, (one) => bringBook(stage, one, `${LAST}-12-19`));
  await each(keepers, (one) => fillBook(stage, one));
  const asked = await Promise.all(keepers.map((one) => askToConfirm(stage, one)));
  await stage.day(`${LAST}-12-29`);
  await each(keepers, (one, i) => confirmLines(stage, one, asked[i] ?? []));
  await playQuarter(stage, period, [...recognised, ...neighbours]);
  const corrected = neighbours.find(({ how }) => how === 'usual');
  if (corrected) await amendAnnex8(stage, period, corrected);
  const silent = neighbours.find(({ how }) => how === 'silent');
  if (silent) await reportAtLast(stage, period, silent);
  await checkCity(stage, period);
}

/** Nanchang has a draft, one to review, one returned and one under assessment; the association has one of its own; Jiujiang's two are at the province. */
async function thisYear(stage: Stage): Promise<void> {
  const year = LAST + 1;
  await stage.day(`${year}-02-24`);
  const round = await (await stage.party('sheng-jb'))('POST /api/rounds', { body: roundOf(year) });
  await stage.day(`${year}-03-10`);
  const start = (n: number) => prepare(stage, { id: round.id, year }, player(n));
  await start(11 * 1);
  const [waiting, assessing, returned, direct] = [await start(11 * 2), await start(11 * 3), await start(11 * 4), await start(16)];
  const ahead = [await start(25), await start(36)];
  await stage.day(`${year}-03-16`);
  for (const one of [waiting, assessing, returned, direct, ...ahead]) await submit(stage, one);
  await review(stage, assessing);
  await assess(stage, assessing);
  await halfStamped(stage, assessing);
  const item = { path: 'website', label: '网址', reason: '网址打不开', article: '第九条（一）', expected: '填写能打开的网址' };
  await (await stage.party('nanchang-jb'))('POST /api/dossiers/{id}/return', {
    params: { id: returned.dossierId },
    body: { items: [item] },
  });
  await toProvince(stage, ahead);
  await stage.day(`${year}-03-18`);
}

/** Of the case under assessment the report came with its seal, and the declaration has still to come. */
const halfStamped = async (stage: Stage, one: Case): Promise<void> =>
  bringScan({ party: await stage.party(one.login), officer: await stage.party(`${one.recommenderKey}-jb`) }, one, '2');

/** One waits to be taken in, the other has its panel and waits for its experts. */
async function toProvince(stage: Stage, ahead: readonly Case[]): Promise<void> {
  for (const one of ahead) {
    await review(stage, one);
    await assess(stage, one);
    await recommend(stage, one);
  }
  const last = ahead.at(-1);
  if (!last) return;
  await takeIn(stage, last);
  await (await stage.party('sheng-jb'))('POST /api/dossiers/{id}/panel', { params: { id: last.dossierId } });
}
