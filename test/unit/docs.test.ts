import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { coveredSentences } from '../../docs/pages/coverage.ts';
import { provinceEdition, testsBySentence } from '../../docs/pages/editions.ts';
import { words } from '../../docs/pages/glossary.ts';
import { pages } from '../../docs/pages/pages.ts';
import { namesOfProgram } from '../../src/acts/scheme/names.ts';
import { readConfig } from '../../src/config.ts';
import { editionFaults } from '../../src/core/scheme/edition/faults.ts';
import { jxArticles } from '../law.ts';
import { filesBelow, repository, sources } from './sources.ts';

const read = (path: string) => readFileSync(join(repository, path), 'utf8');

for (const [path, page] of Object.entries(pages))
  test(`${path} is current (npx tsx docs/generate.ts writes it)`, () => assert.equal(read(path), page()));

test('每段条文都写明在办理中是什么；称“enforced”的必有测试写明这一段，测试写的段落都存在', () => {
  const all = coveredSentences();
  const untested = all.filter(({ status, tests }) => status === 'enforced' && tests.length === 0).map(({ sentence }) => sentence.id);
  assert.deepEqual(untested, []);
  const ids = new Set(all.map(({ sentence }) => sentence.id));
  assert.deepEqual(
    [...testsBySentence().keys()].filter((id) => /\.s\d+$/.test(id) && !ids.has(id)),
    [],
  );
});

test('版本文件没有差错：名称都在，数字都有着落，解读都引得到原文', () =>
  assert.deepEqual(editionFaults(provinceEdition(), namesOfProgram), []));

test('no article is cited that the measure does not have', () => {
  const numbers = jxArticles.map(({ number }) => number);
  const wrong = sources()
    .filter((source) => !source.isTest)
    .flatMap((source) =>
      [...source.text.matchAll(/(?<![》法例）\d])第[一二三四五六七八九十百]+条/g)].map(([cited]) => `${source.path} ${cited}`),
    )
    .filter((line) => !numbers.includes(line.split(' ')[1] as string));
  assert.deepEqual(wrong, []);
});

test('a word of the glossary is a word of the code', () => {
  const text = sources()
    .map((source) => source.text)
    .join('\n')
    .toLowerCase();
  const unused = words.map(([, name]) => name).filter((name) => !text.includes(name) && !text.includes(name.replace(' ', '')));
  assert.deepEqual(unused, []);
});

test('受理 is the province’s act alone (第八条（四）): a submission has its 提交回执, a dossier its 申报编号, whoever writes of it', () => {
  const wrong = sources().flatMap(({ path, text }) =>
    (text.match(/受理(回执|编号|号|部门|申报|异议)/g) ?? []).map((word) => `${path} ${word}`),
  );
  assert.deepEqual(wrong, []);
});

const linked = (path: string) => [...read(path).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => match[1] as string);

test('every link of the documents leads somewhere', () => {
  const documents = ['README.md', 'README.zh-CN.md', ...filesBelow('docs', /\.md$/).map((path) => `docs/${path}`)];
  const broken = documents.flatMap((path) =>
    linked(path)
      .map((link) => join(path, '..', link))
      .filter((target) => !existsSync(join(repository, target)))
      .map((target) => `${path} → ${target}`),
  );
  assert.deepEqual(broken, []);
});

/** Rows of tables, but for their heads and a drill's figures; whatever is held by something names it: a path and, between « », a part of the test's name. */
const rowsOf = (path: string) =>
  read(path)
    .replace(/\n## The long drill[\s\S]*/, '')
    .split('\n')
    .filter((line, i, all) => line.startsWith('|') && !/^\| ?-/.test(line) && !/^\| ?-/.test(all[i + 1] ?? ''));
const NAMED = /((?:test|src)\/[\w./-]+\.ts) «([^»]+)»/g;
/** What tests are called in a file, and what stands in a table of tests. */
const testNames = (text: string) =>
  [...text.matchAll(/\b(?:(?:test|it|describe)\(|what: )\s*('|`|")([^\n]*?[^\\])\1/g)].map(([, , name]) => name as string);

for (const path of ['docs/threat-model.md', 'docs/dengbao.md', 'docs/red-team.md', 'docs/reliability.md'])
  test(`${path}: each line names a test that stands, or says that it is missing`, () => {
    const rows = rowsOf(path);
    const bare = rows.filter((row) => row.match(NAMED) === null && !/missing|由运行单位落实|bench\//.test(row));
    assert.deepEqual(bare, []);
    const gone = rows
      .flatMap((row) => [...row.matchAll(NAMED)])
      .filter(
        ([, file = '', part = '']) => !existsSync(join(repository, file)) || !testNames(read(file)).some((name) => name.includes(part)),
      )
      .map(([all]) => all);
    assert.deepEqual(gone, []);
    if (path.endsWith('red-team.md')) assert.equal(rows.length >= 100, true, `${rows.length} attacks`);
  });

test('the README names every environment variable that config.ts reads, and no other', () => {
  const asked = new Set<string>();
  const env = new Proxy({}, { get: (_, name: string) => void asked.add(name) });
  readConfig({}, env);
  for (const path of ['README.md', 'README.zh-CN.md']) {
    const named = [...read(path).matchAll(/^\| `([A-Z_]+)` \|/gm)].map((match) => match[1] as string);
    assert.deepEqual(named.sort(), [...asked].sort(), path);
  }
});
