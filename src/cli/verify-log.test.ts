import assert from 'node:assert/strict';
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { testLog } from '../../test/signing.ts';
import { provedEntries, provedJournal } from '../../test/verify-log.ts';
import { whole } from '../core/text/whole.ts';
import { entryHash } from '../store/chain/chain.ts';
import { inclusionProof, leafHash, rootOf, type Subtree } from '../store/log/merkle.ts';
import { COSIGNS, checkpointIn, cosignatureOf, keyText } from '../store/log/note.ts';
import { foldedTile } from '../store/log/tiles.ts';
import type { JournalEntry } from '../store/schema.ts';

const log = testLog();
const KEY = log.key('sf.example.gov.cn/log');

/** Entries as the journal chains them. */
function chained(of: readonly Partial<JournalEntry>[]): JournalEntry[] {
  let previousHash = '';
  return of.map((one, at) => {
    const { hash: _, ...rest } = { ...base, ...one, seq: at + 1, previousHash, hash: '' };
    previousHash = entryHash(rest);
    return { ...rest, hash: previousHash };
  });
}
const base: JournalEntry = {
  ...{
    seq: 0,
    at: '2026-05-10T02:00:00.000Z',
    actorId: null,
    actorName: '刘建华',
    organisationId: null,
    action: 'accept',
    article: '第八条（三）',
  },
  ...{
    subjectKind: 'dossier',
    subjectId: null,
    issuerId: null,
    applicantId: null,
    recommenderId: null,
    detail: {},
    previousHash: '',
    hash: '',
  },
};

const subtrees = (all: readonly JournalEntry[]): Subtree => {
  const leaves = all.map(({ hash }) => leafHash(Buffer.from(hash, 'hex')));
  return (level, index) => foldedTile(Buffer.concat(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level)));
};
const rootIn = (all: readonly JournalEntry[]) => ({ size: all.length, root: rootOf(subtrees(all), all.length).toString('base64') });
const noteOf = (all: readonly JournalEntry[]) => log.checkpoint('sf.example.gov.cn/log', rootIn(all));
const text = (all: readonly JournalEntry[]) => all.map((one) => `${JSON.stringify(one)}\n`).join('');
const holds = (prove: () => unknown): boolean => {
  try {
    prove();
    return true;
  } catch {
    return false;
  }
};

const twenty = chained(Array.from({ length: 20 }, (_, n) => ({ detail: { number: `赣平2026-${n}`, items: [n, null, { 名称: '甲' }] } })));
const notes = [noteOf(twenty.slice(0, 13)), noteOf(twenty)];

test('日志与检查点一致的通过，后面又增加的也通过；没有检查点的不能证明', () => {
  assert.match(provedJournal(text(twenty), KEY, notes), /日志 20 条.*2 个检查点/);
  assert.equal(
    holds(() => provedJournal(text(twenty), KEY, [notes[0] ?? ''])),
    true,
  );
  assert.throws(() => provedJournal(text(twenty), KEY, []), /没有给出检查点/);
});

test('改动、删去、插入、调换、截去，之后全部重新连过的，都查得出来', () => {
  const forged: Readonly<Record<string, readonly JournalEntry[]>> = {
    改动: chained(twenty.map((one) => (one.seq === 9 ? { ...one, actorName: '李四' } : one))),
    末条改动: chained(twenty.map((one) => (one.seq === 20 ? { ...one, actorName: '李四' } : one))),
    删去: chained(twenty.filter(({ seq }) => seq !== 9)),
    插入: chained(twenty.flatMap((one) => (one.seq === 9 ? [one, one] : [one]))),
    调换: chained([...twenty.slice(0, 8), ...twenty.slice(8, 10).reverse(), ...twenty.slice(10)]),
    截去: twenty.slice(0, 19),
    未重新连过: twenty.map((one) => (one.seq === 9 ? { ...one, actorName: '李四' } : one)),
  };
  const passed = Object.entries(forged).flatMap(([how, all]) => (holds(() => provedJournal(text(all), KEY, notes)) ? [how] : []));
  assert.deepEqual(passed, []);
});

test('性质：任何字符的日志都能证明；任何一个字节改动都查得出来，除非读出来的内容没有变', () => {
  const any = fc.string({ unit: 'binary' }).map(whole);
  const detail = fc.dictionary(any, fc.oneof(any, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(null), fc.array(any)));
  fc.assert(
    fc.property(
      fc.array(fc.record({ actorName: any, detail }), { minLength: 1, maxLength: 9 }),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      (given, at, bits) => {
        const all = chained(given.map((one) => JSON.parse(JSON.stringify(one))));
        const told = text(all);
        const note = [noteOf(all)];
        if (!holds(() => provedJournal(told, KEY, note))) return false;
        const bytes = Buffer.from(told);
        bytes.writeUInt8((bytes.readUInt8(at % bytes.length) ^ bits) & 255, at % bytes.length);
        const other = bytes.toString('utf8');
        return !holds(() => provedJournal(other, KEY, note)) || isSame(other, all);
      },
    ),
    { numRuns: 60 },
  );
  const every = chained(
    Array.from({ length: 0x110 }, (_, block) => {
      const codes = Array.from({ length: 0x1000 }, (__, i) => block * 0x1000 + i).filter((code) => code < 0xd800 || code > 0xdfff);
      return { actorName: String.fromCodePoint(...codes), detail: { [String.fromCodePoint(...codes.slice(0, 500))]: block } };
    }),
  );
  assert.equal(
    holds(() => provedJournal(text(every), KEY, [noteOf(every)])),
    true,
  );
});

/** White space between members, and the like. */
const isSame = (other: string, all: readonly JournalEntry[]): boolean => {
  const read = other
    .split('\n')
    .filter((line) => line !== '')
    .map((line): JournalEntry => JSON.parse(line));
  return JSON.stringify(chained(read)) === JSON.stringify(chained(all));
};

const proofOf = (seqs: readonly number[]) => ({
  format: 'shifan-log-proof/1',
  key: KEY,
  checkpoint: notes[1],
  entries: seqs.map((seq) => ({
    index: seq - 1,
    entry: seq % 2 === 0 ? twenty[seq - 1] : { seq, at: base.at, action: base.action, hash: twenty[seq - 1]?.hash },
    path: inclusionProof(subtrees(twenty), seq - 1, 20).map((one) => one.toString('base64')),
  })),
});

test('日志证明：每一条的位置、摘要和路径，改动任何一处都查得出来；只有摘要的，时间和事项不在证明之内', () => {
  assert.match(provedEntries(JSON.stringify(proofOf([2, 7, 20])), KEY), /3 条都在 20 条的日志里[\s\S]*只有摘要/);
  const given = JSON.stringify(proofOf([20]));
  const unfound = [...Buffer.from(given).keys()].filter((at) => {
    const other = Buffer.from(Buffer.from(given).map((byte, i) => (i === at ? byte ^ 1 : byte))).toString('utf8');
    return holds(() => provedEntries(other, KEY));
  });
  // The key that the file names is for whoever has none, and is not what proves.
  const named = [given.indexOf('"key"'), given.indexOf('"checkpoint"')] as const;
  assert.deepEqual(
    unfound.filter((at) => at < named[0] || at >= named[1]),
    [],
  );
  assert.throws(() => provedEntries(given, testLog().key('sf.example.gov.cn/log')), /不是这个公钥签的/);
});

test('要求见证方会签的，没有会签、别人会签的不通过', () => {
  const secret = generateKeyPairSync('ed25519').privateKey;
  const key = { name: 'xiehui.example.cn', kind: COSIGNS, publicKey: createPublicKey(secret) };
  const line = cosignatureOf(checkpointIn(notes[1] ?? '')?.text ?? '', { key, secret }, 1_780_000_000);
  const both = `${KEY},${keyText(key)}`;
  assert.throws(() => provedJournal(text(twenty), both, [notes[1] ?? '']), /没有见证方 xiehui.example.cn 的会签/);
  assert.match(provedJournal(text(twenty), both, [`${notes[1]}${line}`]), /20 条/);
  assert.throws(() => provedJournal(text(twenty), both, [`${notes[0]}${line}`]), /没有见证方/);
});
