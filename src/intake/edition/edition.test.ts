import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseDocument } from 'yaml';
import { articlesOf } from '../../core/scheme/articles.ts';
import { resolve } from '../../core/scheme/edition/derive.ts';
import { difference } from '../../core/scheme/edition/difference.ts';
import type { Derived, Edition } from '../../core/scheme/edition/edition.ts';
import { numbersIn } from '../../core/scheme/edition/numbers-in.ts';
import { againstCopy } from '../../core/scheme/edition/printed.ts';
import { articlesFrom, toScheme } from '../../core/scheme/edition/to-scheme.ts';
import { cellsOf, readingsOf, sentencesOf } from '../../core/scheme/edition/walk.ts';
import { jx2023 } from '../../core/scheme/jx-2023.ts';
import { readEdition } from './read-edition.ts';
import { editionJsonSchema } from './schema.ts';
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
  const mine = toScheme(jx);
  const flat = (all: object) => JSON.parse(JSON.stringify(all).replace(/\\n/g, ''));
  assert.deepEqual(flat(articlesFrom(jx)), flat(articlesOf(jx2023)));
  const { readings, materials, rubric, ...rest } = mine;
  const { readings: oldReadings, materials: oldMaterials, rubric: _, ...oldRest } = jx2023;
  assert.deepEqual(rest, oldRest);
  assert.deepEqual(rubric, jx2023.rubric);
  for (const old of oldReadings)
    assert.ok(
      readings.some(({ id }) => id === old.id),
      old.id,
    );
  assert.deepEqual(
    materials.map(({ whenFilled: __, backs: ___, ...one }) => one),
    oldMaterials.map(({ whenFilled: __, backs: ___, ...one }) => one),
  );
});

test('附件每一格、每项解读都在：182格，43项解读，每项至少两种办法', () => {
  assert.equal(sentencesOf(jx).length, 147);
  assert.equal(cellsOf(jx).length, 182);
  assert.equal(readingsOf(jx).length, 43);
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
