import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { readConfig } from '../../src/config.ts';
import { verifyBundle } from '../../src/core/draw/verify.ts';
import { readEvidence } from '../../src/core/evidence/bundle.ts';
import { inWords } from '../../src/core/evidence/outcome.ts';
import { reExecuted } from '../../src/core/evidence/re-execute.ts';
import { type Outcome, rehearse } from '../../src/rehearsal/rehearse.ts';
import { verifyJournal } from '../../src/store/chain/chain.ts';
import { sha256 } from '../../src/store/crypto.ts';
import { derivedFrom } from '../../src/web/evidence/derived.ts';
import { provedEvidence } from '../verify-evidence.ts';

/** Enough for every fate of the play to come once; the command plays 24. */
const APPLICANTS = 15;
let out: string;
let outcome: Outcome;

before(async () => {
  out = await mkdtemp(join(tmpdir(), 'shifan-year-'));
  outcome = await rehearse(readConfig({ demonstration: true }), { applicants: APPLICANTS, out, log: () => undefined });
});
after(() => rm(out, { recursive: true, force: true }));

/** What a change of an input is made on; its parts go by their names alone. */
// biome-ignore lint/suspicious/noExplicitAny: whatever stands in the evidence is changed, rightly typed or not
type Loose = any;
type Inputs = { readonly facts: Loose; readonly form: Loose };
const table = (form: Loose, key: string): Loose => form.sections.flatMap((one: Loose) => one.tables).find((one: Loose) => one.key === key);
const answer = (form: Loose, key: string): Loose =>
  form.sections.flatMap((one: Loose) => one.answers).find((one: Loose) => one.key === key);
/** One input each, and the result that has to be named. */
const changesThatMatter: readonly (readonly [what: string, change: (inputs: Inputs) => void])[] = [
  ['第1次提交在期限内', ({ facts }) => Object.assign(facts.submissions[0], { at: '2025-12-01T02:00:00.000Z' })],
  ['资产总额', ({ form }) => Object.assign(answer(form, 'totalAssets'), { answer: '1' })],
  ['服务企业名单的摘要', ({ form }) => Object.assign(table(form, 'served').rows[0], { id: 'another' })],
  ['抽样', ({ facts }) => facts.draw.sample.reverse()],
  ['抽样', ({ facts }) => Object.assign(facts.draw, { secret: '0'.repeat(64) })],
  ['抽样', ({ facts }) => Object.assign(facts.round, { commitment: '0'.repeat(64) })],
  ['专家组的抽取', ({ facts }) => facts.panel.seats.reverse()],
  ['专家组的抽取', ({ form }) => Object.assign(answer(form, 'functions'), { answer: ['training', 'quality', 'startup'] })],
  ['评审得分、排序和拟认定线', ({ facts }) => Object.assign(facts.ranking.entries[0], { score: '1.00' })],
  ['评审得分、排序和拟认定线', ({ facts }) => Object.assign(facts.ranking.entries.at(-1), { scores: ['100', '100', '100'] })],
  ['评审得分、排序和拟认定线', ({ facts }) => Object.assign(facts.ranking, { cut: '100' })],
  ['评审得分、排序和拟认定线', ({ facts }) => facts.ranking.sheets.pop()],
  ['公示期和名单', ({ facts }) => Object.assign(facts.notice, { endsOn: '2025-07-13' })],
  ['公示期和名单', ({ facts }) => facts.notice.list.pop()],
  ['证书的有效期', ({ facts }) => Object.assign(facts.title, { validTo: '2099-01-01' })],
  ['证书的有效期', ({ facts }) => Object.assign(facts.title, { recognisedOn: facts.notice.endsOn })],
  ['2025年第3季度调度表的报送期限', ({ facts }) => Object.assign(facts.title.reports[0], { dueOn: '2025-10-31' })],
];

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

test('第四条：两家不予受理的申请复核，一家撤销原决定后走到认定，一家维持', () => {
  assert.equal(counted('复核撤销原决定'), 1);
  assert.equal(counted('复核维持原决定'), 1);
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

const evidenceFiles = async () => {
  const names = (await readdir(join(out, 'evidence'))).filter((name) => name.endsWith('.zip'));
  return Promise.all(names.map(async (name) => ({ name, zip: await readFile(join(out, 'evidence', name)) })));
};

test('证据包脱离系统核验：每家一份，总摘要提交时已在日志里，含个人信息的和遮盖的是同一份，改动一处即不通过', async () => {
  const key = await readFile(join(out, 'evidence', 'key.txt'), 'utf8');
  const files = await evidenceFiles();
  assert.equal(files.length, APPLICANTS - 1 + 4);
  const roots = new Map<string, Set<string>>();
  for (const { name, zip } of files) {
    const said = provedEvidence(zip, key);
    assert.match(said, /提交时已经记入日志第 \d+ 条/, name);
    const number = name.slice(0, 12);
    roots.set(number, (roots.get(number) ?? new Set()).add(/申请表的总摘要 ([0-9a-f]{64})/.exec(said)?.[1] ?? ''));
  }
  assert.deepEqual(
    [...roots.values()].filter(({ size }) => size !== 1),
    [],
  );
  const zip = files[0]?.zip ?? Buffer.alloc(0);
  for (let i = 0; i < 40; i += 1) {
    const other = Buffer.from(zip);
    const at = Math.floor((zip.length * (i + 0.37)) / 40);
    other[at] = (other[at] as number) ^ (1 << (i % 8));
    assert.throws(() => provedEvidence(other, key), `第 ${at} 字节`);
  }
});

test('证据包脱离系统重算：每家都一致；改动一处输入，重算指出是哪一项', async () => {
  const files = await evidenceFiles();
  for (const { name, zip } of files) {
    const derived = derivedFrom(zip, sha256);
    assert.deepEqual(derived.ok ? derived.outcomes.filter(({ outcome }) => outcome === 'differs').map(inWords) : derived.fault, [], name);
  }
  const whole = files
    .map(({ zip }) => readEvidence(zip, sha256))
    .find((read) => read.ok && read.evidence.facts.title !== null && read.evidence.black.length > 0);
  if (!whole?.ok) throw new Error('没有认定了的');
  const kept = reExecuted(whole.evidence);
  assert.deepEqual(
    kept.filter(({ outcome }) => outcome === 'unknown').map(({ what }) => what),
    ['提交内容的校验值'],
  );
  const hidden = reExecuted({ ...whole.evidence, blackFacts: ['round/closesAt'] });
  assert.equal(hidden.find(({ what }) => what === '第1次提交在期限内')?.outcome, 'unknown', '遮盖了的不说一致');
  const unnoticed = reExecuted({ ...whole.evidence, facts: { ...whole.evidence.facts, notice: null } });
  assert.equal(unnoticed.find(({ what }) => what === '证书的有效期')?.outcome, 'differs', '没有公示的认定');
  for (const [what, change] of changesThatMatter) {
    const facts = structuredClone(whole.evidence.facts);
    const form = structuredClone(whole.evidence.form);
    change({ facts: facts as Loose, form: form as Loose });
    const named = reExecuted({ ...whole.evidence, facts, form }).filter(({ outcome }) => outcome === 'differs');
    assert.ok(
      named.some((one) => one.what === what),
      `${what}：${named.map((one) => one.what).join('、') || '没有指出'}`,
    );
  }
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
