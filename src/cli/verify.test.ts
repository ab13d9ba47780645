import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { exampleContent } from '../core/annexes/example.ts';
import { frozen, frozenText } from '../core/annexes/freeze.ts';
import { bundleOf } from '../core/draw/bundle.ts';
import { candidateOf, drawPanel, rowsOf, subjectFrom } from '../core/draw/panel.ts';
import { memberOf, numbered, poolHash } from '../core/draw/pool.ts';
import { entryHash } from '../store/chain/chain.ts';
import { newSecret, sha256 } from '../store/crypto.ts';
import type { JournalEntry } from '../store/schema.ts';
import { verifyCommand } from './verify.ts';

test('提交内容按回执上分组的校验值核对：相符、不符、不是提交内容，各有各的答复', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shifan-'));
  const file = join(folder, '提交内容.json');
  const form = frozen(exampleContent(2026), { materials: [], reasons: [] });
  const { format: _, reasons: __, ...first } = form;
  const asked = async (text: string, hash: string) => {
    await writeFile(file, text);
    const { exit, stdout, stderr } = await verifyCommand(['submission', file, hash]);
    return `${exit} ${stdout ?? stderr}`;
  };
  try {
    const printed = (text: string) => sha256(text).replace(/.{8}/g, '$& ');
    assert.match(await asked(frozenText(form), printed(frozenText(form))), /^0 校验值相符（格式第2版，含对核验提醒的说明 0 条）/);
    const old = JSON.stringify(first);
    assert.match(await asked(old, printed(old)), /^0 校验值相符（格式第1版，不含对核验提醒的说明）/);
    assert.match(await asked(old, '0'.repeat(64)), /^1 校验值不符/);
    assert.match(await asked('{}', sha256('{}')), /^1 文件不是系统导出的提交内容/);
    await assert.rejects(verifyCommand(['submission', file]), /用法/);
  } finally {
    await rm(folder, { recursive: true });
  }
});

const drawn = (secret: string) =>
  bundleOf(
    {
      dossierNumber: 'JX-2026-0007',
      committedOn: '2026-05-06',
      secret: sha256(secret),
      rows: Array.from({ length: 9 }, (_, i) => ({ id: `row-${i}`, enterprise: `江西第${i}有限公司` })),
      n: 4,
      stratify: null,
    },
    [],
    sha256,
  );
const asking = async (files: Readonly<Record<string, string>>, ...args: string[]) => {
  const folder = await mkdtemp(join(tmpdir(), 'shifan-'));
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    return await verifyCommand(args.map((one) => (Object.hasOwn(files, one) ? join(folder, one) : one)));
  } finally {
    await rm(folder, { recursive: true });
  }
};

test('抽样：与公布的封存值比对，编造的密钥识破；答复写明编号、封存值、日期和企业名称', async () => {
  const [real, forged] = [drawn('sealed'), drawn('made up later')];
  const file = (day: string) =>
    JSON.stringify({
      format: 'shifan-commitments/1',
      rounds: [{ year: 2026, title: '', issuer: '', commitment: real.commitment, committedOn: day }],
    });
  const asked = (bundle: unknown, ...against: string[]) =>
    asking(
      { 'b.json': JSON.stringify(bundle), 'c.json': file('2026-05-06'), 'd.json': file('2026-05-07'), 'x.json': '{}' },
      'draw',
      'b.json',
      ...against,
    );
  for (const against of [real.commitment, real.commitment.toUpperCase(), 'c.json']) {
    const { exit, stdout = '', stderr } = await asked(real, against);
    assert.deepEqual([exit, stderr], [0, undefined], against);
    for (const part of ['JX-2026-0007', real.commitment, '2026-05-06', ...real.sample.map((one) => `江西第${one.rowId.slice(4)}有限公司`)])
      assert.ok(stdout.includes(part), part);
    assert.match((await asked(forged, against)).stderr ?? '', /与申报通知公布的不同/);
    assert.equal((await asked(forged, against)).exit, 1);
  }
  const alone = await asked(forged);
  assert.deepEqual([alone.exit, /没有与任何公布的内容比对/.test(alone.stderr ?? '')], [0, true]);
  assert.equal((await asked(real, 'd.json')).exit, 1, '公布的日期不同');
  assert.equal((await asked(real, 'x.json')).exit, 1);
  assert.equal((await asked(real, '没有这个文件')).exit, 3);
  for (const text of ['', 'null', '{"format"']) assert.deepEqual((await asking({ b: text }, 'draw', 'b')).exit, 1, text);
});

test('专家组：与公布的封存值文件比对，专家库的摘要也比对；动过的不通过，说明哪里', async () => {
  const [secret, committedOn, functions] = [sha256('sealed'), '2026-05-06', ['innovation']];
  const commitment = sha256(secret);
  const people = ['甲', '乙', '丙', '丁'].map((name) => ({
    accountId: name,
    name,
    employer: `${name}大学`,
    formerEmployers: [],
    fields: functions,
  }));
  const pool = numbered(people, [], { digest: sha256, newSecret });
  const hash = poolHash({ commitment, version: 1, frozenOn: committedOn }, pool, sha256);
  const candidates = pool.map(candidateOf);
  const panel = drawPanel(
    { subject: subjectFrom('JX-7', { n: 3, functions, poolHash: hash }), committedOn, secret, candidates, n: 3 },
    sha256,
  );
  assert.ok(panel.ok);
  const bundle = {
    ...{ format: 'shifan-panel/1', dossierNumber: 'JX-7', committedOn, secret, commitment, n: 3, functions },
    pools: [{ version: 1, hash, frozenOn: committedOn, experts: pool.map((one) => memberOf(one, sha256)) }],
    draws: [{ pool: 1, excluded: [], rows: rowsOf(candidates), listHash: panel.listHash, order: panel.order }],
    seats: panel.seated.map((id) => ({ id, left: null })),
  };
  const round = { year: 2026, title: '', issuer: '', commitment, committedOn };
  const file = (of: string) => ({
    format: 'shifan-commitments/1',
    rounds: [{ ...round, pools: [{ version: 1, hash: of, frozenOn: committedOn, experts: 4 }] }],
  });
  const asked = (of: unknown, ...against: string[]) =>
    asking({ b: JSON.stringify(of), c: JSON.stringify(file(hash)), d: JSON.stringify(file(sha256('other'))) }, 'draw', 'b', ...against);
  const good = await asked(bundle, 'c');
  assert.deepEqual([good.exit, good.stderr], [0, undefined]);
  for (const part of ['JX-7', commitment, hash, ...panel.seated.map((id) => `专家${id}`)]) assert.ok(good.stdout?.includes(part), part);
  assert.match((await asked(bundle, 'd')).stderr ?? '', /与公布的冻结摘要不同/);
  assert.match((await asked(bundle, commitment)).stderr ?? '', /专家库的摘要没有与公布的比对/);
  const bent = await asked({ ...bundle, seats: [...bundle.seats].reverse() }, 'c');
  assert.deepEqual([bent.exit, /不是顺序中的第1位/.test(bent.stderr ?? '')], [1, true]);
});

test('日志：与应有的末条摘要比对，末尾被截去就不通过；空文件、null、截断的文件各有答复', async () => {
  const lines: string[] = [];
  let previousHash = '';
  for (const seq of [1, 2, 3]) {
    const entry = { seq, at: '2026-05-06T00:00:00.000Z', actorName: '某人', previousHash } as unknown as JournalEntry;
    previousHash = entryHash(entry);
    lines.push(JSON.stringify({ ...entry, hash: previousHash }));
  }
  const asked = (text: string, ...head: string[]) => asking({ 'j.jsonl': text }, 'log', 'j.jsonl', ...head);
  const whole = lines.join('\n');
  assert.match((await asked(whole, previousHash)).stdout ?? '', /与应有的摘要一致（第 3 条）/);
  assert.match((await asked(whole)).stderr ?? '', /没有给出应有的末条摘要/);
  const cut = await asked(lines.slice(0, 2).join('\n'), previousHash);
  assert.deepEqual([cut.exit, /末尾被截去/.test(cut.stderr ?? '')], [1, true]);
  assert.equal((await asked(lines.slice(0, 2).join('\n'))).exit, 0);
  for (const [text, said] of [
    ['', /空的/],
    ['\n', /空的/],
    ['null', /第 1 行不是/],
    ['{}', /第 1 行不是/],
    [whole.slice(0, -9), /第 3 行不是/],
  ] as const) {
    const { exit, stderr } = await asked(text);
    assert.deepEqual([exit, said.test(stderr ?? '')], [1, true], text);
  }
  await assert.rejects(asked(whole, '不是摘要'), /不是摘要/);
});
