import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { zipStream } from '../../src/api/zip-stream.ts';
import { evidenceParts, manifestText, readEvidence } from '../../src/core/evidence/bundle.ts';
import { blackedOut, type Cells, cellsIn, committed, rootOf, wholeOf } from '../../src/core/evidence/cells.ts';
import { differencesAt } from '../../src/core/evidence/outcome.ts';
import { unpacked } from '../../src/core/evidence/unpack.ts';
import { entryHash } from '../../src/store/chain/chain.ts';
import { sha256 } from '../../src/store/crypto.ts';
import { leafHash } from '../../src/store/log/merkle.ts';
import { checkpointOf, keyText, SIGNS } from '../../src/store/log/note.ts';
import { provedEvidence } from '../verify-evidence.ts';

const secret = '5'.repeat(64);
const person = { id: '360102199001011234', mobile: '13800138000', notes: ['一', 2, null, true], none: [], empty: {} };

test('cells come back as what they were made of, whatever it is; blacked out, the root stays', () => {
  const json = fc.jsonValue({ maxDepth: 3 }).filter((value) => !/"(#|[^"]*\/|__proto__|\d+":|":)/.test(JSON.stringify(value)));
  fc.assert(
    fc.property(json, fc.integer({ min: 1, max: 5 }), (value, every) => {
      const plain = JSON.parse(JSON.stringify(value)) as unknown;
      const cells = committed(plain, secret, sha256);
      assert.equal(JSON.stringify(wholeOf(cells)), JSON.stringify(plain));
      const some = blackedOut(cells, (path) => path.length % every === 0, sha256);
      assert.equal(rootOf(some, sha256), rootOf(cells, sha256));
      assert.deepEqual(cellsIn(JSON.parse(JSON.stringify(some))), JSON.parse(JSON.stringify(some)));
    }),
  );
});

test('each value, salt, place and commitment holds the root; what is black tells nothing of its value', () => {
  const cells = committed(person, secret, sha256);
  const root = rootOf(cells, sha256);
  for (const [i, cell] of cells.cells.entries()) {
    if ('hash' in cell) throw new Error('nothing is black yet');
    const other = (change: object): Cells => ({ ...cells, cells: cells.cells.with(i, { ...cell, ...change }) });
    for (const change of [{ value: 'x' }, { salt: '0'.repeat(32) }, { path: `${cell.path}x` }])
      assert.notEqual(rootOf(other(change), sha256), root);
  }
  const black = blackedOut(cells, (path) => path === 'mobile', sha256);
  assert.equal(JSON.stringify(black).includes('13800138000'), false);
  assert.notEqual(
    sha256(JSON.stringify(['mobile', person.mobile])),
    black.cells.find(({ path }) => path === 'mobile'),
  );
  assert.equal(rootOf({ ...cells, cells: cells.cells.toReversed() }, sha256) === root, false);
  const renamed = black.cells.map((cell) => (cell.path === 'mobile' ? { ...cell, path: 'mobile2' } : cell));
  assert.notEqual(rootOf({ ...black, cells: renamed }, sha256), root, 'a hidden fact does not pass for another');
});

test('what is no cell is refused: both kinds at once, a place twice, a salt cut short, a tree for a value', () => {
  const salt = 'a'.repeat(32);
  const faults = [
    [{ path: 'a', salt, value: 1, hash: sha256('') }],
    [{ path: 'a', salt: 'aa', value: 1 }],
    [{ path: 'a', hash: 'x' }],
    [{ path: 'a', salt, value: { b: 1 } }],
    [
      { path: 'a', salt, value: 1 },
      { path: 'a', salt, value: 2 },
    ],
  ];
  for (const cells of faults) assert.equal(cellsIn({ format: 'shifan-cells/2', cells }), null);
  assert.equal(cellsIn({ format: 'shifan-cells/1', cells: [] }), null);
});

test('a difference is named by its place', () => {
  assert.deepEqual(differencesAt('a', { b: [1, { c: '二' }] }, { b: [1, { c: '三' }] }), [
    { path: 'a/b/#1/c', bundle: '二', derived: '三' },
  ]);
  assert.deepEqual(differencesAt('a', [1], [1, 2]), [{ path: 'a/#1', bundle: '没有', derived: '2' }]);
  assert.deepEqual(differencesAt('a', person, structuredClone(person)), []);
});

/** A small evidence whose journal is its two entries; `otherwise` packs it anew with something of it changed, as whoever wants to deceive would. */
async function small(otherwise: (texts: Record<string, string>) => Record<string, string> = (texts) => texts) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const key = { name: 'sf.example.gov.cn/log', kind: SIGNS, publicKey };
  const material = new TextEncoder().encode('材料');
  const form = {
    format: 2,
    sections: [],
    materials: [{ kind: 'm1', name: '甲.txt', hash: sha256(material), size: material.length }],
    reasons: [],
  };
  const law = { 'edition.yaml': 'id: jx', 'edition.json': '{}', 'calendar.json': '{}' };
  const facts = {
    ...{ format: 'shifan-facts/1', takenOn: '2026-01-02', program: null },
    files: Object.entries(law).map(([name, text]) => ({ name, sha256: sha256(text) })),
    dossier: { id: 'd', number: '赣平2026-0001', applicant: '甲' },
    submissions: [{ no: 1, at: '2026-01-01T00:00:00.000Z', contentHash: sha256(JSON.stringify(form)) }],
  };
  const [one, two] = [committed(form, secret, sha256), committed(facts, '6'.repeat(64), sha256)];
  const roots = { cellsRoot: rootOf(one, sha256), factsRoot: rootOf(two, sha256) };
  const entry = (seq: number, previousHash: string, more: object) => {
    const said = { seq, at: '2026-01-01T00:00:00.000Z', actorName: '甲', subjectId: 'd', previousHash, ...more };
    return { ...said, hash: entryHash(said as never) };
  };
  const submit = entry(1, '', { action: 'submit', detail: { cellsRoot: roots.cellsRoot } });
  const taken = entry(2, submit.hash, { action: 'exportEvidence', detail: roots });
  const [left, right] = [submit, taken].map(({ hash }) => leafHash(Buffer.from(hash, 'hex'))) as [Buffer, Buffer];
  const root = Buffer.from(sha256(Buffer.concat([Buffer.from([1]), left, right])), 'hex');
  const proof = {
    ...{ format: 'shifan-log-proof/1', key: keyText(key), checkpoint: checkpointOf({ size: 2, root }, { key, secret: privateKey }) },
    entries: [
      { index: 0, entry: submit, path: [right.toString('base64')] },
      { index: 1, entry: taken, path: [left.toString('base64')] },
    ],
  };
  const texts: Record<string, string> = otherwise({
    'form.json': JSON.stringify(one),
    'facts.json': JSON.stringify(two),
    ...law,
    'log-proof.json': JSON.stringify(proof),
  });
  const file = (name: string, bytes: Uint8Array) => ({ name, open: async () => bytes });
  const text = (name: string, said: string) => file(name, new TextEncoder().encode(said));
  const stream = zipStream([...evidenceParts.map((name) => text(name, texts[name] ?? '')), file(`files/${sha256(material)}`, material)], {
    mtime: new Date('1980-01-01T00:00:00'),
    last: (listed) => text('manifest.json', manifestText('赣平2026-0001', listed)),
  });
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return { zip: Buffer.concat(chunks), key: keyText(key) };
}

test('an evidence is proved without the system, and every changed byte of it is found, by three bits each', async () => {
  const { zip, key } = await small();
  assert.match(provedEvidence(zip, key), /提交时已经记入日志第 1 条/);
  assert.equal(unpacked(zip)?.length, 8);
  const unfound: string[] = [];
  for (let at = 0; at < zip.length; at += 1)
    for (const bit of [1, 4, 32]) {
      const other = Buffer.from(zip);
      other[at] = (other[at] as number) ^ bit;
      try {
        provedEvidence(other, key);
        unfound.push(`${at}:${bit}`);
      } catch {
        // found
      }
    }
  assert.deepEqual(unfound, []);
  assert.throws(() => provedEvidence(Buffer.concat([zip, Buffer.from('x')]), key), /证据包/);
  assert.throws(() => provedEvidence(zip, `${key.slice(0, -3)}AAA`), /公钥/);
});

test('packed anew without the submission in its proof, or with a value written twice, it is not proved', async () => {
  type Proof = { entries: { entry: { action: string } }[] };
  const proofOf = (texts: Record<string, string>, change: (proof: Proof) => Proof) => ({
    ...texts,
    'log-proof.json': JSON.stringify(change(JSON.parse(texts['log-proof.json'] ?? ''))),
  });
  const cut = await small((texts) => proofOf(texts, (proof) => ({ ...proof, entries: proof.entries.slice(1) })));
  assert.throws(() => provedEvidence(cut.zip, cut.key), /没有这一次提交的记录/);
  const hidden = await small((texts) =>
    proofOf(texts, (proof) => ({
      ...proof,
      entries: proof.entries.map((one) => {
        const { seq, at, action, hash } = one.entry as unknown as Record<string, unknown>;
        return action === 'submit' ? { ...one, entry: { seq, at, action, hash } as never } : one;
      }),
    })),
  );
  assert.throws(() => provedEvidence(hidden.zip, hidden.key), /没有这一次提交的记录/);
  const twice = await small((texts) => ({
    ...texts,
    'facts.json': (texts['facts.json'] ?? '').replace('"value":"甲"', '"value":"乙","value":"甲"'),
  }));
  assert.throws(() => provedEvidence(twice.zip, twice.key), /不是取得时的写法/);
});

test('what is no evidence is answered with a sentence, cut off anywhere or made of anything', async () => {
  const { zip } = await small();
  for (let length = 0; length < zip.length; length += 7) assert.equal(readEvidence(zip.subarray(0, length), sha256).ok, false);
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => readEvidence(bytes, sha256).ok === false));
});
