import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { jx2023, textOf } from '../../../test/law.ts';
import { changed, exampleContent } from '../annexes/example.ts';
import type { Content, Value } from '../annexes/field.ts';
import { emptyContent, fieldAt, sectionOf } from '../annexes/form.ts';
import { creditCheckCharacter } from '../identifiers/credit-code.ts';
import { type ReadingId, schemeFrom } from '../scheme/scheme.ts';
import { conditions } from './conditions.ts';
import type { Context, Status, Verdict } from './verdict.ts';
import { failing, verdicts } from './verdicts.ts';

const today = '2026-05-10';
const example = exampleContent(2026);
type Cells = Record<string, Value>;

const find = (id: string, content: Content, scheme = jx2023, context: Context = {}): Verdict | undefined =>
  verdicts(content, scheme, today, context).find((one) => one.id === id);
const status = (id: string, content: Content): Status | undefined => find(id, content)?.status;
const reading = (id: ReadingId, key: string) => schemeFrom(jx2023, 'other', { readings: { [id]: key } });
const times = (count: number, cells: (index: number) => Cells): Cells[] => Array.from({ length: count }, (_, index) => cells(index));
const servedBy = (count: number, more: (index: number) => Cells = () => ({})): Cells[] =>
  times(count, (index) => ({ enterprise: `江西示例${index}号公司`, satisfied: true, ...more(index) }));
const events = (count: number, key: string, year = 2025): Cells[] =>
  times(count, (index) => ({
    name: `活动${index}`,
    heldOn: `${year}-06-${String(index + 1).padStart(2, '0')}`,
    participants: 100,
    function: key,
  }));

test('样例：客观条件全部符合，其余由人判断', () => {
  const all = verdicts(example, jx2023, today);
  assert.deepEqual(
    all.filter((one) => one.status !== 'met').map((one) => [one.id, one.status]),
    ['6.1.f', '6.2.c', '6.3.f', '6.4', '6.6.a', '6.7', '7'].map((id) => [id, 'forPerson']),
  );
  assert.deepEqual(failing(all), []);
});

test('空表：没有一条判为不符合，也没有一条判为符合', () => {
  const all = verdicts(emptyContent(), jx2023, today);
  assert.deepEqual(new Set(all.map((one) => one.status)), new Set(['unknown']));
  assert.equal(failing(all).length, all.length, '不填数字不能绕过条件');
});

test('每条都引用真实条文，证据都指得到地方，话都说完', () => {
  for (const content of [example, emptyContent()]) {
    for (const one of verdicts(content, jx2023, today)) {
      assert.ok(textOf(one.article), one.id);
      assert.match(one.message, /。$/, one.id);
      for (const path of one.evidence) {
        const known = path.startsWith('materials/')
          ? jx2023.materials.some((kind) => path === `materials/${kind.key}`)
          : (fieldAt(path) ?? sectionOf(path));
        assert.ok(known, path);
      }
    }
  }
  const ids = new Set(conditions.map((one) => one.id));
  for (const kind of jx2023.materials) for (const id of kind.backs) assert.ok(ids.has(id), id);
});

for (const [label, id, key, below, exact] of [
  ['第六条（一）资产总额199.99万元不符合，200万元符合', '6.1.c', 'totalAssets', '199.99', '200'],
  ['第六条（二）专职从业人员14人不符合，15人符合', '6.2.a', 'staffFullTime', 14, 15],
] as const) {
  test(label, () => {
    assert.equal(status(id, changed(example, { [key]: below })), 'notMet');
    assert.equal(status(id, changed(example, { [key]: exact })), 'met');
    assert.equal(status(id, changed(example, { [key]: null })), 'unknown');
  });
}

test('第六条（一）差多少说清楚〔6.1.s5、6.1.s7〕', () => {
  assert.match(
    find('6.1.c', changed(example, { totalAssets: '199.99' }))?.message ?? '',
    /199\.99万元，要求200万元以上（第六条（一）），还差0\.01万元/,
  );
});

test('第六条（一）自有与租用合计199.99平方米不符合，200平方米符合〔6.1.s6〕', () => {
  const premises = (owned: Value, rented: Value) => status('6.1.d', changed(example, { premisesOwned: owned, premisesRented: rented }));
  assert.equal(premises('0.1', '199.89'), 'notMet');
  assert.equal(premises('0.1', '199.9'), 'met');
  assert.equal(premises(null, '200'), 'met');
  assert.equal(premises(null, null), 'unknown');
});

test('第六条（一）注册满两年的当天符合，前一天不符合〔6.1.s4〕', () => {
  const on = (registeredOn: string, day = today) =>
    verdicts(changed(example, { registeredOn }), jx2023, day).find((one) => one.id === '6.1.b');
  assert.equal(on('2024-05-10')?.status, 'met');
  assert.equal(on('2024-05-11')?.status, 'notMet');
  assert.match(on('2024-05-11')?.message ?? '', /要到2026年5月11日才满2年/);
  assert.equal(on('2024-02-29', '2026-02-27')?.status, 'notMet');
  assert.equal(on('2024-02-29', '2026-02-28')?.status, 'met');
});

test('第六条（一）运营年限也可以算到申报开始之日', () => {
  const content = changed(example, { registeredOn: '2024-05-01' });
  assert.equal(find('6.1.b', content, reading('operationStart', 'roundOpening'), { roundOpensOn: '2026-04-30' })?.status, 'notMet');
  assert.equal(find('6.1.b', content, jx2023, { roundOpensOn: '2026-04-30' })?.status, 'met');
});

test('第六条（一）省内注册看地址，看不出的由人判断〔6.1.s3〕', () => {
  const at = (address: string) => status('6.1.a', changed(example, { address }));
  assert.equal(at('江西省赣州市章贡区1号'), 'met');
  assert.equal(at('赣江新区儒乐湖大街1号'), 'met');
  assert.equal(at('湖南省长沙市岳麓区1号'), 'notMet');
  assert.equal(at('上海市浦东新区江西路1号'), 'notMet');
  assert.equal(at('高新区火炬大街1号'), 'forPerson');
});

test('第六条（一）非法人不符合；信用代码校验位不符由查验证照的人判断〔6.1.s1〕', () => {
  assert.equal(status('6.1.a', changed(example, { nature: '个体工商户' })), 'notMet');
  assert.equal(status('6.1.a', changed(example, { nature: '有限合伙' })), 'notMet');
  const body = String(example.values.creditCode).slice(0, 17);
  const wrong = [...'0123456789'].find((one) => one !== creditCheckCharacter(body));
  assert.equal(status('6.1.a', changed(example, { creditCode: body + wrong })), 'forPerson');
  assert.equal(status('6.1.a', changed(example, { creditCode: '12345' })), 'notMet');
});

const people = (yes: number, no: number, more: Cells[] = []): Content =>
  changed(
    example,
    { staffFullTime: yes + no + more.length },
    { staff: [...times(yes, () => ({ name: '甲', education: '本科' })), ...times(no, () => ({ name: '乙', education: '高中' })), ...more] },
  );

test('第六条（二）专业人员占比79.99%不符合，80%符合〔6.2.s4〕', () => {
  assert.equal(status('6.2.b', people(12, 3)), 'met');
  assert.equal(status('6.2.b', people(11, 4)), 'notMet');
  assert.match(find('6.2.b', people(11, 4))?.message ?? '', /还差1人/);
  const nearly = find('6.2.b', people(7999, 2001));
  assert.deepEqual([nearly?.status, nearly?.figure], ['notMet', '79.99%']);
  assert.equal(status('6.2.b', people(8000, 2000)), 'met');
});

test('第六条（二）学历或职称有其一即可，两项都有只计一次', () => {
  const both = { name: '丙', education: '本科', titleLevel: '工程师' };
  const title = { name: '丁', education: '高中', titleLevel: '中级' };
  assert.match(find('6.2.b', people(0, 1, [both, both, title, title]))?.message ?? '', /5人中专业人员4人，占80%/);
  assert.equal(find('6.2.b', people(0, 1, [both, both, title, title]), reading('staffEducationOrTitle', 'both'))?.figure, '40%');
});

test('第六条（二）写法认不出且足以改变结论的，由人判断', () => {
  const odd = { name: '戊', education: '海外进修' };
  assert.equal(status('6.2.b', people(11, 3, [odd])), 'forPerson');
  assert.equal(status('6.2.b', people(10, 4, [odd])), 'notMet');
  assert.equal(status('6.2.b', people(12, 2, [odd])), 'met');
});

test('第六条（二）附件4只列了一部分专职人员的，不直接判符合', () => {
  assert.equal(status('6.2.b', changed(people(12, 0), { staffFullTime: 15 })), 'met');
  assert.equal(status('6.2.b', changed(people(12, 0), { staffFullTime: 16 })), 'forPerson');
});

test('第六条（二）15人按专职，也可按从业人数〔6.2.s3〕', () => {
  const content = changed(example, { staffTotal: 15, staffFullTime: 14 });
  assert.equal(find('6.2.a', content)?.status, 'notMet');
  assert.equal(find('6.2.a', content, reading('staffCount', 'total'))?.status, 'met');
});

const years = (...figures: (readonly [number, number])[]): Content =>
  changed(example, {}, { operation: figures.map(([year, enterprises]) => ({ year, enterprises, benefitShare: '20' })) });

test('第六条（三）服务企业数：上年高于前年且各年不下降为符合，持平由人判断，下降不符合〔6.3.s2〕', () => {
  assert.equal(status('6.3.a', years([2024, 119], [2025, 120])), 'met');
  assert.equal(status('6.3.a', years([2025, 120], [2024, 119])), 'met');
  assert.equal(status('6.3.a', years([2024, 120], [2025, 120])), 'forPerson');
  assert.equal(status('6.3.a', years([2024, 121], [2025, 120])), 'notMet');
  assert.equal(status('6.3.a', years([2023, 130], [2024, 119], [2025, 120])), 'notMet');
  assert.equal(status('6.3.a', years([2023, 119], [2024, 119], [2025, 120])), 'met');
  assert.equal(find('6.3.a', years([2024, 120], [2025, 120]), reading('steadyGrowth', 'notFalling'))?.status, 'met');
});

test('第六条（三）缺上年或前年的，说明缺哪一年；当年的不算', () => {
  assert.match(find('6.3.a', years([2023, 1], [2024, 2]))?.message ?? '', /缺2025年度/);
  assert.match(find('6.3.a', years([2025, 2]))?.message ?? '', /缺2024年度/);
  assert.equal(status('6.3.a', years([2024, 119], [2025, 120], [2026, 1])), 'met');
});

test('第六条（三）120行中有九行不是企业的，按111户算，满意度也不计这些行', () => {
  const nobody = ['同上', '〃', '无', '/', '待补', '某某有限公司', '=DISPIMG("ID_1",1)', '以下空白', '满意率'];
  const list = servedBy(120, (index) => (index < 9 ? { enterprise: nobody[index] ?? '' } : { satisfied: index < 98 }));
  const content = changed(example, { servedTotal: 120 }, { served: list });
  assert.equal(status('6.3.b', content), 'notMet');
  assert.match(find('6.3.b', content)?.message ?? '', /111/);
  assert.match(find('6.3.c', content)?.message ?? '', /111.*89|89.*111/);
});

test('第六条（三）服务企业119户不符合，120户、121户符合〔6.3.s3、a5.s2〕', () => {
  for (const [count, expected] of [
    [119, 'notMet'],
    [120, 'met'],
    [121, 'met'],
  ] as const) {
    assert.equal(status('6.3.b', changed(example, { servedTotal: 200 }, { served: servedBy(count) })), expected, String(count));
    assert.equal(status('6.3.b', changed(example, { servedTotal: count })), expected, `实际服务${count}家`);
  }
});

test('第六条（三）同一企业换括号、加空格仍只计一户', () => {
  const twice = servedBy(120, (index) => (index < 2 ? { enterprise: index ? '甲 (江西) 公司' : '甲（江西）公司' } : {}));
  const found = find('6.3.b', changed(example, {}, { served: twice }));
  assert.deepEqual([found?.status, found?.figure], ['notMet', '119户']);
});

test('第六条（三）满意度79.99%不符合，80%符合，未评价的不进基数〔6.3.s4〕', () => {
  const rated = (yes: number, of: number, blank = 0) =>
    changed(example, {}, { served: servedBy(of + blank, (index) => ({ satisfied: index >= of ? null : index < yes })) });
  assert.equal(status('6.3.c', rated(96, 120)), 'met');
  assert.equal(status('6.3.c', rated(95, 120)), 'notMet');
  assert.equal(status('6.3.c', rated(7999, 10000)), 'notMet');
  assert.equal(status('6.3.c', rated(8000, 10000)), 'met');
  assert.equal(status('6.3.c', rated(96, 120, 30)), 'met');
  assert.equal(status('6.3.c', rated(0, 0, 30)), 'unknown');
});

const platform = (kind: string, functions: string[], activities: Cells[]): Content => changed(example, { kind, functions }, { activities });

for (const [label, keys, number] of [
  ['信息查询、创业辅导类5次不符合，6次符合〔6.3.s5〕', ['information', 'startup'], 6],
  ['技术创新、质量管理、信息化应用、管理咨询类3次不符合，4次符合〔6.3.s6〕', ['innovation', 'quality', 'digitalisation', 'consulting'], 4],
] as const) {
  test(`第六条（三）${label}`, () => {
    for (const key of keys) {
      assert.equal(status('6.3.d', platform('专业性', [key], events(number - 1, key))), 'notMet', key);
      assert.equal(status('6.3.d', platform('专业性', [key], events(number, key))), 'met', key);
    }
  });
}

test('第六条（三）只计上年的、本功能的活动', () => {
  assert.equal(
    status('6.3.d', platform('专业性', ['innovation'], [...events(3, 'innovation'), ...events(5, 'innovation', 2024)])),
    'notMet',
  );
  assert.equal(status('6.3.d', platform('专业性', ['innovation'], [...events(3, 'innovation'), ...events(5, 'startup')])), 'notMet');
});

test('第六条（三）综合性平台：按口径，不足的由人判断并指明口径', () => {
  const content = platform('综合性', ['information', 'innovation'], [...events(3, 'information'), ...events(3, 'innovation')]);
  const by = (key: string, one = content) => find('6.3.d', one, reading('comprehensiveActivities', key))?.status;
  assert.equal(by('strictest'), 'met');
  assert.equal(by('all'), 'forPerson');
  assert.equal(by('any'), 'forPerson');
  const lopsided = platform('综合性', ['information', 'innovation'], [...events(1, 'information'), ...events(4, 'innovation')]);
  assert.equal(by('strictest', lopsided), 'forPerson');
  assert.equal(by('any', lopsided), 'met');
  assert.equal(find('6.3.d', lopsided)?.reading, 'comprehensiveActivities');
  const undeclared = platform('综合性', ['information', 'innovation'], [...events(5, 'information'), ...events(9, 'quality')]);
  assert.equal(by('strictest', undeclared), 'forPerson');
});

test('第六条（三）人才培训专业性平台1599人次不符合，1600人次符合；别的平台不问〔6.3.s7〕', () => {
  const trained = (participants: number): Content =>
    changed(
      example,
      { kind: '专业性', functions: ['training'] },
      { activities: [{ name: '班', heldOn: '2025-03-01', participants, function: 'training' }], products: [] },
    );
  assert.equal(status('6.3.e', trained(1599)), 'notMet');
  assert.equal(status('6.3.e', trained(1600)), 'met');
  assert.equal(find('6.3.d', trained(1600)), undefined);
  assert.equal(find('6.3.e', example), undefined);
  assert.equal(find('6.3.e', changed(trained(10), { kind: '综合性' })), undefined);
});

test('第六条（三）培训活动不足而服务人次够的，由人判断', () => {
  const content = changed(
    example,
    { functions: ['training'] },
    { activities: events(1, 'training'), products: [{ product: '培训', persons: 1600 }] },
  );
  assert.equal(status('6.3.e', content), 'forPerson');
});

test('第六条（五）签约机构2家不符合，3家符合，同名只计一次〔6.5.s3〕', () => {
  const signed = (...names: string[]) => status('6.5', changed(example, {}, { agreements: names.map((name) => ({ name })) }));
  assert.equal(signed('甲', '乙'), 'notMet');
  assert.equal(signed('甲', '乙', '丙'), 'met');
  assert.equal(signed('甲(一)', '甲（一）', '乙'), 'notMet');
});

test('第六条（六）公益性或低收费占比19.99%不符合，20%符合，取上年〔6.6.s3〕', () => {
  const share = (benefitShare: string) =>
    changed(
      example,
      {},
      {
        operation: [
          { year: 2024, benefitShare: '90' },
          { year: 2025, benefitShare },
        ],
      },
    );
  assert.equal(status('6.6.b', share('19.99')), 'notMet');
  assert.equal(status('6.6.b', share('20')), 'met');
  const found = find('6.6.b', share('20'), reading('benefitBasis', 'income'));
  assert.deepEqual([found?.status, found?.reading], ['forPerson', 'benefitBasis']);
});

test('第六条（七）填“无”不符合；本系统内的市级认定自动符合〔6.7.s1〕', () => {
  const none = changed(example, { municipalRecognition: '无' });
  assert.equal(status('6.7', none), 'notMet');
  for (const words of ['123', '正在申请，尚未获得', '材料见附件', '洪工信字〔2025〕1号'])
    assert.equal(status('6.7', changed(example, { municipalRecognition: words })), 'forPerson', `光写“${words}”不算符合`);
  assert.equal(status('6.7', changed(example, { municipalRecognition: '' })), 'unknown');
  assert.equal(find('6.7', none, jx2023, { ownMunicipalRecognition: '2025年度南昌市示范平台' })?.status, 'met');
});

test('表填全了，缺上年数据或无人评价的，仍不能提交', () => {
  const old = changed(
    example,
    {},
    {
      operation: [2022, 2023].map((year) => ({
        year,
        assets: '1',
        revenue: '1',
        serviceIncome: '1',
        profit: '1',
        enterprises: 200,
        benefitShare: '50',
      })),
    },
  );
  assert.deepEqual(
    failing(verdicts(old, jx2023, today)).map((one) => one.id),
    ['6.3.a', '6.6.b'],
  );
  const unrated = changed(example, {}, { served: servedBy(130, () => ({ satisfied: null })) });
  assert.deepEqual(
    failing(verdicts(unrated, jx2023, today)).map((one) => one.id),
    ['6.3.c'],
  );
});

test('上一年度从申报开始之年算：跨年补正，年度不变', () => {
  const after = verdicts(example, jx2023, '2027-01-08', { roundOpensOn: '2026-05-01' });
  assert.deepEqual(failing(after), []);
  assert.deepEqual(
    failing(verdicts(example, jx2023, '2027-01-08')).map((one) => one.id),
    ['6.3.a', '6.3.d', '6.6.b'],
  );
});

test('门槛只在参数里：换了参数，结论跟着换', () => {
  const lower = schemeFrom(jx2023, 'city', { thresholds: { totalAssets: 100, servedEnterprises: 60 } });
  const content = changed(example, { totalAssets: '100', servedTotal: 60 }, { served: servedBy(60) });
  assert.deepEqual(failing(verdicts(content, lower, today)), []);
  assert.deepEqual(
    failing(verdicts(content, jx2023, today)).map((one) => one.id),
    ['6.1.c', '6.3.b'],
  );
});

test('多不会变坏：资产、面积、人数、名单增加，结论不会从符合变为不符合', () => {
  const rank: Record<Status, number> = { unknown: 0, notMet: 0, forPerson: 1, met: 2 };
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }), (a, b) => {
      const [less, more] = [Math.min(a, b), Math.max(a, b)].map((count) =>
        changed(
          example,
          { totalAssets: String(count), premisesOwned: String(count), premisesRented: '0', staffFullTime: count, servedTotal: 400 },
          { served: servedBy(count) },
        ),
      ) as [Content, Content];
      for (const id of ['6.1.c', '6.1.d', '6.2.a', '6.3.b'])
        assert.ok(rank[status(id, more) ?? 'unknown'] >= rank[status(id, less) ?? 'unknown'], id);
    }),
    { numRuns: 40 },
  );
});

test('什么内容都不抛错', () => {
  const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(fc.string(), { maxLength: 2 }));
  const keys = [...Object.keys(emptyContent().values)];
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom(...keys), value),
      fc.array(fc.dictionary(fc.constantFrom('year', 'enterprises', 'enterprise', 'satisfied', 'heldOn', 'function', 'education'), value)),
      (values, cells) => {
        const content = changed(example, values, { operation: cells, served: cells, activities: cells, staff: cells });
        assert.ok(verdicts(content, jx2023, today).length >= 16);
      },
    ),
  );
});
