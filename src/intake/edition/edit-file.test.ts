import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { jxEdition as edition } from '../../../test/law.ts';
import { difference } from '../../core/scheme/edition/difference.ts';
import type { Edition } from '../../core/scheme/edition/edition.ts';
import { editorSheet } from '../../core/scheme/edition/editor-sheet.ts';
import type { EditionEdit } from '../../core/scheme/edition/edits.ts';
import { toScheme } from '../../core/scheme/edition/to-scheme.ts';
import { draftFile, editFile, wholeFile } from './edit-file.ts';
import { readEdition } from './read-edition.ts';

const source = readFileSync(new URL('../../../schemes/jx-2023.yaml', import.meta.url), 'utf8');

/** Lines of a file that another of the same length has not. */
const moved = (before: string, after: string): string[] => {
  const was = before.split('\n');
  return after.split('\n').flatMap((line, index) => (line === was[index] ? [] : [line.trim()]));
};

test('起草：头部换新，其余逐行不变；改一个数，说它的四行一起改；改一处解读只动一行；有效期的汉字、施行日期跟着写', () => {
  const draft = draftFile({ id: 'jx-2027', title: '修订', source, whole: edition });
  const head = ['jx-2027，', 'id: jx-2027', 'title: 修订', 'adopted: null', 'inForce: null', 'draft: true'];
  assert.equal(draft.split('\n').length, source.split('\n').length);
  assert.equal(moved(source, draft).length, head.length, '注释一行、头部五行');
  const after = (...edits: EditionEdit[]): string[] => {
    const { source: text, faults } = editFile(draft, edits);
    assert.deepEqual(faults, []);
    return moved(draft, text ?? '');
  };
  assert.deepEqual(
    after({ at: '6.3.s3', set: 'condition.atLeast', value: 150 }).map((line) => /\d\d+/.exec(line)?.[0]),
    [...'1234'].map(() => '150'),
  );
  assert.deepEqual(after({ at: 'a5.s2', set: 'number.value', value: 150 }), after({ at: '6.3.s3', set: 'condition.atLeast', value: 150 }));
  const words: EditionEdit = { at: '6.3.s3', set: 'text', value: '年服务本省中小微企业150户以上，' };
  const number: EditionEdit = { at: '6.3.s3', set: 'condition.atLeast', value: 150 };
  for (const both of [after(words, number), after(number, words)])
    assert.ok(both.includes(`text: ${words.value}`), '一起改的文字不被数字冲掉');
  assert.deepEqual(after({ at: '6.3.s4', set: 'readings.satisfactionBasis.chosen', value: 'listed' }), ['chosen: listed']);
  assert.equal(after({ at: '12.s1', set: 'number.value', value: 2 })[0], 'text: 示范平台认定有效期为二年。');
  assert.deepEqual(after({ at: 'head', set: 'inForce', value: '2027-03-01' }).slice(0, 2), [
    'inForce: 2027-03-01',
    'text: 本办法自2027年3月1日起施行，',
  ]);
  assert.deepEqual(after({ at: 'settings', set: 'hearing.workdays', value: 7 }).length, 1);
});

test('起草：只有列明的地方能改；改了以后不成其为版本的不收，文件不动', () => {
  const refusal = (edit: EditionEdit): string =>
    editFile(source, [edit])
      .faults.map(({ path, message }) => `${path} ${message}`)
      .join();
  assert.match(refusal({ at: '6.3.s3', set: 'id', value: '9.9.s9' }), /请在文件里改/);
  assert.match(refusal({ at: '6.3.s3', set: 'condition.figure', value: 'staff' }), /请在文件里改/);
  assert.match(refusal({ at: '6.3.s99', set: 'text', value: '甲' }), /没有这一处/);
  assert.match(refusal({ at: '6.3.s3', set: 'readings.__proto__.chosen', value: 'x' }), /请在文件里改|没有这一处/);
  assert.match(refusal({ at: '6.3.s3', set: 'text', value: '甲 乙' }), /半角空格/);
  assert.match(refusal({ at: '6.3.s3', set: 'condition.atLeast', value: 'x' }), /数字/);
  const rubric = edition.settings.rubric?.lines.map((one) => ({ ...one, weight: 5 })) ?? [];
  assert.match(refusal({ at: 'settings', set: 'rubric.lines', value: rubric }), /权重合计应为100/);
});

test('办理参数里原先没有问过的一个数：列出照此办理的数，能改，只动那一行', () => {
  const older = readFileSync(new URL('../../../test/fixtures/regimes/technical-2025.yaml', import.meta.url), 'utf8');
  const shown = (text: string) =>
    editorSheet(readEdition(text).edition as Edition, new Map())
      .flatMap(({ rows }) => rows.flatMap(({ fields }) => fields))
      .find(({ set }) => set === 'signals.contactOverChance')?.value;
  assert.doesNotMatch(older, /contactOverChance/);
  assert.equal(shown(older), 20);
  const { source: after, faults } = editFile(older, [{ at: 'settings', set: 'signals.contactOverChance', value: 30 }]);
  assert.deepEqual(faults, []);
  assert.equal(shown(after ?? ''), 30);
  const lines = moved(editFile(older, []).source ?? '', after ?? '');
  assert.deepEqual([lines.length, /contactOverChance: 30/.test(lines[0] ?? '')], [1, true]);
});

test('盖章签字的材料：勾哪几份收哪几份，只动那一行；差别用材料的名称说；同一份写两遍的、没有的材料不收；都不勾的不收', () => {
  const shown = (text: string) => {
    const read = readEdition(text).edition as Edition;
    return {
      read,
      field: editorSheet(read, new Map())
        .flatMap(({ rows }) => rows.flatMap(({ fields }) => fields))
        .find(({ set }) => set === 'stamped.papers'),
    };
  };
  const put = (value: readonly string[]) => editFile(source, [{ at: 'settings', set: 'stamped.papers', value }]);
  assert.deepEqual(shown(source).field?.value, ['2', '6', '1']);
  assert.deepEqual(
    shown(source).field?.options.map(({ label }) => label),
    ['附件2 申请报告', '附件6 声明函', '附件1 推荐表'],
  );
  const after = put(['2', '1']).source ?? '';
  assert.deepEqual([moved(source, after).length, shown(after).field?.value], [1, ['2', '1']]);
  assert.deepEqual(
    difference(edition, shown(after).read).map(({ says }) => says),
    ['盖章签字的材料：附件2 申请报告、附件1 推荐表'],
  );
  assert.match(
    put(['2', '2'])
      .faults.map(({ message }) => message)
      .join(),
    /同一份材料写了两遍/,
  );
  assert.equal(put(['5']).source, null);
  const none = put([]).source ?? '';
  assert.deepEqual(
    difference(edition, shown(none).read).map(({ says }) => says),
    ['盖章签字的材料：不收扫描件'],
  );
  assert.deepEqual(toScheme(shown(none).read).stamped, []);
});

test('材料以后年度能不能沿用：由版本写明，改了的在差别里说；没有写的版本照旧', () => {
  const { source: after, faults } = editFile(source, [{ at: '9.8.s1', set: 'material.lasts', value: false }]);
  assert.deepEqual(faults, []);
  const changed = readEdition(after ?? '').edition as Edition;
  const [only, ...others] = difference(edition, changed);
  assert.match(only?.says ?? '', /协议.*”改为每年重新提供$/);
  assert.deepEqual([others.length, moved(source, after ?? '').length], [0, 1]);
  const without = (line: RegExp) => readEdition(source.replace(line, '')).edition as Edition;
  assert.deepEqual(
    difference(edition, without(/(?<=key: m8, need: required), lasts: true/)).map(({ says }) => says),
    [only?.says],
    '别的写了，这一种不再写：不能沿用了',
  );
  assert.deepEqual(
    difference(without(/, lasts: (true|false)/g), edition).map(
      ({ says }) => /^“(开展相关服务|上一年度).+”改为每年重新提供$/.exec(says)?.[1],
    ),
    ['上一年度', '开展相关服务'],
    '原来一种也没有写，上传的都可以沿用',
  );
});

test('只写不同的版本写成完整的文件：读回来是同一个版本', () => {
  assert.equal(JSON.stringify(readEdition(wholeFile(edition)).edition), JSON.stringify(edition));
});
