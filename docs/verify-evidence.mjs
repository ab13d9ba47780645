// Proves without the system that the evidence of a case is what was submitted, decided and handed out (evidence.md). Exit 0: proved, 1: not.
//   node verify-evidence.mjs EVIDENCE.zip KEY   KEY is what /log/key says, or a file with it; keys of witnesses behind it, by commas
// Needs verify-log.mjs beside it, Node 20, and nothing else. That the results follow from it is re-execute.mjs's to say.
import { createHash } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { provedEntries } from './verify-log.mjs';

const sha256 = (...parts) => parts.reduce((made, part) => made.update(part), createHash('sha256')).digest('hex');
const fail = (sentence) => {
  throw new Error(sentence);
};
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

const crcTable = Array.from({ length: 256 }, (_, n) =>
  Array.from({ length: 8 }).reduce((c) => (c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1), n),
);
const crc32 = (bytes) => ~bytes.reduce((crc, byte) => (crc >>> 8) ^ crcTable[(crc ^ byte) & 255], -1) >>> 0;
const words = (...fields) =>
  Buffer.concat(
    fields.map(([bytes, value]) => {
      const made = Buffer.alloc(bytes);
      made.writeUIntLE(value, 0, bytes);
      return made;
    }),
  );

/** The only archive that these files make: nothing compressed, the first day of 1980, sizes behind each file and in the list at the end. */
function archiveOf(files) {
  const [body, list] = [[], []];
  let at = 0;
  for (const { name, bytes } of files) {
    const sums = [
      [4, crc32(bytes)],
      [4, bytes.length],
      [4, bytes.length],
    ];
    const head = [
      [2, 20],
      [2, 8],
      [2, 0],
      [4, 0x00210000],
    ];
    const local = Buffer.concat([words([4, 0x04034b50], ...head, [4, 0], [4, 0], [4, 0], [2, name.length], [2, 0]), Buffer.from(name)]);
    const behind = words([4, 0x08074b50], ...sums);
    body.push(local, bytes, behind);
    list.push(
      words([4, 0x02014b50], [2, 20], ...head, ...sums, [2, name.length], [2, 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, at]),
      Buffer.from(name),
    );
    at += local.length + bytes.length + behind.length;
  }
  const [all, listed] = [files.length, Buffer.concat(list)];
  const end = words([4, 0x06054b50], [2, 0], [2, 0], [2, all], [2, all], [4, listed.length], [4, at], [2, 0]);
  return Buffer.concat([...body, listed, end]);
}

/** The files of an archive, which has to be the one that they make, byte for byte. */
function unpacked(zip) {
  const files = [];
  const end = zip.length - 22;
  if (end < 0 || zip.readUInt32LE(end) !== 0x06054b50) fail('文件不是证据包，或者不完整');
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0 && at + 46 <= end; left -= 1) {
    const [size, named, from] = [zip.readUInt32LE(at + 24), zip.readUInt16LE(at + 28), zip.readUInt32LE(at + 42)];
    const name = zip.subarray(at + 46, at + 46 + named).toString('latin1');
    files.push({ name, bytes: zip.subarray(from + 30 + named, from + 30 + named + size) });
    at += 46 + named;
  }
  if (!archiveOf(files).equals(zip)) fail('压缩包不是证据包的格式，被改动过或者重新压缩过；请用取得时的原件核验');
  return files;
}

/** A member of a list is `#` and its place; of a blacked-out value nothing is known. */
function wholeOf({ cells }) {
  const root = {};
  for (const cell of cells) {
    const keys = ['whole', ...(cell.path === '' ? [] : cell.path.split('/'))];
    const last = keys.pop();
    let into = root;
    keys.forEach((key, i) => {
      const at = Array.isArray(into) ? key.slice(1) : key;
      if (!Object.hasOwn(into, at))
        Object.defineProperty(into, at, { value: /^#\d/.test(keys[i + 1] ?? last) ? [] : {}, enumerable: true });
      into = into[at];
    });
    Object.defineProperty(into, Array.isArray(into) ? last.slice(1) : last, { value: cell.value ?? null, enumerable: true });
  }
  return root.whole;
}

/** What all cells come to, shown or blacked out. */
function rootOf(name, { format, cells, ...more }) {
  if (format !== 'shifan-cells/2' || Object.keys(more).length > 0 || !Array.isArray(cells)) fail(`${name} 的格式不对`);
  if (new Set(cells.map(({ path }) => path)).size !== cells.length) fail(`${name} 有两处位置相同`);
  const hashes = cells.map((cell) => {
    const isBlack = same(Object.keys(cell).toSorted(), ['hash', 'path']) && /^[0-9a-f]{64}$/.test(cell.hash);
    if (!isBlack && (!same(Object.keys(cell).toSorted(), ['path', 'salt', 'value']) || !/^[0-9a-f]{32}$/.test(cell.salt)))
      fail(`${name} 的“${cell.path}”格式不对`);
    return JSON.stringify([cell.path, isBlack ? cell.hash : sha256(JSON.stringify([cell.salt, cell.path, cell.value]))]);
  });
  return sha256([format, ...hashes].join('\n'));
}

const bound = ['edition.yaml', 'edition.json', 'calendar.json'];
const parts = ['form.json', 'facts.json', ...bound, 'log-proof.json'];

/** What an evidence proves by these published keys, in sentences; throws one that says what does not fit. */
export function provedEvidence(zip, keys) {
  const files = unpacked(zip);
  const text = (name) => (files.find((one) => one.name === name) ?? fail(`证据包缺少 ${name}`)).bytes.toString('utf8');
  // A value written twice would be read one way here and another way elsewhere: each text is the one that its content makes.
  const exactly = (name) => {
    const json = JSON.parse(text(name));
    return JSON.stringify(json) === text(name) ? json : fail(`${name} 不是取得时的写法，被改动过`);
  };
  const [form, facts, proof] = ['form.json', 'facts.json', 'log-proof.json'].map(exactly);
  const [formRoot, factsRoot] = [rootOf('form.json', form), rootOf('facts.json', facts)];
  const [submitted, said] = [wholeOf(form), wholeOf(facts)];
  const own = files.slice(0, -1);
  const uploaded = own.slice(parts.length);
  if (
    !same(
      own.slice(0, parts.length).map(({ name }) => name),
      parts,
    ) ||
    files.at(-1).name !== 'manifest.json'
  )
    fail('证据包里的文件不是应有的几份');
  const listed = own.map(({ name, bytes }) => ({ name, size: bytes.length, sha256: sha256(bytes) }));
  const manifest = `${JSON.stringify({ format: 'shifan-evidence/1', number: said.dossier.number, files: listed }, null, 1)}\n`;
  if (manifest !== text('manifest.json')) fail('有的文件与 manifest.json 登记的不符，被改动过');
  if (
    !same(
      said.files,
      bound.map((name) => ({ name, sha256: sha256(text(name)) })),
    )
  )
    fail('办法或者日历不是取得证据时的那一份');
  for (const { name, bytes } of uploaded)
    if (name !== `files/${sha256(bytes)}` || !submitted.materials.some(({ hash }) => name === `files/${hash}`))
      fail(`${name} 不是提交的材料`);
  const proved = provedEntries(JSON.stringify(proof), keys);
  const told = proof.entries.map(({ entry }) => entry);
  const taken = told.find(
    ({ action, detail }) => action === 'exportEvidence' && detail?.factsRoot === factsRoot && detail.cellsRoot === formRoot,
  );
  if (taken === undefined) fail('日志里没有登记这一份证据：申请表或者事实被改动过');
  const last = said.submissions.at(-1);
  const submission = told.find(
    ({ action, subjectId, at, detail }) => action === 'submit' && subjectId === said.dossier.id && at === last.at && detail !== undefined,
  );
  if (submission === undefined) fail('日志证明里没有这一次提交的记录，是不是提交的那一份无从证明；请用取得时的原件核验');
  const isFromThen = submission.detail.cellsRoot === formRoot;
  if (submission.detail.cellsRoot !== undefined && !isFromThen) fail('申请表不是日志里登记的提交的那一份');
  const black = [...form.cells, ...facts.cells].filter((cell) => 'hash' in cell);
  const isWhole = form.cells.every((cell) => 'value' in cell);
  if (isWhole && sha256(JSON.stringify(submitted)) !== last.contentHash) fail('申请表与提交回执上的校验值不符');
  return [
    `${said.dossier.number} ${said.dossier.applicant}，${said.takenOn} 取得，日志第 ${taken.seq} 条`,
    isFromThen
      ? `申请表的总摘要 ${formRoot}，提交时已经记入日志第 ${submission.seq} 条`
      : `申请表的总摘要 ${formRoot}，取得证据时记入日志（提交时还没有登记总摘要）`,
    `事实的总摘要 ${factsRoot}；遮盖 ${black.length} 处；材料 ${uploaded.length} 份在内，其余只有摘要`,
    `重算程序 ${said.program ?? '没有登记'}`,
    proved,
  ].join('\n');
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [file, key = ''] = process.argv.slice(2);
  try {
    if (file === undefined || key === '') fail('用法：node verify-evidence.mjs 证据包.zip 公钥（/log/key 所示，或者存有它的文件）');
    console.log(`核验通过：${provedEvidence(readFileSync(file), key.includes('+') ? key : readFileSync(key, 'utf8'))}`);
  } catch (error) {
    console.log(`核验不通过：${error.message}`);
    process.exitCode = 1;
  }
}
