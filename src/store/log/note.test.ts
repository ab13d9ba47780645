import assert from 'node:assert/strict';
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { COSIGNS, checkpointIn, checkpointOf, cosignatureOf, isSignedBy, keyIn, keyText, type NoteKey, SIGNS } from './note.ts';

const pairOf = (name: string, kind: NoteKey['kind']) => {
  const secret = generateKeyPairSync('ed25519').privateKey;
  return { secret, key: { name, kind, publicKey: createPublicKey(secret) } };
};
const log = pairOf('sf.example.gov.cn/log', SIGNS);
const witness = pairOf('xiehui.example.cn/jianzheng', COSIGNS);
const root = Buffer.alloc(32, 7);
const note = checkpointOf({ size: 20, root }, log);

test('a checkpoint reads as it was signed, and every changed byte is found', () => {
  const read = checkpointIn(note);
  assert.deepEqual([read?.origin, read?.size, read?.root], ['sf.example.gov.cn/log', 20, root]);
  const bytes = Buffer.from(note);
  const unfound = [...bytes.keys()].flatMap((at) =>
    [1, 4, 32].flatMap((bit) => {
      const other = checkpointIn(Buffer.from(bytes.map((byte, i) => (i === at ? byte ^ bit : byte))).toString('utf8'));
      return other !== null && isSignedBy(other, log.key) ? [`${at}:${bit}`] : [];
    }),
  );
  assert.deepEqual(unfound, []);
});

test('a key is published in one line and read back, and no other text is a key', () => {
  for (const { key } of [log, witness]) {
    const back = keyIn(` ${keyText(key)}\n`);
    assert.deepEqual([back?.name, back?.kind, back && keyText(back)], [key.name, key.kind, keyText(key)]);
  }
  const text = keyText(log.key);
  for (const bad of ['', 'x', text.slice(1), text.slice(0, -1), text.replace(/\+[0-9a-f]{8}\+/, '+00000000+'), `${text} ${text}`])
    assert.equal(keyIn(bad), null, bad);
});

test('a witness says when it looked; its line is nobody else’s, and of no other checkpoint', () => {
  const read = checkpointIn(`${note}${cosignatureOf(checkpointIn(note)?.text ?? '', witness, 1_780_000_000)}`);
  const isBy = (key: NoteKey, text = read?.text ?? '') => isSignedBy({ text, signatures: read?.signatures ?? [] }, key);
  assert.deepEqual([isBy(witness.key), isBy(log.key)], [true, true]);
  assert.equal(isBy(pairOf(witness.key.name, COSIGNS).key), false);
  assert.equal(isBy({ ...witness.key, kind: SIGNS }), false);
  assert.equal(isBy(witness.key, checkpointIn(checkpointOf({ size: 21, root }, log))?.text), false);
});
