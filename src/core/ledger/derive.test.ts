import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FigureKey } from '../annexes/annex7.ts';
import { behind } from './behind.ts';
import { contentsOf, countedIn, frequentIn, type Ledger, rootsOf, servedIn, sharesIn } from './derive.ts';
import { ledgerDoubts } from './doubts.ts';
import { type Enterprise, type LedgerEvent, quickDay, type Service } from './line.ts';
import { basisOf, figuresFrom } from './report.ts';

const within = (ledger: Ledger, from: string, to: string): Ledger => ({
  ...ledger,
  services: ledger.services.filter(({ servedOn }) => servedOn >= from && servedOn <= to),
  events: ledger.events.filter(({ heldOn }) => heldOn >= from && heldOn <= to),
});

/** A little generator of its own, so that a failing ledger can be made again from its number. */
const dice = (seed: number) => () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return seed / 2_147_483_648;
};
const days = ['2026-01-05', '2026-02-10', '2026-03-20', '2026-04-01', '2026-06-30', '2026-07-01'];

function ledgerOf(seed: number): Ledger {
  const roll = dice(seed);
  const upTo = (n: number) => Math.floor(roll() * n);
  const enterprises = Array.from({ length: 1 + upTo(12) }, (_, i): Enterprise => {
    const mergedInto = i > 0 && roll() < 0.2 ? `e${upTo(i)}` : null;
    return { id: `e${i}`, name: `企业${i}`, creditCode: null, contact: '', phone: '', mergedInto, version: 1 };
  });
  const services = Array.from({ length: upTo(60) }, (_, i): Service => {
    const fee = (['free', 'low', 'paid'] as const)[upTo(3)] ?? 'paid';
    return {
      ...{ id: `s${i}`, enterpriseId: `e${upTo(enterprises.length)}`, servedOn: days[upTo(days.length)] ?? '', function: 'training', fee },
      ...{ content: `内容${upTo(3)}`, times: 1 + upTo(4), persons: upTo(30), confirmed: null, satisfied: null, version: 1 },
    };
  });
  const events = Array.from({ length: upTo(8) }, (_, i): LedgerEvent => {
    const organiser = roll() < 0.5 ? ('own' as const) : ('authority' as const);
    const said = { name: `活动${i}`, place: '南昌', function: 'training' as const, content: '讲座', organiser };
    return { ...said, id: `v${i}`, heldOn: days[upTo(days.length)] ?? '', households: upTo(50), persons: upTo(90), version: 1 };
  });
  return { services, events, enterprises };
}
const many = Array.from({ length: 300 }, (_, seed) => ledgerOf(seed + 1));

test('户数是合并后不同企业数，人次是各行之和，样表1是满5次的，样表2是活动，主管部门的另计', () => {
  for (const ledger of many) {
    const counted = countedIn(ledger);
    const rootOf = rootsOf(ledger.enterprises);
    const roots = new Map<string, number>();
    for (const { enterpriseId, times } of ledger.services) roots.set(rootOf(enterpriseId), (roots.get(rootOf(enterpriseId)) ?? 0) + times);
    assert.equal(counted.enterprises, roots.size);
    assert.equal(
      counted.persons,
      ledger.services.reduce((all, { persons }) => all + persons, 0),
    );
    assert.equal(counted.frequentEnterprises, [...roots.values()].filter((times) => times >= 5).length);
    assert.equal(counted.frequentEnterprises <= counted.enterprises, true);
    assert.equal(frequentIn(ledger).length, counted.frequentEnterprises);
    assert.equal(counted.activityCount, ledger.events.length);
    assert.equal(counted.officialActivities <= counted.activityCount, true);
    for (const { root } of servedIn(ledger)) assert.equal(ledger.enterprises.find(({ id }) => id === root)?.mergedInto, null);
  }
});

test('20%的三种口径各有分子分母：部分不多于全部，收入取自账册而不取自逐行金额', () => {
  const months = [
    { month: '2026-01-01', serviceIncome: '100.10', lowFeeIncome: '20.02', profit: '-3.00' },
    { month: '2026-02-01', serviceIncome: '0.20', lowFeeIncome: '0.10', profit: '1.00' },
  ];
  for (const ledger of many) {
    const [times, enterprises, income] = sharesIn(ledger, months);
    for (const one of [times, enterprises]) assert.equal(Number(one?.part) <= Number(one?.whole), true);
    assert.equal(Number(enterprises?.whole), countedIn(ledger).enterprises);
    assert.deepEqual([income?.part, income?.whole], ['20.12', '100.30']);
    if (ledger.services.length === 0) assert.equal(times?.percent, null);
  }
});

test('累计数逐季不减；把两家合并，户数最多少一，次数人次不变，满5次的不会因此变少两家', () => {
  for (const ledger of many) {
    const quarters = ['2026-03-31', '2026-06-30', '2026-09-30'].map((to) => countedIn(within(ledger, '2026-01-01', to)));
    quarters.reduce((before, now) => {
      for (const [key, value] of Object.entries(now)) assert.equal(value >= (before as Record<string, number>)[key]!, true, key);
      return now;
    });
    const [first, second] = ledger.enterprises.filter(({ mergedInto }) => mergedInto === null);
    if (!first || !second) continue;
    const enterprises = ledger.enterprises.map((one) =>
      one.id === second.id || one.mergedInto === second.id ? { ...one, mergedInto: first.id } : one,
    );
    const [was, is] = [countedIn(ledger), countedIn({ ...ledger, enterprises })];
    assert.equal([0, 1].includes(was.enterprises - is.enterprises), true);
    assert.equal(is.persons, was.persons);
    assert.equal(was.frequentEnterprises - is.frequentEnterprises <= 1, true);
  }
});

test('每项数据由留存的各行重新得出，与填入调度表的一致', () => {
  const months = [{ month: '2026-01-01', serviceIncome: '100.10', lowFeeIncome: '20.02', profit: '-3.00' }];
  const capacity = { day: '2026-03-31', premisesArea: '860.50', equipmentCount: 64, fullTimeStaff: 24 };
  const sum = (all: readonly number[]) => all.reduce((whole, one) => whole + one, 0);
  for (const ledger of many) {
    const sources = { ledger: within(ledger, '2026-01-01', '2026-06-30'), months, monthsDue: 1, capacity };
    const basis = basisOf(sources, [], (text) => text);
    const of = (figure: FigureKey) => behind(basis, figure);
    const roots = (figure: FigureKey) => new Set(of(figure).lines.map(({ root }) => root)).size;
    const made = (figure: FigureKey) => of(figure).derived;
    assert.equal(made('enterprises'), roots('enterprises'));
    assert.equal(made('persons'), sum(of('persons').lines.map(({ persons }) => persons)));
    assert.equal(made('frequentEnterprises'), roots('frequentEnterprises'));
    assert.equal(made('activityCount'), of('activityCount').events.length);
    assert.equal(made('activityEnterprises'), sum(of('activityEnterprises').events.map(({ households }) => households)));
    assert.equal(made('activityPersons'), sum(of('activityPersons').events.map(({ persons }) => persons)));
    assert.equal(made('officialActivities'), of('officialActivities').events.length);
    for (const [figure, value] of Object.entries(figuresFrom(sources))) assert.equal(made(figure as FigureKey), value, figure);
    assert.deepEqual([of('gatheredInstitutions').rule, of('serviceIncome').months.length], [null, 1]);
    const { months: _, capacity: __, ...before } = basis;
    assert.deepEqual([behind(before, 'serviceIncome').rule, behind(before, 'premisesArea').rule], [null, null], '以前的版本没有留存账册');
  }
});

test('内容按次数排列连成一句；同日同内容、人次突增、对方说没有、日子没到，各问一句', () => {
  const base = { function: 'training', fee: 'free', times: 1, confirmed: null, satisfied: null, version: 1 } as const;
  const line = (id: string, servedOn: string, content: string, more: object = {}): Service => ({
    ...{ ...base, id, enterpriseId: 'e', servedOn, content, persons: 6 },
    ...more,
  });
  const services = [
    line('a', '2026-03-01', '诊断'),
    line('b', '2026-03-01', '诊断'),
    line('c', '2026-03-02', '培训', { times: 3 }),
    line('d', '2026-03-05', '上云', { persons: 420 }),
    line('e', '2026-03-06', '咨询', { confirmed: 'denied' }),
    line('f', '2026-04-06', '咨询'),
  ];
  assert.equal(contentsOf(services.slice(0, 3)), '培训、诊断');
  const doubts = ledgerDoubts(services, [], { today: '2026-03-31', ledgerLeap: 10, ledgerPersons: 50 });
  assert.equal(ledgerDoubts(services, [], { today: '2026-03-31', ledgerLeap: 71, ledgerPersons: 50 }).has('d'), false, '倍数由办法版本定');
  assert.equal(ledgerDoubts(services, [], { today: '2026-03-31', ledgerLeap: 10, ledgerPersons: 421 }).has('d'), false);
  assert.deepEqual(Object.fromEntries(doubts), {
    b: '与另一行同日同内容，疑为重复',
    d: '人次 420，这家企业此前最多 6',
    e: '企业确认时说没有接受过这次服务',
    f: '日期还没有到',
  });
});

test('快速一行的日期：只写日子、月日、全写，都认', () => {
  for (const text of ['27', '3-27', '03.27', '3月27日', '2026-03-27', '2026年3月27日']) assert.equal(quickDay(text, 2026, 3), '2026-03-27');
  assert.equal(quickDay('三人', 2026, 3), '三人');
});
