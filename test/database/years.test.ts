import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Context } from '../../src/acts/context.ts';
import type { SignedIn } from '../../src/acts/directory/signed-in.ts';
import { yearsStatistics } from '../../src/acts/recommendation/years-statistics.ts';
import { admit, concludeReview, sendBack } from '../../src/acts/review/admission.ts';
import { drawPanel } from '../../src/acts/review/draw-panel.ts';
import { saveReview, signReview } from '../../src/acts/review/write-review.ts';
import { type Acting, cast, openActing, organisation, panelAgrees, person, recommended, takesSeat } from './acting.ts';

let acting: Acting;
let set: Awaited<ReturnType<typeof cast>>;
const on = (actor: SignedIn, day: string): Context => acting.on(actor, day);

before(async () => {
  acting = await openActing();
  set = await cast(
    acting,
    ['甲', '乙', '丙'].map((name) => ({ name, employer: `${name}大学` })),
  );
});
after(() => acting.close());

const start = (number: string, name: string) => recommended(acting, { round: set.round, recommenderId: set.city, name, number });
const scores = (percent: number) => Object.fromEntries(set.round.rubric.map(({ key, weight }) => [key, String((weight * percent) / 100)]));

async function reviewed(number: string, name: string, [admittedOn, endsOn]: [string, string], points: readonly number[]): Promise<string> {
  const { id } = await start(number, name);
  await admit(on(set.officer, admittedOn), { id });
  await drawPanel(on(set.officer, admittedOn), id);
  for (const [i, expert] of set.people.entries()) {
    await takesSeat(on(expert, admittedOn), id);
    await saveReview(on(expert, admittedOn), { dossierId: id, scores: scores(points[i] ?? 0), opinion: '同意。', version: 0 });
    await signReview(on(expert, admittedOn), { dossierId: id });
  }
  await panelAgrees((actor) => on(actor, endsOn), { officer: set.officer, people: set.people, dossierId: id, text: '同意推荐认定。' });
  await concludeReview(on(set.officer, endsOn), { id });
  return id;
}

test('各年度统计：在各状态的时间就是日志里前后两步相隔的时间，评分的差距、进度与各件相符；别的部门没有', async () => {
  const ids = [
    await reviewed('赣平2026-0401', '南昌第一服务有限公司', ['2026-06-08', '2026-06-12'], [90, 80, 86]),
    await reviewed('赣平2026-0402', '南昌第二服务有限公司', ['2026-06-08', '2026-06-18'], [70, 90, 80]),
  ];
  const waits = await start('赣平2026-0403', '南昌第三服务有限公司');
  await sendBack(on(set.officer, '2026-06-20'), { id: waits.id, reasons: [{ article: '第八条（三）', text: '请补充测评记录' }] });
  const [year, ...more] = await yearsStatistics(on(set.officer, '2026-06-30'));
  assert.deepEqual([more.length, year?.year, year?.title], [0, 2026, set.round.title]);
  const entries = await acting.system(async (tx) => Promise.all(ids.map((id) => tx.journal.entries({ subject: id }))));
  const days = entries.map((all) => {
    const moves = all as unknown as { at: string; detail: { from?: string; to?: string } }[];
    const cameTo = (state: string) => Date.parse(moves.find(({ detail }) => detail.to === state && detail.from !== state)?.at ?? '');
    return (cameTo('reviewed') - cameTo('admitted')) / 86_400_000;
  });
  assert.deepEqual(days, [4, 10]);
  assert.deepEqual(year?.states, [{ state: 'admitted', label: '已受理', moves: 2, days: '7.0' }]);
  assert.deepEqual(year?.spread, { panels: 2, mean: '15.0', widest: '20.0' });
  const count = (key: string) => year?.progress.find((one) => one.key === key)?.count;
  assert.deepEqual([count('submitted'), count('reviewed'), count('recognised')], [3, 2, 0]);
  assert.deepEqual(year?.byRecommender, [{ label: '南昌市工业和信息化局', submitted: 3, recognised: 0 }]);
  assert.deepEqual(await yearsStatistics(on(set.cityOfficer, '2026-06-30')), []);
  const supervisor = await person(acting, await organisation(acting, 'supervision', '监察组'), '监察员', ['supervisor']);
  assert.equal((await yearsStatistics(on(supervisor, '2026-06-30'))).length, 1);
  assert.equal(JSON.stringify(year).includes('有限公司'), false, '不列单位');
});
