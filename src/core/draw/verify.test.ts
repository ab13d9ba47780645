import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { bundleOf, type DrawBundle } from './bundle.ts';
import { type Finding, verifyBundle } from './verify.ts';

const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const script = new URL('../../../docs/verify-draw.mjs', import.meta.url);
const { findings } = (await import(script.href)) as { findings: (bundle: unknown, published?: string) => string[] };

const rows = Array.from({ length: 9 }, (_, index) => ({ id: `row-${index + 1}`, enterprise: `江西第${index + 1}（南昌）有限公司` }));
const input = { dossierNumber: 'JX-2026-0007', committedOn: '2026-05-06', secret: digest('sealed'), rows, n: 4, stratify: null };
const withReplacements = (replaceable: (order: readonly string[]) => readonly string[]) => {
  const { order } = bundleOf(input, [], digest);
  return bundleOf(
    input,
    replaceable(order).map((rowId) => ({ rowId, reason: '三次未接' as const })),
    digest,
  );
};
const plain = withReplacements((order) => [order[2] ?? '', order[0] ?? '', order[4] ?? '']);
const strata = rows.map((_, index) => (index % 3 === 0 ? '培训' : '信息'));
const stratified = bundleOf({ ...input, stratify: { by: '服务内容', strata } }, [], digest);

/** True when the independent verifier finds something, or cannot even read the bundle. */
function scriptObjects(bundle: unknown, published?: string): boolean {
  try {
    return findings(bundle, published).length > 0;
  } catch {
    return true;
  }
}

test('没动过的公开文件，两个核验程序都通过', () => {
  for (const bundle of [plain, stratified]) {
    const published = JSON.parse(JSON.stringify(bundle));
    assert.deepEqual(verifyBundle(published, digest, bundle.commitment), []);
    assert.deepEqual(findings(published, bundle.commitment), []);
  }
});

test('改动公开文件的任何一个字节，两个核验程序都发现', () => {
  for (const bundle of [plain, stratified]) {
    const bytes = Buffer.from(JSON.stringify(bundle), 'utf8');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (bytes[at] ?? 0) ^ (at % 2 === 0 ? 0x01 : 0x20);
      const json = parsed(changed.toString('utf8'));
      if (json === undefined) continue;
      const place = `字节 ${at}：${changed.toString('utf8').slice(Math.max(0, at - 20), at + 10)}`;
      assert.ok(verifyBundle(json, digest).length > 0, place);
      assert.ok(scriptObjects(json), place);
    }
  }
});

test('一千份任意名单、分层与递补：系统写出的公开文件，独立脚本重新计算都核验通过', () => {
  const anyDraw = fc.integer({ min: 1, max: 30 }).chain((size) =>
    fc.record({
      n: fc.integer({ min: 1, max: size }),
      groups: fc.option(fc.array(fc.constantFrom('培训', '信息', '创业', '质量'), { minLength: size, maxLength: size })),
      names: fc.array(fc.string({ unit: 'grapheme' }), { minLength: size, maxLength: size }),
      secret: fc.stringMatching(/^[0-9a-f]{64}$/),
      turns: fc.array(fc.nat(), { maxLength: 5 }),
    }),
  );
  fc.assert(
    fc.property(anyDraw, ({ n, groups, names, secret, turns }) => {
      const listed = names.map((name, index) => ({ id: `r${index}`, enterprise: `企业${name}` }));
      const drawn = { ...input, secret, rows: listed, n, stratify: groups ? { by: '服务内容', strata: groups } : null };
      const { order } = bundleOf(drawn, [], digest);
      const lost = [...new Set(turns.map((turn) => turn % n))].slice(0, listed.length - n).map((place) => order[place] ?? '');
      const bundle = bundleOf(
        drawn,
        lost.map((rowId) => ({ rowId, reason: '拒访' as const })),
        digest,
      );
      const published = JSON.parse(JSON.stringify(bundle));
      assert.deepEqual(verifyBundle(published, digest), []);
      assert.deepEqual(findings(published), []);
    }),
    { numRuns: 1000 },
  );
});

test('事后编造的密钥，凭申报通知公布的承诺值识破', () => {
  const forged = bundleOf({ ...input, secret: digest('made up later') }, [], digest);
  assert.deepEqual(verifyBundle(forged, digest), []);
  assert.deepEqual(checksOf(verifyBundle(forged, digest, plain.commitment)), ['commitment']);
  assert.deepEqual(findings(forged, plain.commitment), ['密钥与承诺值不符']);
});

test('每一种做手脚都指得出在哪里', () => {
  const caught = (change: Partial<DrawBundle>, check: Finding['check']) => {
    const bundle = { ...plain, ...change };
    assert.ok(checksOf(verifyBundle(bundle, digest)).includes(check), JSON.stringify(verifyBundle(bundle, digest)));
    assert.ok(scriptObjects(bundle));
  };
  const [first, second, ...rest] = plain.sample;
  assert.ok(first && second);
  caught({ secret: digest('other') }, 'commitment');
  caught({ rows: plain.rows.slice(1) }, 'list');
  caught({ rows: plain.rows.map((row) => ({ ...row, enterprise: `${row.enterprise}\t` })) }, 'list');
  caught({ order: [...plain.order].reverse() }, 'order');
  caught({ order: plain.order.slice(0, -1) }, 'order');
  caught({ n: 3 }, 'sample');
  caught({ n: 10 }, 'list');
  caught({ sample: [second, first, ...rest] }, 'sample');
  caught({ sample: plain.sample.slice(0, -1) }, 'sample');
  const replaced = (by: string, reason: string) => ({
    sample: [{ ...first, replaced: { by, reason } }, second, ...rest] as DrawBundle['sample'],
  });
  caught(replaced(plain.order[8] ?? '', '空号'), 'replacement');
  caught(replaced(plain.order[1] ?? '', '空号'), 'replacement');
  caught(replaced(plain.order[4] ?? '', '空号'), 'replacement');
  caught(replaced(first.replaced?.by ?? '', '不合适'), 'replacement');
  caught({ stratify: { by: '服务内容', strata } }, 'list');
  for (const json of [null, [], 'x', {}, { ...plain, format: 'shifan-draw/2' }, { ...plain, sample: null }]) {
    assert.deepEqual(checksOf(verifyBundle(json, digest)), ['format']);
    assert.ok(scriptObjects(json));
  }
});

const folder = mkdtempSync(join(tmpdir(), 'draw-'));
after(() => rmSync(folder, { recursive: true }));

test('核验脚本独立运行：通过退出0，不通过退出1，都用一句中文说明', () => {
  const run = (content: string, ...more: string[]) => {
    const file = join(folder, 'bundle.json');
    writeFileSync(file, content);
    const { status, stdout } = spawnSync(process.execPath, [fileURLToPath(script), file, ...more], { encoding: 'utf8' });
    return { status, stdout };
  };
  const good = run(JSON.stringify(plain), plain.commitment);
  assert.deepEqual(good, {
    status: 0,
    stdout: `核验通过：JX-2026-0007 名单9家抽4家，与承诺值 ${plain.commitment}（2026-05-06 公布）一致。\n抽中：${plain.sample
      .map(({ rowId }) =>
        rows
          .find(({ id }) => id === rowId)
          ?.enterprise.replace('（', '(')
          .replace('）', ')'),
      )
      .join('、')}。\n`,
  });
  const bad = run(JSON.stringify({ ...plain, n: 5 }));
  assert.equal(bad.status, 1);
  assert.match(bad.stdout, /^核验不通过：.*。\n$/);
  assert.equal(run('不是 JSON').status, 1);
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const checksOf = (found: readonly Finding[]) => [...new Set(found.map(({ check }) => check))];
