import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { figures as fields, figureKeys } from '../annexes/annex7.ts';
import { compare, sum } from '../annexes/decimal.ts';
import { aboveNext, reportFaults } from './faults.ts';
import { type Figures, figureOf, isCumulative } from './figures.ts';
import { annualOutline, isUnwritten } from './outline.ts';
import { provinceTable } from './province.ts';
import { yearFigures } from './quarter.ts';
import { changesBetween, effectLater } from './revision.ts';
import { type QuarterTable, type Reporting, sameTable, tableChanges, tableOf } from './table.ts';

const cents = fc
  .integer({ min: -(10 ** 9), max: 10 ** 9 })
  .map((one) => `${one < 0 ? '-' : ''}${Math.floor(Math.abs(one) / 100)}.${String(Math.abs(one) % 100).padStart(2, '0')}`);
const figuresOf = (income: string, persons: number): Figures => ({
  ...{ premisesArea: '300', equipmentCount: 12, fullTimeStaff: 16, serviceIncome: income, lowFeeIncome: '0', profit: income },
  ...{ gatheredInstitutions: 3, enterprises: persons, persons, frequentEnterprises: 0, activityCount: 0, activityEnterprises: 0 },
  ...{ activityPersons: 0, officialActivities: 1 },
});
const someFigures = fc.tuple(cents, fc.nat(10 ** 6)).map(([income, persons]) => figuresOf(income, persons));
const report = (n: number, standing: Reporting['standing']): Reporting => ({
  ...{ reportId: `r${n}`, platformId: `p${n}`, platform: `平台${n}`, named: `平台${n}`, functions: [], certificateNumber: `证2025-${n}` },
  standing,
});

/** A quarter of a city as it goes on: a version comes in for one platform, the first or a later one, or one is given back. */
const anEvent = fc.record({ platform: fc.nat(5), figures: fc.option(someFigures, { freq: 5 }) });
type Event = { platform: number; figures: Figures | null };

/** The state after each event, and the tables that were signed on the way: whenever there was something to sign. */
function played(events: readonly Event[]) {
  const came = new Map<number, Reporting['standing']>([0, 1, 2, 3, 4, 5].map((n) => [n, null]));
  const counts = new Map<number, number>();
  const signed: { table: QuarterTable; text: string }[] = [];
  for (const { platform, figures } of events) {
    const no = (counts.get(platform) ?? 0) + (figures ? 1 : 0);
    counts.set(platform, no);
    came.set(platform, figures && { no, figures });
    const table = tableOf(
      [...came].map(([n, standing]) => report(n, standing)),
      [],
    );
    const last = signed.at(-1)?.table;
    if (!last || !sameTable(last, table)) signed.push({ table, text: JSON.stringify(table) });
  }
  return signed;
}

/** What a table says of a platform, in one string. */
const sayOf = ({ lines }: QuarterTable, n: number): string => {
  const line = lines.find(({ platformId }) => platformId === `p${n}`);
  return line ? JSON.stringify([line.no, line.figures]) : '未报';
};

const equalsSum = (total: Figures, parts: readonly Figures[]) => {
  for (const key of figureKeys) {
    const values = parts.map((one) => figureOf(one, key)).filter((one) => one !== null);
    if (values.length > 0) assert.equal(compare(figureOf(total, key) ?? 'x', sum(values)), 0, key);
    else assert.equal(total[key], null);
  }
};

test('任意一串报送、更正、退回、签发、再更正之后：合计等于各行之和，签发过的每一份不变，变动说得出', () => {
  fc.assert(
    fc.property(fc.array(anEvent, { minLength: 1, maxLength: 20 }), (events) => {
      const signed = played(events);
      for (const { table, text } of signed) {
        equalsSum(
          table.totals,
          table.lines.map(({ figures }) => figures),
        );
        assert.equal(table.lines.length + table.missing.length, 6);
        assert.equal(JSON.stringify(table), text);
      }
      for (const [at, { table }] of signed.entries()) {
        const before = signed[at - 1];
        if (!before) continue;
        const told = tableChanges(before.table, table).join();
        for (const n of [0, 1, 2, 3, 4, 5])
          assert.equal(told.includes(`平台${n}`), sayOf(before.table, n) !== sayOf(table, n), '哪个平台变了，就说哪个');
      }
    }),
  );
});

test('全省等于各市之和，一分不差', () => {
  fc.assert(
    fc.property(fc.array(fc.array(someFigures, { maxLength: 8 }), { minLength: 1, maxLength: 12 }), (cities) => {
      const tables = cities.map((all) =>
        tableOf(
          all.map((figures, n) => report(n, { no: 1, figures })),
          [],
        ),
      );
      const province = provinceTable(
        tables.map(({ lines, totals }, n) => ({ authorityId: `c${n}`, authority: `市${n}`, platforms: lines.length, figures: totals })),
      );
      equalsSum(province.totals, cities.flat());
      assert.equal(province.platforms, cities.flat().length);
    }),
  );
});

test('一年四季任意报送、隔季、更正：收得下的，累计数从不下降，利润可以', () => {
  const quarterly = fc.record({ quarter: fc.constantFrom(1, 2, 3, 4), income: fc.integer({ min: 0, max: 50 }), persons: fc.nat(50) });
  fc.assert(
    fc.property(fc.array(quarterly, { maxLength: 30 }), (attempts) => {
      const standing = new Map<number, Figures>();
      for (const { quarter, income, persons } of attempts) {
        const figures = { ...figuresOf(String(income), persons), profit: String(-income) };
        const before = [...standing].filter(([q]) => q < quarter).sort(([a], [b]) => b - a)[0]?.[1] ?? null;
        const next = [...standing].filter(([q]) => q > quarter).sort(([a], [b]) => a - b)[0]?.[1];
        const faults = [
          ...reportFaults(figures, before, { frequent: [], events: [] }),
          ...aboveNext(figures, next ? { figures: next, period: '下季' } : null),
        ];
        if (faults.length === 0) standing.set(quarter, figures);
      }
      const year = [...standing].sort(([a], [b]) => a - b).map(([, figures]) => figures);
      for (const key of figureKeys.filter((one) => isCumulative(one) && !('signed' in fields[one])))
        for (const [at, figures] of year.entries())
          if (at > 0) assert.ok(compare(figureOf(figures, key) ?? 0, figureOf(year[at - 1] as Figures, key) ?? 0) >= 0, key);
    }),
  );
});

test('手工更改只对那一版有效；合计仍是各行之和，理由在表上', () => {
  const [first, second] = [figuresOf('1.00', 1), figuresOf('2.00', 2)];
  const byHand = [{ platformId: 'p1', no: 1, figure: 'persons' as const, value: '9', reason: '电话核实' }];
  const table = tableOf([report(1, { no: 1, figures: first }), report(2, { no: 1, figures: second })], byHand);
  assert.deepEqual(
    [table.totals.persons, table.byHand],
    [11, [{ platform: '平台1', label: '服务人数', from: '1人次', to: '9人次', reason: '电话核实' }]],
  );
  assert.deepEqual(tableOf([report(1, { no: 2, figures: first })], byHand).byHand, []);
});

test('按证书次序列行：2025-2在2025-10之前；同数不同写法不算变动；后一季度看得出本季新增的变化', () => {
  const table = tableOf(
    [report(10, null), report(2, { no: 1, figures: figuresOf('1', 1) }), report(1, { no: 1, figures: figuresOf('1', 1) })],
    [],
  );
  assert.deepEqual([table.lines.map(({ platform }) => platform), table.missing], [['平台1', '平台2'], ['平台10']]);
  assert.deepEqual(changesBetween(figuresOf('1', 1), figuresOf('1.00', 1)), []);
  const [later] = effectLater(figuresOf('1', 1), figuresOf('3', 1), figuresOf('10', 1));
  assert.deepEqual([later?.label, later?.from, later?.to], ['服务总收入', '9', '7']);
});

test('年度总结有更正、只改了电话的重新报送、被退回的，都说得出；以前签发、行里没有版次的，数相同就不说', () => {
  const table = (standing: Reporting['standing'], text?: string): QuarterTable => ({
    ...tableOf([report(1, standing)], []),
    ...(text === undefined ? {} : { annualSummaries: [{ platform: '平台1', text }] }),
  });
  const first = table({ no: 1, figures: figuresOf('1', 1) }, '总结');
  const again = { no: 2, figures: figuresOf('1.00', 1) };
  assert.deepEqual(tableChanges(first, table(again, '总结')), ['平台1：重新报送，各项数据与原报送相同']);
  assert.deepEqual(tableChanges(first, table({ no: 1, figures: figuresOf('1', 1) }, '改过')), ['平台1：年度服务工作总结有更正']);
  assert.deepEqual(tableChanges(first, { ...table(null), missing: ['平台1（已报送，退回修改中）'] }), ['不再列入平台1']);
  const old = { ...first, lines: first.lines.map(({ no: _, ...line }) => line), missing: ['平台2'] };
  assert.ok(sameTable(old, { ...table(again, '总结'), missing: ['平台2（已报送，退回修改中）'] }));
});

test('年度总结的提纲用全年数据写成，没有写完的不能报送；全年就是第四季度的累计数', () => {
  const figures = { ...figuresOf('200.00', 131), lowFeeIncome: '45.00' };
  const text = annualOutline({ platform: '甲平台', year: 2026, functions: ['innovation'], figures });
  assert.match(text, /^甲平台2026年度服务工作总结\n/);
  for (const said of ['技术创新', '服务企业131户', '低收费收入45.00万元，占22.5%', '2027年工作打算']) assert.ok(text.includes(said), said);
  assert.ok(isUnwritten(text) && !isUnwritten(text.replaceAll(/【请补写：[^】]*】/g, '写完')));
  const quarters = fc.uniqueArray(fc.record({ quarter: fc.constantFrom(1, 2, 3, 4), figures: someFigures }), {
    selector: ({ quarter }) => quarter,
  });
  fc.assert(
    fc.property(quarters, (year) => {
      assert.equal(yearFigures(year as Parameters<typeof yearFigures>[0]), year.find(({ quarter }) => quarter === 4)?.figures ?? null);
    }),
  );
});
