import { type Period, periodLabel } from '../core/deadlines/reporting.ts';
import { recommendingUnits } from '../core/identifiers/recommending-units.ts';
import { entryAt } from '../core/list/entry-at.ts';
import { demoCreditCode, type Neighbour } from './directory.ts';
import { correctAccepted, type Reporting } from './one-report.ts';
import type { Stage } from './stage.ts';

/** The city of the play that has fourteen platforms: one recognised in it, and thirteen from before the system came (第十九条). */
export const CITY = 'yichun';
const unit = recommendingUnits.find(({ key }) => key === CITY) ?? entryAt(recommendingUnits, 0);
const stems = ['锦绣', '明月', '袁州', '秀江', '高士', '樟树', '丰源', '靖安', '奉新', '宜丰', '铜鼓', '万载', '上高'];
const functions = ['信息查询、创业辅导', '管理咨询', '质量管理', '人才培训', '技术创新', '信息化应用'];
/** Behind those who apply. */
const FROM = 100;

/** Their organisations; the n-th reports as the n-th below. */
export const neighbours: readonly Neighbour[] = stems.map((stem, n) => ({
  login: `pingtai${String(n + 1).padStart(2, '0')}`,
  name: `宜春${stem}中小企业服务有限公司`,
  creditCode: demoCreditCode(FROM + n),
  divisionCode: unit.division,
}));

/** How each reports: two keep a ledger, the last one is late. */
const how: Readonly<Record<number, NonNullable<Reporting['how']>>> = {
  0: 'ledger',
  1: 'ledger',
  2: 'returned',
  3: 'doubted',
  5: 'below',
  7: 'nothing',
  9: 'silent',
};

/** An officer of the province enters the thirteen from a list, a leader confirms them: they report from the next quarter on. */
export async function enterNeighbours(stage: Stage, year: number): Promise<Reporting[]> {
  const officer = await stage.party('sheng-jb');
  const leader = await stage.party('sheng-ld');
  const rows = neighbours.map(({ name, creditCode }, n) => {
    const from = year - 1 - (n % 2);
    return {
      ...{ name, creditCode, city: unit.name, functions: functions[n % functions.length] },
      ...{ certificateNumber: `赣示范${from}-${n + 1}`, documentNumber: `赣工信企业字〔${from}〕9号` },
      ...{ validFrom: `${from}-09-01`, validTo: `${from + 3}-08-31` },
    };
  });
  await officer('POST /api/earlier-platforms', { body: { rows, source: '宜春市此前认定的平台.xlsx' } });
  const entered = (await leader('GET /api/earlier-platforms')).rows.map(({ id, version }) => ({ id, version }));
  const { confirmed } = await leader('POST /api/earlier-platforms/confirm', { body: { of: entered } });
  stage.note('此前认定的平台录入复核', confirmed);
  const { rows: standing } = await leader('GET /api/earlier-platforms');
  return neighbours.map(({ login, creditCode }, n) => ({
    ...{ n: FROM + n, login, cityKey: CITY, how: how[n] ?? 'usual' },
    platformId: standing.find((one) => one.creditCode === creditCode)?.platformId ?? '',
  }));
}

/** After the province has taken the table it gives it back; a platform corrects what was accepted, and the amendment of annex 8 goes the same way up. */
export async function amendAnnex8(stage: Stage, period: Period, one: Reporting): Promise<void> {
  const province = await stage.party('sheng-jb');
  const officer = await stage.party(`${CITY}-jb`);
  const { summaries } = await officer('GET /api/summaries', { query: period });
  const params = { id: entryAt(summaries, 0).id };
  const step = <S extends string>(name: S) => ({ params: { ...params, step: name } });
  await province('POST /api/summaries/{id}/steps/{step}', {
    ...step('return'),
    body: { reason: '平台来电说漏计12月线上培训，请核对服务人数后更正' },
  });
  await correctAccepted(stage, period, one);
  await officer('POST /api/summaries/{id}/steps/{step}', { ...step('amend'), body: { reason: '平台更正服务人数，已核对签到表' } });
  await (await stage.party(`${CITY}-ld`))('POST /api/summaries/{id}/send', { params, body: {} });
  await province('POST /api/summaries/{id}/steps/{step}', { ...step('accept'), body: {} });
  stage.note(`${periodLabel(period)}汇总表更正后重报`, 1);
}

/** What the officer sees of it at last: every platform's line, and each case that a quarter can have. */
export async function checkCity(stage: Stage, period: Period): Promise<void> {
  const officer = await stage.party(`${CITY}-jb`);
  const { summaries } = await officer('GET /api/summaries', { query: period });
  const { rows } = await officer('GET /api/summaries/{id}/day', { params: { id: entryAt(summaries, 0).id } });
  const count = (fits: (row: (typeof rows)[number]) => boolean) => rows.filter(fits).length;
  stage.check('一市十四家', rows.length === neighbours.length + 1);
  stage.check(
    '两家逾期，一家报了还没有接收',
    count(({ due }) => due.daysLate > 0) === 2 && count(({ state }) => state.name === 'submitted') === 1,
  );
  stage.check('一家零报告，其余有数', count(({ figures }) => figures?.enterprises === 0) === 1);
  stage.check('存疑的、低于条件的，各有标出', count(({ marks }) => marks.length > 0) === 4);
  const { signatures } = await officer('GET /api/summaries/{id}', { params: { id: entryAt(summaries, 0).id } });
  stage.check('签发两次，第二次是更正', signatures.length === 2);
}
