// Proves without the system that a journal, or an entry of it, is what was signed and published: RFC 6962, C2SP tlog-tiles (trust-log.md). Exit 0: proved, 1: not.
//   node verify-log.mjs JOURNAL.jsonl KEY CHECKPOINT...   every entry, the chain and the tree, against checkpoints that somebody kept; later entries may follow
//   node verify-log.mjs --proof PROOF.json KEY            that entries stand in the journal; of what was done by others the file may hold the digest alone
// KEY is what /log/key says, or a file with it. Keys of witnesses behind it, by commas: each has to have cosigned.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const hash = (name, ...parts) => parts.reduce((made, part) => made.update(part), createHash(name)).digest();
const node = (left, right) => hash('sha256', Buffer.from([1]), left, right);
const leaf = (digest) => hash('sha256', Buffer.from([0]), Buffer.from(digest, 'hex'));
const fail = (sentence) => {
  throw new Error(sentence);
};

const canonical = (value) => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  const kept = Object.entries(value).filter(([, one]) => one !== undefined);
  return `{${kept.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`)}}`;
};
const digestOf = (entry) => hash('sm3', canonical(entry)).toString('hex');
/** Its digest fits; of names kept before halves of a character were refused, with the half that stood where � stands. */
const isWhole = ({ hash: digest, ...entry }) => {
  if (digestOf(entry) === digest) return true;
  const halves = Array.from({ length: 2048 }, (_, at) => String.fromCharCode(0xd800 + at));
  const isOld = String(entry.actorName).split('\ufffd').length === 2;
  return isOld && halves.some((half) => digestOf({ ...entry, actorName: entry.actorName.replace('\ufffd', () => half) }) === digest);
};

/** A published key: name+id+base64 of kind and Ed25519 key. */
function keyOf(text) {
  const [, name, id, body] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/.exec(text.trim()) ?? fail('公钥的格式不对');
  const bytes = Buffer.from(body, 'base64');
  if (hash('sha256', `${name}\n`, bytes).toString('hex', 0, 4) !== id) fail('公钥与其编号不符');
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), bytes.subarray(1)]);
  return { name, id, isWitness: bytes[0] === 4, publicKey: createPublicKey({ key: spki, format: 'der', type: 'spki' }) };
}

function isSigned(text, lines, { name, id, isWitness, publicKey }) {
  return lines.some((line) => {
    const bytes = Buffer.from(line.slice(`\u2014 ${name} `.length), 'base64');
    if (line !== `\u2014 ${name} ${bytes.toString('base64')}` || bytes.toString('hex', 0, 4) !== id) return false;
    if (!isWitness) return verify(null, Buffer.from(text), publicKey, bytes.subarray(4));
    return verify(null, Buffer.from(`cosignature/v1\ntime ${bytes.readBigUInt64BE(4)}\n${text}`), publicKey, bytes.subarray(12));
  });
}

/** Size and root that a checkpoint says, signed by every key. */
function checkpoint(note, [own, ...witnesses]) {
  const cut = note.lastIndexOf('\n\n');
  const [text, lines] = [note.slice(0, cut + 1), note.slice(cut + 2).split('\n')];
  const [origin, size, root] = text.split('\n');
  if (cut < 0 || !isSigned(text, lines, own)) fail('检查点不是这个公钥签的，或者被改动过');
  if (origin !== own.name) fail('检查点是另一个日志的');
  for (const one of witnesses) if (!isSigned(text, lines, one)) fail(`检查点没有见证方 ${one.name} 的会签`);
  return { size: Number(size), root };
}

/** RFC 9162, 2.1.3.2. */
function isIncluded(digest, index, { size, root }, path) {
  let [at, last, made] = [index, size - 1, leaf(digest)];
  const up = () => {
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  };
  for (const one of path) {
    if (last === 0) return false;
    const isRight = at % 2 === 1 || at === last;
    const other = Buffer.from(one, 'base64');
    if (other.length !== 32 || other.toString('base64') !== one) return false; // its last character has spare bits
    made = isRight ? node(other, made) : node(made, other);
    if (isRight) while (at % 2 === 0 && at !== 0) up();
    up();
  }
  return Number.isInteger(index) && index >= 0 && index < size && last === 0 && made.toString('base64') === root;
}

function entriesIn({ format, checkpoint: note, entries }, keys) {
  if (format !== 'shifan-log-proof/1' || !entries?.length) fail('文件不是日志证明');
  const tree = checkpoint(note, keys);
  const said = entries.map(({ entry, index, path }) => {
    const isShown = Object.keys(entry).toSorted().join() !== 'action,at,hash,seq';
    if (entry.seq !== index + 1) fail(`第 ${entry.seq} 条的序号与位置不符`);
    if (isShown && !isWhole(entry)) fail(`第 ${entry.seq} 条的内容与摘要不符，被改动过`);
    if (!isIncluded(entry.hash, index, tree, path)) fail(`第 ${entry.seq} 条不在检查点所签的日志里`);
    return `第 ${entry.seq} 条 ${entry.hash}${isShown ? `，${entry.at}，${entry.action}` : '（只有摘要，内容由主管部门保存）'}`;
  });
  return [`${entries.length} 条都在 ${tree.size} 条的日志里`, ...said].join('\n');
}

function journalIn(journal, keys, notes) {
  if (notes.length === 0) fail('没有给出检查点，不能证明日志没有整个重写过');
  const wanted = notes.map((one) => checkpoint(one, keys)).toSorted((a, b) => a.size - b.size);
  const rows = [];
  let [seq, previous] = [0, ''];
  const rootNow = () => rows.map((one) => one.made).reduceRight((right, left) => node(left, right));
  for (const line of journal.split('\n')) {
    if (line === '') continue;
    const entry = JSON.parse(line);
    seq += 1;
    if (entry.seq !== seq) fail(`第 ${seq} 条缺失，或者次序不对`);
    if (entry.previousHash !== previous || !isWhole(entry)) fail(`第 ${seq} 条被改动过`);
    previous = entry.hash;
    let row = { made: leaf(entry.hash), level: 0 };
    while (rows.at(-1)?.level === row.level) row = { made: node(rows.pop().made, row.made), level: row.level + 1 };
    rows.push(row);
    while (wanted[0]?.size === seq)
      if (wanted.shift().root !== rootNow().toString('base64')) fail(`前 ${seq} 条与签发的检查点不符：有的被改动、增删或者调换过`);
  }
  if (wanted.length > 0) fail(`检查点有 ${wanted[0].size} 条，文件只有 ${seq} 条，末尾被截去`);
  return `日志 ${seq} 条，前后衔接，与 ${notes.length} 个检查点一致`;
}

/** What a file that somebody was given proves by these published keys; throws a sentence that says what does not fit. */
export const provedEntries = (text, keys) => entriesIn(JSON.parse(text), keys.split(',').map(keyOf));
/** The same of a whole journal, by checkpoints that somebody kept. */
export const provedJournal = (text, keys, notes) => journalIn(text, keys.split(',').map(keyOf), notes);

const given = (word) => (word?.includes('+') ? word : readFileSync(word, 'utf8'));
const read = (file) => readFileSync(file, 'utf8');
if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [first, second, third, ...more] = process.argv.slice(2);
  try {
    const isProof = first === '--proof';
    const said = isProof
      ? provedEntries(read(second), given(third))
      : provedJournal(read(first), given(second), [third, ...more].filter(Boolean).map(read));
    console.log(`核验通过：${said}`);
  } catch (error) {
    console.log(`核验不通过：${error.message}`);
    process.exitCode = 1;
  }
}
