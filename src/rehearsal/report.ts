import { type FigureKey, figureKeys } from '../core/annexes/annex7.ts';
import { addDays } from '../core/calendar/day.ts';
import { type Period, periodLabel, quarterEnd } from '../core/deadlines/reporting.ts';
import { player } from './cast.ts';
import type { Caller } from './client.ts';
import type { Town } from './local.ts';
import { type Reporting, reportOne } from './one-report.ts';
import { each, type Stage } from './stage.ts';
import type { PlayedTown } from './towns.ts';

type Figures = Record<string, string | number | null>;

/** One quarter (第十五条): platforms report, one late and one given back by its cells first, the city accepts, sums up and signs, the province accepts; it sees who is missing. */
export async function playQuarter(
  stage: Stage,
  period: Period,
  platforms: readonly Reporting[],
  towns: readonly PlayedTown[] = [],
): Promise<void> {
  const silent = await reportQuarter(stage, period, platforms, towns);
  const sent = await summaries(stage, period);
  await each(towns, ({ town }) => townSummary(stage, period, town));
  stage.note(`${periodLabel(period)}季度汇总表签发报送`, sent);
  const board = await (await stage.party('sheng-jb'))('GET /api/reporting/board', { query: period });
  const missing = board.authorities.flatMap((one) => one.missing);
  stage.check('省厅看得到谁没有报', missing.length === silent);
}

/** The platforms' part of it, to the day of the summaries; how many of them stay silent. */
export async function reportQuarter(
  stage: Stage,
  period: Period,
  platforms: readonly Reporting[],
  towns: readonly PlayedTown[] = [],
): Promise<number> {
  const label = periodLabel(period);
  const end = quarterEnd(period.year, period.quarter);
  await stage.day(addDays(end, 1));
  const late = platforms.length > 2 ? platforms.at(-1) : undefined;
  const silent = platforms.filter(
    (one, at) => one.how === 'silent' || (period.quarter === 2 && platforms.length > 3 && at === platforms.length - 2),
  );
  await stage.day(addDays(end, 9));
  const punctual = platforms.filter((one) => one !== late && !silent.includes(one));
  await each(punctual, (one) => reportOne(stage, period, { one, returned: one === platforms[0] || one.how === 'returned' }));
  await each(towns, ({ town, recognised: one }) => reportOne(stage, period, { one, returned: false, by: town.county ?? town.key }));
  await stage.day(addDays(end, 16));
  if (late) await reportOne(stage, period, { one: late, returned: false });
  stage.note(`${label}季度调度表报送`, punctual.length + (late ? 1 : 0));
  await stage.day(addDays(end, 18));
  return silent.length;
}

/** Every authority with platforms sums up; the totals are recomputed here from the lines. */
export async function summaries(stage: Stage, period: Period): Promise<number> {
  const province = await stage.party('sheng-jb');
  const { organisation } = await province('GET /api/session');
  const { summaries: list } = await province('GET /api/summaries', { query: period });
  const units = new Map((await province('GET /api/organisations', { query: {} })).organisations.map((one) => [one.id, one]));
  let sent = 0;
  for (const one of list.filter(({ issuer }) => issuer === organisation.name)) {
    const key = keyOf(units.get(one.authorityId)?.name ?? '');
    if (key === null) continue;
    await sumUp(stage, period, { key, id: one.id, issuer: province });
    sent += 1;
  }
  return sent;
}

type SummingUp = { readonly key: string; readonly id: string; readonly issuer: Caller };

async function sumUp(stage: Stage, { quarter }: Period, { key, id, issuer }: SummingUp): Promise<void> {
  const officer = await stage.party(`${key}-jb`);
  const view = await officer('GET /api/summaries/{id}', { params: { id } });
  stage.check(
    '附件8 合计等于各行之和',
    figureKeys.every((figure) => sameTotal(view, figure)),
  );
  const body = quarter === 4 ? { overview: '辖区示范平台运营良好，服务企业数稳步增长。' } : {};
  await officer('POST /api/summaries/{id}/prepare', { params: { id }, body });
  await (await stage.party(`${key}-ld`))('POST /api/summaries/{id}/send', { params: { id }, body: {} });
  await issuer('POST /api/summaries/{id}/steps/{step}', { params: { id, step: 'accept' }, body: {} });
}

/**
 * What a city recognised by its own measure (第十七条) the county that recommended it sums up for the city, apart from what goes up to the province; a city that
 * reviews by itself has nobody to send a summary to.
 */
async function townSummary(stage: Stage, period: Period, { key, county }: Town): Promise<void> {
  const issuer = await stage.party(`${key}-jb`);
  const { organisation } = await issuer('GET /api/session');
  const officer = await stage.party(`${county ?? key}-jb`);
  const { summaries: list } = await officer('GET /api/summaries', { query: period });
  const own = list.filter(({ issuer }) => issuer === organisation.name);
  stage.check('第十七条 市里认定的平台，由推荐它的县向市里汇总；市里自己初审的不另汇总', own.length === (county === undefined ? 0 : 1));
  for (const { id } of own) await sumUp(stage, period, { key: county ?? key, id, issuer });
}

function sameTotal(view: { lines: { figures: Figures }[]; totals: Figures }, key: FigureKey): boolean {
  const cents = (value: string | number | null | undefined) => Math.round(Number(value ?? 0) * 100);
  return view.lines.reduce((total, line) => total + cents(line.figures[key]), 0) === cents(view.totals[key]);
}

const keyOf = (authority: string): string | null => {
  for (let n = 0; n < 11; n += 1) if (authority.startsWith(player(n).city)) return player(n).cityKey;
  return null;
};
