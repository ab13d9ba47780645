import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { forDevelopers } from '../../docs/pages/configuration.ts';
import { coveredSentences } from '../../docs/pages/coverage.ts';
import { provinceEdition, testsBySentence } from '../../docs/pages/editions.ts';
import { words } from '../../docs/pages/glossary.ts';
import { pages } from '../../docs/pages/pages.ts';
import { namesOfProgram } from '../../src/acts/scheme/names.ts';
import { readConfig } from '../../src/config.ts';
import { editionFaults } from '../../src/core/scheme/edition/faults.ts';
import { groups, settings } from '../../src/settings.ts';
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
  const documents = ['README.md', 'README.zh-CN.md', 'deploy/README.md', ...filesBelow('docs', /\.md$/).map((path) => `docs/${path}`)];
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

const namedFirst = (path: string): string[] => [...read(path).matchAll(/^\| `([A-Z_]+)` \|/gm)].map((match) => match[1] as string).sort();

test('every environment variable that is read stands in the table of settings, and no other; both READMEs name those of a first start', () => {
  const asked = new Set<string>();
  const env = new Proxy({}, { get: (_, name: string) => void asked.add(name) });
  readConfig({}, env);
  assert.deepEqual([...asked].sort(), Object.keys(settings).sort());
  assert.deepEqual([...new Set(namedFirst('docs/configuration.md'))], [...asked, ...Object.keys(forDevelopers)].sort());
  const first = Object.entries(settings).flatMap(([name, { group }]) => (group === groups[0] ? [name] : []));
  for (const path of ['README.md', 'README.zh-CN.md']) assert.deepEqual(namedFirst(path), first.sort(), path);
});

test('what bin/ reads of the environment stands on the same page', () => {
  const inBin = filesBelow('bin', /\.mjs$/).flatMap((name) => [...read(`bin/${name}`).matchAll(/(?<!')process\.env\.([A-Z_]+)/g)]);
  const strange = inBin.map(([, name]) => name as string).filter((name) => !Object.hasOwn({ ...settings, ...forDevelopers }, name));
  assert.deepEqual(strange, []);
  assert.equal(inBin.length >= 3, true);
});

test('what a document calls a variable is one, and what the table says of a default holds', () => {
  const names = new Set([...Object.keys(settings), ...Object.keys(forDevelopers)]);
  const likeOne = /`((?:SHIFAN|DB|PG|SMTP|MAIL|WEBHOOK|SIGN|LOG|DATA|DATABASE|PUBLIC|TRUSTED)_[A-Z_]+)`/g;
  const wrong = ['README.md', 'README.zh-CN.md', 'deploy/README.md', 'docs/runbook.md', 'docs/configuration.md']
    .flatMap((path) => [...read(path).matchAll(likeOne)].map(([, name]) => `${path} ${name}`))
    .filter((line) => !names.has(line.split(' ')[1] as string));
  assert.deepEqual(wrong, []);
  const usual = readConfig({}, {});
  const said = { ...usual, ...usual.pool, ...usual.people } as Record<string, unknown>;
  const held = {
    HOST: said.host,
    PORT: said.port,
    DB_CONNECTIONS: said.size,
    DB_WAIT_SECONDS: Number(said.waitMs) / 1000,
    ONE_TIME_DAYS: said.oneTimeDays,
  };
  for (const [name, value] of Object.entries(held)) assert.equal(String(value), settings[name as keyof typeof held].usual, name);
  assert.throws(() => readConfig({}, { PROOF_MINUTES: '721' }), /PROOF_MINUTES 应为 1 至 720 的整数/);
});
