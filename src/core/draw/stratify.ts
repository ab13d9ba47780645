import { cities, countiesOf } from '../identifiers/divisions.ts';
import { normaliseEnterpriseName } from '../identifiers/enterprise-name.ts';
import { type FunctionKey, functionLabels } from '../scheme/functions.ts';
import type { DrawList, Stratification } from './draw.ts';

/** What a scheme may group the list by before it is drawn from; null: not at all. */
export type StratifyBy = 'county' | 'function' | null;

/** A row of annex 5 as far as a draw needs it. */
export type ServedRow = { readonly id: string; readonly enterprise: string; readonly service: string };

/** The list that is hashed at submission and drawn from later: the same rows under the same scheme give the same text (docs/draw.md, 2). */
export const drawListOf = (
  { rows, ...list }: { readonly dossierNumber: string; readonly committedOn: string; readonly rows: readonly ServedRow[] },
  by: StratifyBy,
): DrawList => ({ ...list, rows: rows.map(({ id, enterprise }) => ({ id, enterprise })), stratify: stratificationOf(rows, by) });

/** Annex 5 has no column for either, so the group is read from the enterprise's name or from the words of the service; the bundle shows what was read. */
function stratificationOf(rows: readonly ServedRow[], by: StratifyBy): Stratification | null {
  if (by === 'county') return { by: '所在县（市、区）', strata: rows.map(({ enterprise }) => countyIn(enterprise)) };
  if (by === 'function') return { by: '服务功能', strata: rows.map(({ service }) => functionIn(service)) };
  return null;
}

const stem = (name: string) => (name.length > 2 ? name.replace(/[市县区]$/, '') : name);
const NOWHERE = '未注明';

/** 江西安义某公司 → 安义县, 南昌市某公司 → 南昌市, else 未注明. A name begins with the place, after 江西 and the city if these are there. */
export function countyIn(enterprise: string): string {
  const name = normaliseEnterpriseName(enterprise).replace(/^江西省?/, '');
  const city = cities.find((one) => name.startsWith(stem(one.name)));
  const rest = city ? name.slice(stem(city.name).length).replace(/^市/, '') : name;
  const counties = (city ? [city] : cities).flatMap(({ code }) => countiesOf(code));
  if (city && name.startsWith(`${stem(city.name)}县`))
    return counties.find((one) => one.name === `${stem(city.name)}县`)?.name ?? city.name;
  const county = counties.filter((one) => rest.startsWith(stem(one.name))).sort((a, b) => b.name.length - a.name.length)[0];
  return county?.name ?? city?.name ?? NOWHERE;
}

const words: readonly (readonly [FunctionKey, readonly string[]])[] = [
  ['digitalisation', ['信息化', '数字化', '智能化', '软件', '上云', '电子商务', '网站', '系统']],
  ['information', ['信息', '政策', '法律', '资讯', '市场']],
  ['training', ['培训', '人才', '讲座', '招聘']],
  ['startup', ['创业', '孵化', '注册', '商务']],
  ['quality', ['质量', '检测', '检验', '计量', '标准', '认证']],
  ['innovation', ['技术', '研发', '设计', '工艺', '专利', '知识产权', '成果', '仪器']],
  ['consulting', ['咨询', '诊断', '管理', '财务', '税务', '融资', '战略']],
];
const OTHER = '其他';

/** The function whose word stands first in the text (第五条); of two at the same place the one that is listed first here. */
export function functionIn(service: string): string {
  const found = words.flatMap(([key, list]) => list.map((word) => ({ key, at: service.indexOf(word) }))).filter(({ at }) => at >= 0);
  const first = found.reduce<(typeof found)[number] | null>((best, one) => (best === null || one.at < best.at ? one : best), null);
  return first ? functionLabels[first.key] : OTHER;
}
