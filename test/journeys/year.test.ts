import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { readConfig } from '../../src/config.ts';
import { verifyBundle } from '../../src/core/draw/verify.ts';
import { type Outcome, rehearse } from '../../src/rehearsal/rehearse.ts';
import { verifyJournal } from '../../src/store/chain/chain.ts';
import { sha256 } from '../../src/store/crypto.ts';

/** Enough for every fate of the play to come once; the command plays 24. */
const APPLICANTS = 15;
let out: string;
let outcome: Outcome;

before(async () => {
  out = await mkdtemp(join(tmpdir(), 'shifan-year-'));
  outcome = await rehearse(readConfig({ demonstration: true }), { applicants: APPLICANTS, out, log: () => undefined });
});
after(() => rm(out, { recursive: true, force: true }));

const counted = (what: string) => outcome.stage.timeline.find((line) => line.what === what)?.count;

test('一年演练：各方在接口上走完全程，每一项核对都相符', () => {
  assert.deepEqual(outcome.stage.failures, []);
  assert.ok(outcome.stage.checked > 150, `核对 ${outcome.stage.checked} 项`);
});

test('第六条（三）名单不足120家的一家没能提交，其余都提交了', () => assert.equal(counted('提交申报'), APPLICANTS - 1));

test('第八条：撤回、不予推荐、不予受理、未列入、异议成立各一家，其余认定', () => {
  assert.equal(counted('撤回申报'), 1);
  assert.equal(counted('不予推荐'), 1);
  assert.equal(counted('认定示范平台'), APPLICANTS - 6);
});

test('第十五条：四个季度都有调度表和汇总表', () => {
  for (const period of ['2025年第三季度', '2025年第四季度', '2026年第一季度', '2026年第二季度'])
    assert.ok((counted(`${period}季度汇总表签发报送`) ?? 0) > 0, period);
});

test('每份申报的纸面齐全：附件2至6、附件1、提交回执', async () => {
  const folders = await readdir(join(out, 'dossiers'));
  assert.equal(folders.length, APPLICANTS);
  for (const folder of folders.filter((name) => name.startsWith('赣平'))) {
    const files = await readdir(join(out, 'dossiers', folder));
    for (const name of ['annex2.pdf', 'annex3.pdf', 'annex4.pdf', 'annex5.pdf', 'annex6.pdf', 'receipt.pdf'])
      assert.ok(files.includes(name), `${folder}/${name}`);
  }
  const paper = await readFile(join(out, 'dossiers', folders.find((name) => name.startsWith('赣平')) ?? '', 'annex2.pdf'));
  assert.equal(paper.subarray(0, 5).toString(), '%PDF-');
});

test('抽样包脱离系统可以重新计算，改一个字就不符', async () => {
  const files = (await readdir(join(out, 'draws'))).filter((name) => name !== 'commitments.json');
  assert.ok(files.length >= APPLICANTS - 4);
  const text = await readFile(join(out, 'draws', files[0] as string), 'utf8');
  assert.deepEqual(verifyBundle(JSON.parse(text), sha256), []);
  const bundle = JSON.parse(text) as { rows: { enterprise: string }[] };
  (bundle.rows[0] as { enterprise: string }).enterprise += '甲';
  assert.notDeepEqual(verifyBundle(bundle, sha256), []);
});

test('导出的日志链完整，改一条就断', async () => {
  const entries = (await readFile(join(out, 'journal.jsonl'), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.equal(verifyJournal(entries).ok, true);
  const changed = entries.map((entry, i) => (i === 40 ? { ...entry, actorName: '别人' } : entry));
  assert.deepEqual(verifyJournal(changed).ok, false);
});

test('日志里没有个人信息：手机号、身份证号一概不出现', async () => {
  const text = await readFile(join(out, 'journal.jsonl'), 'utf8');
  assert.equal(/(?<![\da-f])1[3-9]\d{9}(?![\da-f])/.test(text), false);
  assert.equal(/(?<![\da-f])\d{17}[\dX](?![\da-fA-F])/.test(text), false);
});
