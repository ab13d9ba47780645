import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { testLog } from '../../test/signing.ts';
import { leafHash, rootOf } from '../store/log/merkle.ts';
import { checkpointIn, isSignedBy, keyIn } from '../store/log/note.ts';
import { foldedTile, HASH, keyOf, subtreesIn, WIDTH } from '../store/log/tiles.ts';
import { witnessCommand } from './witness.ts';

const ORIGIN = 'sf.example.gov.cn/log';
const BASE = 'https://sf.example.gov.cn/log';
const NAME = 'xiehui.example.cn/shifan';
const log = testLog();
const KEY = log.key(ORIGIN);
let root = '';
before(async () => {
  root = await mkdtemp(join(tmpdir(), 'shifan-witness-'));
});
after(() => rm(root, { recursive: true }));

/** The leaves of an honest journal; `other` from one on is another one's. */
const leavesOf = (size: number, other = size) =>
  Array.from({ length: size }, (_, i) => leafHash(Buffer.from(`${i < other ? '' : 'x'}${i}`)));

const made = new WeakMap<readonly Buffer[], Tiles>();
type Tiles = ReadonlyMap<string, Uint8Array>;
function tilesOf(leaves: readonly Buffer[]): Tiles {
  const tiles = made.get(leaves) ?? tilesOver(leaves);
  made.set(leaves, tiles);
  return tiles;
}

function tilesOver(leaves: readonly Buffer[]): Tiles {
  const tiles = new Map<string, Uint8Array>();
  let row = [...leaves];
  for (let level = 0; row.length > 0; level += 1) {
    const made = Array.from({ length: Math.ceil(row.length / WIDTH) }, (_, at) => Buffer.concat(row.slice(at * WIDTH, (at + 1) * WIDTH)));
    for (const [index, tile] of made.entries()) tiles.set(keyOf({ level, index }), tile);
    row = made.filter((tile) => tile.length === WIDTH * HASH).map(foldedTile);
  }
  return tiles;
}

type Server = { note?: string; leaves: readonly Buffer[]; brought: string[]; refuses?: string };
/** A log as it is asked over HTTP; it shows what it is told to. */
const serving =
  (server: Server): typeof fetch =>
  async (address, init) => {
    const path = String(address).slice(BASE.length);
    const tiles = tilesOf(server.leaves);
    const tree = { size: server.leaves.length, root: rootOf(subtreesIn(tiles), server.leaves.length).toString('base64') };
    if (path === '/checkpoint') return new Response(server.note ?? log.checkpoint(ORIGIN, tree));
    if (path.startsWith('/cosignatures/')) {
      server.brought.push(String(init?.body));
      return server.refuses === undefined ? new Response('ok') : new Response(server.refuses, { status: 400 });
    }
    const [, level, index = '', width] = /^\/tile\/(\d)\/([x\d/]+)(?:\.p\/(\d+))?$/.exec(path) ?? [];
    const tile = tiles.get(keyOf({ level: Number(level), index: Number(index.replaceAll(/[x/]/g, '')) }));
    const asked = Number(width ?? WIDTH) * HASH;
    return tile === undefined || tile.length < asked
      ? new Response('', { status: 404 })
      : new Response(new Uint8Array(tile.subarray(0, asked)));
  };

const witness = async (name: string) => {
  const folder = join(root, name);
  const made = await witnessCommand([folder, '--name', NAME]);
  const server: Server = { leaves: [], brought: [] };
  const look = (leaves: readonly Buffer[], ...more: string[]) => {
    server.leaves = leaves;
    return witnessCommand([folder, BASE, ...more], serving(server), () => 1_780_000_000_000);
  };
  return { folder, server, look, key: keyIn(made.stdout ?? '') ?? assert.fail('no key') };
};

test('见证：首次要给公钥，之后接着上次的就会签并送达，会签人人可以核对', async () => {
  const { look, server, key } = await witness('a');
  await assert.rejects(look(leavesOf(3)), /--key/);
  assert.deepEqual([(await look(leavesOf(3), '--key', KEY)).exit, key.name, key.kind], [0, NAME, 4]);
  for (const size of [3, 4, 255, 256, 257, 700, 2_000]) {
    const leaves = leavesOf(size);
    const { exit, stdout } = await look(leaves);
    assert.deepEqual([exit, stdout?.includes(`日志 ${size} 条`)], [0, true], stdout);
    const note = log.checkpoint(ORIGIN, { size, root: rootOf(subtreesIn(tilesOf(leaves)), size).toString('base64') });
    const checkpoint = checkpointIn(note + server.brought.at(-1)) ?? assert.fail('no checkpoint');
    assert.equal(isSignedBy(checkpoint, key), true, String(size));
  }
});

test('分叉、改写、退回、冒充的日志都不会签，退出码1，写明哪里不符，两个检查点留作证据；之后仍接着见过的', async () => {
  const { look, server, folder } = await witness('b');
  await look(leavesOf(300), '--key', KEY);
  const brought = server.brought.length;
  const forks: readonly [readonly Buffer[], RegExp][] = [
    [leavesOf(300, 299), /同样是 300 条，内容与以前看到的不同/],
    [leavesOf(301, 299), /不是在以前看到的 300 条后面增加的/],
    [leavesOf(1_000, 12), /不是在以前看到的 300 条后面增加的/],
    [leavesOf(299), /退回到 299 条/],
  ];
  for (const [leaves, why] of forks) {
    const { exit, stderr } = await look(leaves);
    assert.deepEqual([exit, why.test(stderr ?? '')], [1, true], stderr);
  }
  const stranger = testLog().checkpoint(ORIGIN, { size: 301, root: Buffer.alloc(32).toString('base64') });
  for (const note of [
    stranger,
    '不是检查点',
    log.checkpoint('else.example/log', { size: 301, root: Buffer.alloc(32).toString('base64') }),
  ]) {
    server.note = note;
    assert.equal((await look(leavesOf(301))).exit, 1, note);
  }
  server.note = log.checkpoint(ORIGIN, { size: 301, root: Buffer.alloc(32, 1).toString('base64') });
  assert.match((await look(leavesOf(301))).stderr ?? '', /不是在以前看到的/, '签了与摘要不符的总摘要');
  delete server.note;
  assert.equal(server.brought.length, brought);
  const kept = (await readdir(folder)).filter((name) => name.startsWith('refused-'));
  assert.match(await readFile(join(folder, kept[0] ?? ''), 'utf8'), /300\n[\s\S]*301\n/);
  assert.equal((await look(leavesOf(301))).exit, 0);
});

test('连接不上、没有送达的，退出码3；见过的记录读不出来的不当作首次', async () => {
  const { look, server, folder } = await witness('c');
  const away = () => Promise.reject(new TypeError('fetch failed'));
  assert.equal((await witnessCommand([folder, BASE, '--key', KEY], away)).exit, 3);
  server.refuses = '会签不是已登记的见证方作出的';
  const { exit, stderr } = await look(leavesOf(5), '--key', KEY);
  assert.deepEqual([exit, /已会签，但没有送达：会签不是已登记/.test(stderr ?? '')], [3, true], stderr);
  await assert.rejects(look(leavesOf(5), '--key', testLog().key(ORIGIN)), /公钥不同/);
  await assert.rejects(witnessCommand([folder, '--name', 'other.example']), /不能改名/);
  await writeFile(join(folder, 'seen.json'), '{');
  await assert.rejects(look(leavesOf(5), '--key', KEY));
});

test('同一文件夹同时运行两次：慢的不把快的见过的改小，也不把分叉的都签了', async () => {
  const { look, server, folder } = await witness('d');
  await look(leavesOf(5), '--key', KEY);
  const slowly = async (slow: Server) => {
    let fast = null as Awaited<ReturnType<typeof look>> | null;
    const ask: typeof fetch = async (address, init) => {
      const answer = await serving(slow)(address, init);
      if (fast !== null || !String(address).endsWith('/checkpoint')) return answer;
      fast = await look(leavesOf(700));
      return answer;
    };
    return { ...(await witnessCommand([folder, BASE], ask, () => 1_780_000_000_000)), fast: fast?.exit };
  };
  const size = async () => checkpointIn(JSON.parse(await readFile(join(folder, 'seen.json'), 'utf8')).note)?.size;
  const behind: Server = { leaves: leavesOf(300), brought: [] };
  const late = await slowly(behind);
  assert.deepEqual([late.fast, late.exit, await size(), behind.brought.length], [0, 1, 700, 0]);
  const forked: Server = { leaves: leavesOf(701, 600), brought: [] };
  const brought = server.brought.length;
  assert.deepEqual([(await slowly(forked)).exit, await size(), forked.brought.length, server.brought.length - brought], [1, 700, 0, 1]);
  // A run that was killed under the lock does not stop the others for ever.
  await writeFile(join(folder, 'lock'), '');
  await utimes(join(folder, 'lock'), 1, 1);
  const same = await Promise.all([look(leavesOf(900)), look(leavesOf(900)), look(leavesOf(900))]);
  assert.deepEqual([same.map(({ exit }) => exit), await size()], [[0, 0, 0], 900]);
  assert.deepEqual((await readdir(folder)).filter((name) => !name.startsWith('refused-')).sort(), ['key.pem', 'name', 'seen.json']);
});
