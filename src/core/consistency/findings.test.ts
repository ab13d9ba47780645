import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { jx2023, textOf } from '../../../test/law.ts';
import { cellsOf, changed, exampleContent } from '../annexes/example.ts';
import type { Content, Value } from '../annexes/field.ts';
import { emptyContent, fieldAt, sectionOf } from '../annexes/form.ts';
import { frozen, thawed } from '../annexes/freeze.ts';
import type { Finding } from './finding.ts';
import { consistencyRules, findings } from './findings.ts';
import { unprintablePlaces } from './paper.ts';
import { byChance } from './same-contact.ts';

const example = exampleContent(2026);
type Cells = Record<string, Value>;
const all = (content: Content): readonly Finding[] => findings(content, jx2023);
const ids = (content: Content): string[] => all(content).map((one) => one.id);
const of = (id: string, content: Content): Finding | undefined => all(content).find((one) => one.id === id);
const cells = (table: string, row: number, more: Cells): Content =>
  changed(example, {}, { [table]: cellsOf(example, table).map((one, index) => (index === row ? { ...one, ...more } : one)) });

test('样例和空表都没有矛盾', () => {
  assert.deepEqual(all(example), []);
  assert.deepEqual(all(emptyContent()), []);
});

test('字体没有的字在提交前指出，个人信息只说所在；旧编码的字不算', () => {
  assert.deepEqual(ids(cells('served', 2, { contact: '王𪚥', service: '䶮山服务' })), []);
  assert.deepEqual(ids(cells('served', 2, { contact: '王\ue863' })), []);
  const found = of('unprintable-served', cells('served', 2, { contact: '王\ue000', service: '展会🚀' }));
  assert.equal(found?.severity, 'warning');
  assert.deepEqual(found?.paths, ['served/served-3/contact', 'served/served-3/service']);
  assert.match(found?.message ?? '', /^附件5第3行“企业联系人”、“[^”]+”（🚀）中有字体没有的字，纸面上印作“〓”/);
  assert.deepEqual(of('unprintable', changed(example, { contactName: '李\u{10fffd}' }))?.paths, ['contactName']);
});

test('提交后的回执也指出这些地方，按冻结的内容', () => {
  const content = changed(cells('served', 2, { contact: '王\ue000' }), { contactName: '李\u{10fffd}' });
  const back = thawed(frozen(content, { materials: [], reasons: [] }));
  assert.deepEqual(unprintablePlaces(back), ['“联系人”', '附件5第3行“企业联系人”']);
  assert.deepEqual(unprintablePlaces(thawed(frozen(example, { materials: [], reasons: [] }))), []);
});

test('官方表格有一栏各行或大半空着的，提交前指出；备注除外，没有职称的人不算', () => {
  const blank = (table: string, most: number, ...keys: string[]) => {
    const none = Object.fromEntries(keys.map((key) => [key, null]));
    return changed(example, {}, { [table]: cellsOf(example, table).map((one, index) => (index < most ? { ...one, ...none } : one)) });
  };
  const enterprises = cellsOf(example, 'served').length;
  assert.deepEqual(ids(blank('served', enterprises / 2, 'position')), []);
  assert.match(
    of('empty-columns-served', blank('served', enterprises / 2 + 1, 'position'))?.message ?? '',
    new RegExp(`^附件5：“职务”${enterprises}行中有${enterprises / 2 + 1}行空着，`),
  );
  const rows = cellsOf(example, 'staff').length;
  assert.deepEqual(ids(blank('staff', rows - 1, 'titleLevel', 'titleBody')), []);
  assert.match(
    of('empty-columns-staff', blank('staff', rows, 'titleLevel', 'titleBody'))?.message ?? '',
    /“职称等级”各行都空着，“评定部门”各行都空着/,
  );
  assert.match(of('empty-columns-staff', blank('staff', rows, 'titleBody'))?.message ?? '', /^附件4：“评定部门”\d行中有\d行空着/);
});

test('投资比例60和0.4，像是把40%填成了小数；99.6和0.4不是', () => {
  const shares = (...share: string[]) =>
    changed(example, {}, { investors: share.map((one) => ({ ...cellsOf(example, 'investors')[0], share: one })) });
  assert.match(of('investor-share-fraction', shares('60', '0.4'))?.message ?? '', /0\.4%是否应为40%/);
  assert.deepEqual(of('investor-share-fraction', shares('0.6', '0.4'))?.paths.length, 2);
  assert.deepEqual(ids(shares('99.6', '0.4')), []);
});

test('自有与租用之和须等于服务场地面积', () => {
  assert.deepEqual(ids(changed(example, { premisesArea: '860.5' })), []);
  const found = of('premises-sum', changed(example, { premisesArea: '861' }));
  assert.equal(found?.severity, 'error');
  assert.match(found?.message ?? '', /861平方米.*260\.5.*600.*860\.5平方米/);
  assert.deepEqual(ids(changed(example, { premisesArea: '861' })), ['premises-sum']);
});

test('投资比例合计100%可以，100.01%不行', () => {
  assert.deepEqual(ids(cells('investors', 0, { share: '60.00' })), []);
  assert.deepEqual(ids(cells('investors', 0, { share: '60.01' })), ['investor-shares']);
  assert.match(of('investor-shares', cells('investors', 0, { share: '60.01' }))?.message ?? '', /100\.01%/);
});

test('同上、无、占位名称和表尾的说明不是企业：逐行指出，不改不能提交', () => {
  for (const enterprise of [
    '同上',
    '〃',
    '无',
    '/',
    '待补',
    '某某有限公司',
    '江西XX科技公司',
    '=DISPIMG("ID_1",1)',
    '—以下空白—',
    '满意率',
    '第 1 页 共 3 页',
    '合计',
    '13800000001',
  ])
    assert.deepEqual(
      [of('no-answer-5', cells('served', 4, { enterprise }))?.severity, of('no-answer-5', cells('served', 4, { enterprise }))?.paths],
      ['error', ['served/served-5/enterprise']],
      enterprise,
    );
  assert.match(
    of('no-answer-5', cells('served', 4, { enterprise: '同上' }))?.message ?? '',
    /第5行“服务企业名称”填的是“同上”.*不算一家企业/,
  );
  assert.equal(of('no-answer-5', cells('served', 4, { enterprise: '合计通（江西）科技有限公司' })), undefined);
  assert.deepEqual(of('no-answer-5', cells('served', 4, { contact: '/' }))?.paths, ['served/served-5/contact']);
  assert.deepEqual(of('no-answer-4', cells('staff', 1, { name: '合计' }))?.paths, ['staff/staff-2/name']);
  assert.deepEqual(of('no-answer-2', cells('agreements', 0, { name: '无' })), undefined);
  assert.ok(of('no-answer-2', cells('agreements', 0, { name: '同上' })));
});

test('只差“有限公司”“有限责任公司”的两家，请申报单位看一看', () => {
  const two = cells('served', 4, { enterprise: '江西甲有限责任公司' });
  const both = changed(
    two,
    {},
    { served: cellsOf(two, 'served').map((one, index) => (index === 5 ? { ...one, enterprise: '江西甲有限公司' } : one)) },
  );
  assert.equal(of('served-nearly-same', both)?.severity, 'warning');
  assert.equal(of('served-duplicates', both), undefined);
});

test('专业人员、专职人员不多于从业人数', () => {
  assert.deepEqual(ids(changed(example, { staffProfessional: 24 })), []);
  assert.deepEqual(ids(changed(example, { staffProfessional: 25 })), ['professional-within-staff']);
  assert.ok(ids(changed(example, { staffFullTime: 25 })).includes('full-time-within-staff'));
});

test('第六条（二）申请表与附件4的专业人员比例一处达到、一处达不到的，或附件4凑不出申请表所填人数的，两处都说，要求核对', () => {
  const listed = (yes: number, no: number) =>
    Array.from({ length: yes + no }, (_, i) => ({
      ...cellsOf(example, 'staff')[0],
      name: `员工${i}`,
      education: i < yes ? '本科' : '高中',
      titleLevel: '',
    }));
  const told = (staffTotal: number, staffProfessional: number, staff: Cells[]) =>
    of('professional-shares', changed(example, { staffTotal, staffFullTime: 20, staffProfessional }, { staff }))?.message ?? '';
  assert.match(told(32, 22, listed(24, 2)), /22人，占从业人数32人的68\.75%；附件4所列26人中24人，占92\.3%；申报条件按较低的判断/);
  assert.match(told(32, 30, listed(22, 4)), /30人，占从业人数32人的93\.75%.*22人，占84\.61%/);
  assert.equal(told(30, 26, listed(22, 4)), '', '附件4未列的4人可以是专业人员');
  assert.match(told(26, 26, listed(22, 4)), /26人.*22人/);
});

test('服务收入等于营业收入可以，多一分不行', () => {
  assert.ok(!ids(cells('operation', 1, { revenue: '700.00' })).includes('service-within-revenue'));
  assert.ok(ids(cells('operation', 1, { revenue: '699.99' })).includes('service-within-revenue'));
  assert.deepEqual(of('service-within-revenue', cells('operation', 1, { revenue: '1' }))?.paths, [
    'operation/operation-2/serviceIncome',
    'operation/operation-2/revenue',
  ]);
});

test('同一年度不填两行', () => assert.ok(ids(cells('operation', 0, { year: 2025 })).includes('operation-years')));

test('占比由系统计算，带来的数不符要指出', () => {
  assert.deepEqual(ids(cells('products', 0, { incomeShare: '57.14' })), []);
  assert.deepEqual(of('derived-figures', cells('products', 0, { incomeShare: '60' }))?.paths, ['products/products-1/incomeShare']);
  assert.deepEqual(ids(changed(example, { equipmentShare: '30' })), ['derived-figures']);
});

test('产品服务收入合计多于服务收入要提醒', () => {
  assert.deepEqual(ids(cells('products', 0, { income: '400.01' })), ['product-income']);
});

test('附件5同一企业不列两次：全角括号、空格不论', () => {
  const twice = changed(
    example,
    { servedTotal: 132 },
    { served: [...cellsOf(example, 'served'), { enterprise: '甲（南昌）公司' }, { enterprise: '甲 (南昌) 公司' }] },
  );
  const found = of('served-duplicates', twice);
  assert.equal(found?.severity, 'error');
  assert.deepEqual(found?.paths, ['served/served-131/enterprise', 'served/served-132/enterprise']);
  assert.match(found?.message ?? '', /第131、132行/);
});

test('附件5行数不多于实际服务数', () => {
  assert.ok(!ids(changed(example, { servedTotal: 130 })).includes('served-within-total'));
  assert.ok(ids(changed(example, { servedTotal: 129 })).includes('served-within-total'));
});

test('满意与不满意不能都选', () =>
  assert.deepEqual(ids(cells('served', 0, { satisfied: '满意、不满意' })).slice(0, 1), ['ratings-exclusive']));

test('信用代码校验位不符只是提醒', () => {
  const code = String(example.values.creditCode);
  const found = of('credit-code-check', changed(example, { creditCode: code.slice(0, 17) + (code.endsWith('1') ? '2' : '1') }));
  assert.equal(found?.severity, 'warning');
  assert.ok(!ids(changed(example, { creditCode: '123' })).includes('credit-code-check'));
});

test('申请表与附件3、附件4、运营情况不一致要提醒，两边的数都说出来', () => {
  for (const [content, id, message] of [
    [changed(example, { totalAssets: '1280.51' }), 'assets-agree', /1280\.51万元.*1280\.50万元/],
    [changed(example, { equipmentCount: 26 }), 'equipment-agrees', /26台\(套\).*25/],
    [changed(example, { equipmentPrice: '320' }), 'equipment-agrees', /320万元.*320\.10万元/],
    [changed(example, { staffFullTime: 21 }), 'staff-agrees', /20人，少于专职从业人员21人/],
    [changed(example, { staffTotal: 19, staffFullTime: 19, staffProfessional: 19 }), 'staff-agrees', /20人，多于从业人数19人/],
    [cells('products', 0, { enterprises: 131 }), 'product-households', /131户，多于服务企业总数130户/],
    [cells('products', 0, { enterprises: 69 }), 'product-households', /合计129户，少于服务企业总数130户/],
    [changed(example, { servedTotal: 131 }), 'served-totals', /131家.*130户/],
  ] as const) {
    const found = of(id, content);
    assert.equal(found?.severity, 'warning', id);
    assert.match(found?.message ?? '', message);
  }
});

test('综合性与专业性须与功能数相称，活动须属申报功能', () => {
  assert.deepEqual(ids(changed(example, { kind: '综合性' })), ['kind-fits-functions']);
  assert.deepEqual(ids(changed(example, { functions: ['innovation', 'quality'] })), ['kind-fits-functions']);
  assert.deepEqual(ids(cells('activities', 0, { function: 'training' })), ['activity-functions']);
});

const withMobiles = (mobiles: readonly string[]): Content =>
  changed(
    example,
    {},
    { served: cellsOf(example, 'served').map((one, index) => ({ ...one, mobile: mobiles[index] ?? one.mobile ?? null })) },
  );

test('一个手机两家不提示，三家提示，且不露出号码', () => {
  assert.deepEqual(ids(withMobiles(['18900000001', '18900000001'])), []);
  const found = of('same-mobile', withMobiles(['18900000001', '18900000001', '18900000001']));
  assert.deepEqual([found?.severity, found?.paths.length], ['signal', 3]);
  assert.match(found?.message ?? '', /189\*\*\*\*0001/);
  assert.ok(!found?.message.includes('18900000001'));
});

test('一个联系人三家提示', () => {
  const same = (count: number) =>
    changed(example, {}, { served: cellsOf(example, 'served').map((one, index) => (index < count ? { ...one, contact: '张三' } : one)) });
  assert.deepEqual(ids(same(2)), []);
  assert.deepEqual(ids(same(3)), ['same-contact']);
  assert.ok(!of('same-contact', same(3))?.message.includes('张三'));
  const written = ['张三', '张 三', '张　三'];
  const spaced = changed(
    example,
    {},
    { served: cellsOf(example, 'served').map((one, index) => ({ ...one, contact: written[index] ?? one.contact ?? null })) },
  );
  assert.equal(of('same-contact', spaced)?.paths.length, 3, '姓名中间空一格的是同一个姓名');
});

/** A list of so many enterprises in which surnames and given names are spread as in a town; the first `times` rows bear `name`. */
function townOf(count: number, name: string, times: number, mobile: (index: number) => string = (index) => `1390000${1000 + 2 * index}`) {
  const surnames = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗'];
  const givens = ['伟', '芳', '敏', '静', '丽', '强', '磊', '军', '洋', '勇', '艳', '杰', '娟', '涛', '明', '超', '秀英', '霞', '平', '刚'];
  const rows = Array.from({ length: count }, (_, index) => ({
    enterprise: `江西第${index}机械有限公司`,
    contact: index < times ? name : `${surnames[index % 20]}${givens[(index + Math.floor(index / 20)) % 20]}`,
    mobile: mobile(index),
    service: '诊断',
    satisfied: true,
  }));
  return changed(example, {}, { served: rows });
}
const contacts = (content: Content) => all(content).filter((one) => one.id === 'same-contact');

test('同名多少算提示，看名单多大、姓名多常见：1 600家里的张伟三五家是偶然，鄢九皋三家不是', () => {
  assert.deepEqual(contacts(townOf(1600, '张伟', 5)), [], '1 600家中每个常见姓名都有四家，一条也不提示');
  assert.deepEqual(contacts(townOf(1600, '鄢九皋', 2)), [], '两家不到起点');
  const [found, ...others] = contacts(townOf(1600, '鄢九皋', 3));
  assert.deepEqual([found?.severity, found?.paths.length, others.length], ['signal', 3, 0]);
  assert.match(found?.message ?? '', /^3家企业的联系人同名，按这个姓名在名单中的常见程度，偶然重名不到0\.1家：江西第0机械有限公司、/);
  assert.ok(!found?.message.includes('鄢'), '不露出姓名');
  assert.equal(contacts(townOf(3, '鄢九皋', 3)).length, 1, '名单再短，家家同一联系人也要看');
  assert.equal(contacts(townOf(120, '欧阳小明', 3)).length, 1);
});

test('同名又同手机的，只在手机一条里说，说明联系人也同名', () => {
  const content = townOf(1600, '张伟', 3, (index) => (index < 3 ? '18900000001' : `1390000${1000 + 2 * index}`));
  assert.deepEqual(contacts(content), []);
  assert.match(of('same-mobile', content)?.message ?? '', /^3家企业用同一手机189\*\*\*\*0001，联系人也同名：/);
  assert.deepEqual(contacts(townOf(120, '鄢九皋', 3, (index) => (index < 3 ? '18900000001' : `1390000${1000 + 2 * index}`))), []);
});

test('倍数以方案为准：恰好到倍数的提示，差一点的不提示', () => {
  const content = townOf(400, '张伟', 6);
  const chance = byChance(['张伟', '张伟', '张三', '李伟', '王五'])('张伟', 2);
  assert.equal(chance, (1.5 * 1.5) / 5, '同姓、同名各一家在外，另各加半家');
  const names = (content.tables.served ?? []).map((row) => String(row.cells.contact));
  const borne = names.filter((name) => name === '张伟').length;
  const times = borne / byChance(names)('张伟', borne);
  const told = (contactOverChance: number) =>
    findings(content, { ...jx2023, signals: { ...jx2023.signals, contactOverChance } }).some(
      ({ id, paths }) => id === 'same-contact' && paths.length === borne,
    );
  assert.deepEqual([told(times * 0.999), told(times * 1.001)], [true, false]);
});

test('信号先说手机，后说姓名', () => {
  const order = consistencyRules.filter(({ severity }) => severity === 'signal').map(({ id }) => id);
  assert.ok(order.indexOf('same-mobile') < order.indexOf('same-contact'));
  assert.ok(order.indexOf('consecutive-mobiles') < order.indexOf('same-contact'));
});

test('连号三个不提示，四个提示；次序打乱也认得，同号不算连', () => {
  const run = (...ends: number[]) => ids(withMobiles(ends.map((end) => `1890000${String(end).padStart(4, '0')}`)));
  assert.deepEqual(run(1, 2, 3), []);
  assert.deepEqual(run(3, 1, 4, 2), ['consecutive-mobiles']);
  assert.deepEqual(run(1, 2, 3, 3), []);
  assert.deepEqual(run(1, 2, 4, 5), []);
});

test('服务企业是自己的投资方或合作单位，提示而不否定', () => {
  const related = of('related-enterprise', cells('served', 4, { enterprise: '江西示例科技集团有限公司' }));
  assert.equal(related?.severity, 'signal');
  assert.deepEqual(related?.paths, ['served/served-5/enterprise', 'investors/investors-1/name']);
  assert.ok(ids(cells('served', 4, { enterprise: '南昌示例大学' })).includes('related-enterprise'));
});

test('有未评价的要说明几户', () =>
  assert.match(of('unrated-enterprises', cells('served', 0, { satisfied: null }))?.message ?? '', /有1户未评价.*129户/));

test('规则编号不重复，依据是条文或附件', () => {
  assert.equal(new Set(consistencyRules.map((one) => one.id)).size, consistencyRules.length);
  for (const one of consistencyRules) assert.ok(textOf(one.article) ?? /^附件[1-8]$/.test(one.article), one.id);
});

test('什么内容都不抛错，每个位置都找得到，错误在前', () => {
  const value = fc.oneof(fc.string({ maxLength: 6 }), fc.integer({ min: -3, max: 3000 }), fc.boolean(), fc.constant(null));
  const anyRow = (...columns: string[]) => fc.array(fc.dictionary(fc.constantFrom(...columns), value), { maxLength: 5 });
  const anyTables = fc.record({
    operation: anyRow('year', 'assets', 'revenue', 'serviceIncome', 'enterprises'),
    served: anyRow('enterprise', 'contact', 'mobile', 'satisfied'),
    investors: anyRow('name', 'share'),
    products: anyRow('product', 'enterprises', 'income', 'incomeShare'),
    equipment: anyRow('quantity', 'price'),
  });
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...Object.keys(emptyContent().values)), value), anyTables, (values, tables) => {
      const found = all(changed(example, values, tables));
      for (const path of found.flatMap((one) => one.paths)) assert.ok(fieldAt(path) ?? sectionOf(path), path);
      const order = found.map((one) => ['error', 'warning', 'signal'].indexOf(one.severity));
      assert.deepEqual(order, order.toSorted());
    }),
  );
});
