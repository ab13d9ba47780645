import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseDocument } from 'yaml';
import { resolve } from '../../core/scheme/edition/derive.ts';
import { difference } from '../../core/scheme/edition/difference.ts';
import type { Derived, Edition } from '../../core/scheme/edition/edition.ts';
import { numbersIn } from '../../core/scheme/edition/numbers-in.ts';
import { againstCopy } from '../../core/scheme/edition/printed.ts';
import { articlesFrom, toScheme } from '../../core/scheme/edition/to-scheme.ts';
import { cellsOf, readingsOf, sentencesOf } from '../../core/scheme/edition/walk.ts';
import { readEdition } from './read-edition.ts';
import { editionJsonSchema } from './schema.ts';
import { takeEdition } from './take-edition.ts';
import { wholeEdition } from './whole-edition.ts';

const file = (name: string) => readFileSync(new URL(`../../../schemes/${name}`, import.meta.url), 'utf8');
const source = file('jx-2023.yaml');
const copy = readFileSync(new URL('../../../test/fixtures/regulation/measure-2023.txt', import.meta.url), 'utf8');

const read = (text: string): Edition => {
  const { edition, faults } = readEdition(text);
  assert.deepEqual(faults, []);
  return edition as Edition;
};
const jx = read(source);

const MATERIALS =
  'm1 form,m2 required,m3 required,m4 form,m5 form,m6 form,m7 required,m8 required,m9 required,m10 conditional,m11 optional,m12 form';

test('官方文本从第一个字到最后一个字都在版本文件里，各在一处，次序不变', () => assert.equal(againstCopy(jx, copy), null));

test('一段条文丢了、重了、改了一个字，都发现得了', () => {
  const lists = (edition: Edition) =>
    [...edition.text, ...edition.annexes].flatMap((block) => [
      ...('sentences' in block ? [block.sentences ?? []] : []),
      ...('items' in block ? (block.items ?? []).map((one) => one.sentences) : []),
    ]);
  let tried = 0;
  for (const [at, list] of lists(jx).entries())
    for (const index of list.keys())
      for (const change of ['lost', 'doubled', 'changed']) {
        const other = structuredClone(jx);
        const all = lists(other)[at] as unknown as { text: string }[];
        const one = all[index] as { text: string };
        if (change === 'changed') one.text = one.text.replace(/.(?=[，。：；]?$)/u, '甲');
        else all.splice(index, 1, ...(change === 'lost' ? [] : [one, one]));
        assert.notEqual(againstCopy(other, copy), null, `${change} ${JSON.stringify(list[index])}`);
        tried += 1;
      }
  assert.equal(tried, 3 * 147);
});

test('文件里的数、条文、材料、期限、口径，就是程序所用的〔n.s6、19.s1〕', () => {
  const { thresholds, activities, materials, ...rest } = toScheme(jx);
  assert.deepEqual(
    Object.entries(thresholds).map(([key, one]) => [key, one.atLeast, one.unit, one.article]),
    [
      ['operatingYears', 2, '年', '第六条（一）'],
      ['totalAssets', 200, '万元', '第六条（一）'],
      ['premisesArea', 200, '平方米', '第六条（一）'],
      ['fullTimeStaff', 15, '人', '第六条（二）'],
      ['professionalShare', 80, '%', '第六条（二）'],
      ['servedEnterprises', 120, '户', '第六条（三）'],
      ['satisfaction', 80, '%', '第六条（三）'],
      ['trainedPersons', 1600, '人次', '第六条（三）'],
      ['gatheredInstitutions', 3, '家', '第六条（五）'],
      ['benefitShare', 20, '%', '第六条（六）'],
    ],
  );
  const numbers = Object.entries(activities).map(([key, one]) => `${key} ${one?.atLeast}`);
  assert.deepEqual(numbers.join(), 'information 6,innovation 4,quality 4,consulting 4,startup 6,training undefined,digitalisation 4');
  assert.deepEqual(materials.map(({ key, need }) => `${key} ${need}`).join(), MATERIALS);
  assert.deepEqual([rest.effectiveFrom, rest.effectiveTo, rest.failedConditions], ['2023-08-15', null, 'refuse']);
  assert.deepEqual(rest.notice, { workdays: 5, article: '第八条（四）' });
  assert.deepEqual(rest.panel, { atLeast: 3, odd: true, supplementTimes: 2, confirmed: true, article: '第八条（四）' });
  assert.deepEqual(rest.sample, { atLeast: 12, stratify: null, unanswered: 3, apartMinutes: 60, article: '附件1' });
  assert.deepEqual(rest.validity, { years: 3, from: 'documentDate', article: '第十二条' });
  assert.deepEqual(rest.reporting, { platformDays: 10, authorityDays: 20, article: '第十五条' });
  assert.deepEqual(rest.correction, { workdays: 5, leaves: 3, article: '第八条（三）' });
  assert.match(articlesFrom(jx)[7]?.items[2]?.text ?? '', /报省工信厅。\n全省性行业协会/);
});

test('附件每一格、每项解读都在：182格，48项解读，每项至少两种办法', () => {
  assert.equal(sentencesOf(jx).length, 147);
  assert.equal(cellsOf(jx).length, 182);
  assert.equal(readingsOf(jx).length, 48);
  for (const one of readingsOf(jx)) assert.ok(Object.keys(one.options).length >= 2, one.id);
});

test('文件有误：说出行、位置、应当怎样写', () => {
  const at = (from: string, to: string) => {
    const text = source.replace(from, to);
    const { faults } = readEdition(text);
    const line = text.split('\n').findIndex((one) => one.includes(to.split('\n')[0] ?? ''));
    return `${(faults[0]?.line ?? 0) - line - 1} ${faults[0]?.message}`;
  };
  assert.match(at('atLeast: 2, unit: 年', 'atLeast: 两, unit: 年'), /^0 .*数字/);
  assert.match(at('id: 6.3.s3', 'id: 6.3.3'), /^0 写作 6\.3\.s2/);
  assert.match(at("id: '6.7', label", 'id: 6.7, label'), /^0 .*期望 string/);
  assert.match(at('        noEffect: 立法目的', '        effect: 立法目的'), /^-2 这段条文没有写它在办理中是什么/);
  assert.match(at('unit: 户,', 'unit: 户, unit: 家,'), /^0 同一层里有两个相同的键/);
  assert.match(at('format: 1', 'format: &a 1'), /引用/);
  assert.match(at('format: 1', 'format: !!str 1'), /引用/);
  assert.match(at('年服务中小微企业120户以上，', '年服务中小微企业 120户以上，'), /^0 .*半角空格/);
});

test('不是版本文件的：空的、别的格式、太大、太深，都有一句话，都很快', () => {
  for (const text of [
    '',
    'abc',
    '{',
    '[]',
    'null',
    '- a\n- b',
    `${'['.repeat(5000)}`,
    `a: ${'x'.repeat(1_000_001)}`,
    `${' '.repeat(300)}a: 1`,
  ]) {
    const { edition, faults } = readEdition(text);
    assert.equal(edition, null);
    assert.ok((faults[0]?.message ?? '') !== '' && (faults[0]?.line ?? 0) >= 1, text.slice(0, 20));
  }
});

test('市级版本只写不同之处，展开后是一个完整的版本；除依据外没有省级的名称', () => {
  const { whole } = wholeEdition(file('nc-2026.yaml'), (id) => (id === 'jx-2023' ? jx : null));
  assert.ok(whole);
  const words = sentencesOf(whole.edition).filter(({ text }) => /省|江西/.test(text));
  assert.deepEqual(
    words.map(({ id }) => id),
    ['1.s2'],
  );
  assert.deepEqual(
    cellsOf(whole.edition).filter(({ label }) => /省|江西|设区市/.test(label)),
    [],
  );
  const scheme = toScheme(whole.edition);
  assert.equal(scheme.thresholds.servedEnterprises.atLeast, 60);
  assert.equal(scheme.thresholds.totalAssets.atLeast, 100);
  assert.equal(scheme.validity.years, 2);
  assert.equal(articlesFrom(whole.edition).at(-1)?.number, '第十八条');
  const lines = difference(jx, whole.edition, whole.derived?.renames);
  assert.equal(lines.filter(({ kind }) => kind === 'number').length, 11);
  assert.equal(lines.filter(({ kind }) => kind === 'dropped').length, 5);
  assert.ok(lines.some(({ says }) => says === '年服务中小微企业由120户改为60户（放宽）'));
  assert.deepEqual(difference(jx, jx), []);
});

test('底本里没有的段、栏目、解读，没有的底本：拒绝并说出在哪一行', () => {
  const changed = (from: string, to: string) =>
    wholeEdition(file('nc-2026.yaml').replace(from, to), (id) => (id === 'jx-2023' ? jx : null));
  assert.deepEqual(
    changed('at: 6.3.s7', 'at: 6.3.s17').faults.map(({ message }) => message),
    ['6.3.s17：底本没有这一段'],
  );
  assert.match(changed('base: jx-2023', 'base: jx-2022').faults[0]?.message ?? '', /没有底本 jx-2022/);
  assert.match(changed('  steadyGrowth:', '  steadyGrows:').faults[0]?.message ?? '', /解读 steadyGrows 不存在/);
  const { faults } = resolve(jx, readEdition(file('nc-2026.yaml').replace('after: 6.3.s4', 'after: 6.3.s44')).edition as Derived);
  assert.deepEqual(faults, ['6.3.s44：底本没有这一段']);
});

test('只写不同之处的文件，改出来的差错说在改的那一行，不说展开后的位置', () => {
  const text = file('nc-2026.yaml').replace('set: { condition: { atLeast: 60 } }', 'set: { condition: { atLeast: 六十 } }');
  const [fault] = wholeEdition(text, () => jx).faults;
  assert.match(text.split('\n')[(fault?.line ?? 0) - 1] ?? '', /at: 6\.3\.s3/);
  assert.match(`${fault?.path} ${fault?.message}`, /^6\.3\.s3 atLeast .*数字/);
});

test('行数太多的不读，说明多少行；键很多的在另一个线程里读，不按键数的平方：别的请求不等', async () => {
  const keys = (count: number, between: string) => Array.from({ length: count }, (_, i) => `k${i}: 1`).join(between);
  const { faults } = await takeEdition(keys(90_000, '\n'), [jx]);
  assert.deepEqual(faults, [{ line: 20_001, path: '', message: '文件有90000行，超过20000行，不是办法的版本文件' }]);
  let turns = 0;
  const pulse = setInterval(() => (turns += 1), 5);
  const { whole, faults: others } = await takeEdition(`{ ${keys(5_000, ', ')} }`, [jx]);
  clearInterval(pulse);
  assert.equal(whole, null);
  assert.ok(others.some(({ path }) => path === 'format'));
  assert.ok(turns > 5, `这边只动了 ${turns} 次`);
  assert.equal((await takeEdition(file('nc-2026.yaml'), [jx])).whole?.edition.id, 'nc-2026');
});

test('数字按人的写法读：三年、每年一次、日期；条号、项号不算', () => {
  const values = numbersIn('自2023年8月15日起，三年内6次、近两年、每年开展一次、第六、七条（三）').map(({ value }) => value);
  assert.deepEqual(values, ['2023-08-15', 6, 3, 2, 1]);
});

test('文件就是写出来的样子：改一处只动一行', () => {
  const doc = parseDocument(source);
  assert.equal(doc.toString({ lineWidth: 0 }), source);
  doc.setIn(['text', 0, 'sentences', 0, 'text'], '甲');
  const after = doc.toString({ lineWidth: 0 }).split('\n');
  assert.equal(source.split('\n').filter((line, index) => line !== after[index]).length, 1);
});

test('公布的 JSON Schema 与程序的一致', () => {
  const published = file('edition.schema.json');
  assert.equal(published, `${JSON.stringify(editionJsonSchema())}\n`);
});
