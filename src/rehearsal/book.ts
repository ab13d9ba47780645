import { addDays } from '../core/calendar/day.ts';
import { entryAt } from '../core/list/entry-at.ts';
import { fees } from '../core/recognition/profile.ts';
import { functionLabels } from '../core/scheme/functions.ts';
import { keysOf } from '../core/text/keys-of.ts';
import type { Caller } from './client.ts';
import { personName } from './directory.ts';
import type { Stage } from './stage.ts';

/** So many enterprises are served in a year, the first of them often. */
const ENTERPRISES = 146;
const OFTEN = 6;
const brands = ['瑞恒', '鹭湖', '宏达', '抚河', '艾溪', '象湖', '恒通', '鸿笔', '梅岭', '锦江', '瑶湖', '顺发', '朝阳'];
const trades = ['精密机械', '食品', '模具', '纺织', '新材料', '物流', '中药饮片', '印务', '汽配', '陶瓷', '家具'];
const contents = ['数字化诊断', '政策申报辅导', '质量体系认证', '工业软件选型', '管理咨询', '设备联网方案', '电商开店辅导'];

/** Whose ledger, of which year, of how many lines. */
export type Keeper = { readonly login: string; readonly city: string; readonly year: number; readonly lines: number };
type Row = { readonly day: string; readonly cells: string };

const nameOf = ({ city }: Keeper, i: number): string =>
  `${city}${entryAt(brands, i % brands.length)}${entryAt(trades, (i + Math.floor(i / brands.length)) % trades.length)}有限公司`;

/** A year's lines in the order of their days, as an office keeps them: a day, whom, what, of which sort, at what price, for how many. */
const linesOf = (keeper: Keeper): Row[] =>
  Array.from({ length: keeper.lines }, (_, i): Row => {
    const day = addDays(`${keeper.year}-01-06`, Math.floor((i * 345) / keeper.lines));
    const enterprise = nameOf(keeper, i % 9 === 4 ? i % OFTEN : i % ENTERPRISES);
    const what = entryAt(contents, i % contents.length);
    const of = entryAt(keysOf(functionLabels), i % keysOf(functionLabels).length);
    const fee = entryAt(keysOf(fees), i % 5 === 0 ? 2 : i % 2);
    return { day, cells: [day, enterprise, what, functionLabels[of], fees[fee], 2 + ((i * 7) % 9)].join(',') };
  });

/** The office's own sheet grows; what is brought of it up to a day is all of it, and only what is new is written down. */
export async function bringBook(stage: Stage, keeper: Keeper, until: string): Promise<void> {
  const clerk = await stage.party(keeper.login);
  const all = linesOf(keeper);
  const lines = all.filter(({ day }) => day <= until).map(({ cells }) => cells);
  const text = `\ufeff${['日期,服务企业,服务内容,服务功能,收费情况,人数', ...lines].join('\r\n')}`;
  const { rows } = await clerk('POST /api/ledger/imports', {
    query: { name: `${keeper.year}年服务台账.csv` },
    body: new Blob([text], { type: 'text/csv' }),
  });
  stage.note('服务台账导入的行', rows);
}

/** Events with their attendance, the accounts by month, the capacity, and whom to call at those who are served often. */
export async function fillBook(stage: Stage, keeper: Keeper): Promise<void> {
  const clerk = await stage.party(keeper.login);
  for (let i = 0; i < 6; i += 1)
    await clerk('PUT /api/ledger/events/{id}', {
      params: { id: crypto.randomUUID() },
      body: {
        ...{
          version: 0,
          name: `第${i + 1}期企业服务对接会`,
          heldOn: `${keeper.year}-${String(2 + 2 * Math.min(i, 4)).padStart(2, '0')}-1${i + 1}`,
        },
        ...{ place: `${keeper.city}创新创业中心`, function: 'information' as const, content: '政策解读和供需对接' },
        ...{ organiser: i % 3 === 0 ? ('authority' as const) : ('own' as const), households: 0, persons: 0 },
        attendance: Array.from({ length: 18 + i }, (_, n) => ({ enterprise: nameOf(keeper, i * 7 + n), persons: 1 + (n % 3) })),
      },
    });
  const months = Array.from({ length: Number(stage.today.slice(5, 7)) }, (_, i) => ({
    month: `${keeper.year}-${String(i + 1).padStart(2, '0')}-01`,
    ...{
      serviceIncome: `${1_180 * keeper.lines + i * 4_150}.00`,
      lowFeeIncome: `${86_400 + i * 1_020}.50`,
      profit: `${28_500 + i * 310}.00`,
    },
  }));
  const capacity = { day: stage.today, premisesArea: '860', equipmentCount: 64, fullTimeStaff: 24 };
  await clerk('PUT /api/ledger/books', { body: { months, capacity } });
  const { enterprises } = await clerk('GET /api/ledger/enterprises', { query: { year: keeper.year } });
  for (const [i, { times: _, link: __, mergedInto: ___, ...one }] of enterprises.filter(({ times }) => times >= 5).entries())
    await clerk('PUT /api/ledger/enterprises/{id}', {
      params: { id: one.id },
      body: { ...one, contact: personName(500 + i), phone: `1387950${String(1200 + i * 37).padStart(4, '0')}` },
    });
}

/** The clerk asks those who are served often to confirm; the tokens of their links, in order. */
export async function askToConfirm(stage: Stage, keeper: Keeper): Promise<string[]> {
  const clerk = await stage.party(keeper.login);
  return Promise.all((await oftenServed(clerk, keeper)).slice(0, 4).map((id) => linkTo(clerk, id)));
}

/** Two enterprises confirm, one denies; one answers from the clerk's own network within the minute in which its link was made. */
export async function confirmLines(stage: Stage, keeper: Keeper, tokens: readonly string[]): Promise<void> {
  const clerk = await stage.party(keeper.login);
  for (const [i, token] of tokens.entries())
    await answer(stage, token, i === 2 ? { answer: 'denied' } : { answer: 'happened', satisfied: 'yes' });
  const [, , , , fifth] = await oftenServed(clerk, keeper);
  if (fifth) await answer(stage, await linkTo(clerk, fifth), { answer: 'happened', satisfied: 'yes' });
  const { confirmed } = await clerk('GET /api/ledger', { query: { year: keeper.year, month: 12 } });
  stage.check('企业自己确认的，台账看得到', confirmed > 0);
  stage.note('企业确认的服务', confirmed);
}

const oftenServed = async (clerk: Caller, { year }: Keeper): Promise<string[]> =>
  (await clerk('GET /api/ledger/enterprises', { query: { year } })).enterprises
    .toSorted((a, b) => b.times - a.times || (a.name < b.name ? -1 : 1))
    .map(({ id }) => id);

const linkTo = async (clerk: Caller, id: string): Promise<string> =>
  new URL((await clerk('POST /api/ledger/enterprises/{id}/link', { params: { id } })).url).pathname;

/** What is answered on a phone, to the first line that the page asks about. */
async function answer(stage: Stage, path: string, said: Readonly<Record<string, string>>): Promise<void> {
  const page = await (await stage.send(path, {})).text();
  const hidden = [...page.matchAll(/name="(line|version)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]);
  const sent = await stage.send(path, { method: 'POST', body: new URLSearchParams({ ...Object.fromEntries(hidden), ...said }) });
  stage.check('企业在手机上确认服务', sent.status === 200);
}
