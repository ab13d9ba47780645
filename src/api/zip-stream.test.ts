import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { distinctPaths, safeName } from './archive-names.ts';
import { type Listed, type Packed, zipStream } from './zip-stream.ts';

const manifest = (listed: readonly Listed[]): Packed => ({
  name: 'manifest.json',
  deflate: true,
  open: async () => new TextEncoder().encode(JSON.stringify(listed)),
});
const settings = { mtime: new Date('2026-03-28T00:00:00'), last: manifest };

async function whole(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

async function* inParts(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

test('what is packed comes out again, and the list names every digest', async () => {
  const contents = fc.array(fc.tuple(fc.uint8Array({ maxLength: 3000 }), fc.boolean(), fc.integer({ min: 1, max: 900 })), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(contents, async (files) => {
      const packed = files.map(
        ([bytes, deflate, size], i): Packed => ({ name: `材料/（${i}）.bin`, deflate, open: async () => inParts(bytes, size) }),
      );
      const out = unzipSync(await whole(zipStream(packed, settings)));
      const listed = JSON.parse(strFromU8(out['manifest.json']!)) as Listed[];
      assert.deepEqual(
        listed.map((one) => [one.name, one.size, one.sha256]),
        files.map(([bytes], i) => [`材料/（${i}）.bin`, bytes.length, createHash('sha256').update(bytes).digest('hex')]),
      );
      files.forEach(([bytes], i) => {
        assert.deepEqual(Buffer.from(out[`材料/（${i}）.bin`]!), Buffer.from(bytes));
      });
    }),
    { numRuns: 40 },
  );
});

test('a file is opened only after the one before has been handed on', async () => {
  const opened: string[] = [];
  const file = (name: string): Packed => ({
    name,
    open: async () => {
      opened.push(name);
      return new Uint8Array(10);
    },
  });
  const stream = zipStream([file('a'), file('b')], settings);
  await stream.next();
  assert.deepEqual(opened, ['a']);
  await whole(stream);
  assert.deepEqual(opened, ['a', 'b']);
});

test('names say that they are UTF-8', async () => {
  const bytes = Buffer.from(await whole(zipStream([{ name: '附件5.pdf', open: async () => new Uint8Array(1) }], settings)));
  assert.equal(bytes.readUInt16LE(6) & 0x800, 0x800);
  assert.equal(bytes.subarray(30, 30 + Buffer.byteLength('附件5.pdf')).toString('utf8'), '附件5.pdf');
});

test('a file that breaks on the way breaks the archive, which never ends as if it were whole', async () => {
  const broken: Packed = {
    name: 'x',
    open: async () =>
      (async function* () {
        yield new Uint8Array(5);
        throw new Error('disk');
      })(),
  };
  await assert.rejects(whole(zipStream([broken], settings)), /disk/);
});

test('no name leads out of its folder, and every system can write it', () => {
  for (const [name, safe] of [
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\x\\y.pdf', 'C__x_y.pdf'],
    ['CON.pdf', '_CON.pdf'],
    ['报告\u202e fdp.exe', '报告 fdp.exe'],
    [' .隐藏. ', '隐藏'],
    ['', '未命名'],
    [`${'长'.repeat(200)}.pdf`, `${'长'.repeat(76)}.pdf`],
  ] as const)
    assert.equal(safeName(name), safe);
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
      const safe = safeName(name);
      assert.match(safe, /^[^/\\:*?"<>|\p{Cc}\p{Cs}]+$/u);
      assert.ok(safe !== '.' && safe !== '..' && !/^[\s.]|[\s.]$/.test(safe) && [...safe].length <= 82);
    }),
  );
});

test('the same name twice is told apart, also by case alone', () => {
  const path = distinctPaths();
  assert.deepEqual(
    [path('a/', '证明.pdf'), path('a/', '证明.pdf'), path('a/', '证明.PDF'), path('b/', '证明.pdf'), path('a/', '证明（2）.pdf')],
    ['a/证明.pdf', 'a/证明（2）.pdf', 'a/证明（3）.PDF', 'b/证明.pdf', 'a/证明（2）（2）.pdf'],
  );
});
