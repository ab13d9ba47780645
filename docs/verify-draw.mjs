// Proves a published draw without the system that made it; the rules are in draw.md. Exit 0: proved, 1: not.
//   node docs/verify-draw.mjs BUNDLE.json [COMMITMENT]   COMMITMENT: as the announcement gave it, or /data/commitments.json saved to a file;
//   left out, nothing published is compared, and it says so.
import { createHash } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const reasons = ['空号', '拒访', '停业', '三次未接', '联系人离职', '其他', '名称不是企业', '回避', '不能参加'];
const sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex');
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** Every sentence that the bundle fails; none: proved. */
export function findings({ secret, commitment, listHash, rows, stratify, n, order, sample, ...head }, published = commitment) {
  const grouped = stratify !== null;
  const first = [head.format, head.dossierNumber, head.committedOn, ...(grouped ? [stratify.by] : [])];
  const list = [first, ...rows.map((row, i) => [i + 1, row.id, row.enterprise, ...(grouped ? [stratify.strata[i]] : [])])];
  const keyed = rows.map(({ id }, i) => ({ id, key: sha256(`${secret}:${listHash}:${id}`), stratum: grouped ? stratify.strata[i] : '' }));
  keyed.sort((a, b) => (a.key < b.key || (a.key === b.key && a.id < b.id) ? -1 : 1));
  const computed = bySeats(keyed, n).map((row) => row.id);
  const asked = sample.map((one) => one.rowId);
  const replaced = sample.filter((one) => one.replaced !== null);
  const places = replaced.map((one) => order.indexOf(one.replaced.by));
  const checks = {
    文件格式不对: head.format === 'shifan-draw/1' && Number.isInteger(n) && n > 0 && n <= rows.length,
    密钥与承诺值不符: sha256(secret) === commitment && commitment === commitmentOf(published, head.committedOn, commitment),
    名单有空项或含有制表符或换行符: list.flat().every((cell) => /^[^\t\n]+$/.test(cell)),
    名单有两行编号相同: new Set(order).size === rows.length,
    名单与封存的摘要不符: sha256(list.map((line) => line.join('\t')).join('\n')) === listHash,
    抽取顺序不是密钥算出的顺序: same(computed, order),
    样本不是顺序中最前的几家: same(asked, order.slice(0, n + replaced.length)),
    递补没有依次取用: places.toSorted((a, b) => a - b).every((place, i) => place === n + i),
    递补单位排在被递补者之前: replaced.every((one, i) => places[i] > order.indexOf(one.rowId)),
    递补原因不在规定之列: replaced.every((one) => reasons.includes(one.replaced.reason)),
  };
  return Object.keys(checks).filter((sentence) => !checks[sentence]);
}

/** The published commitment: the text that was given, or of a file of all of them the one that stands there with its day. */
const commitmentOf = (published, day, own) =>
  typeof published === 'string' ? published : published.rounds.find((one) => one.commitment === own && one.committedOn === day)?.commitment;

/** Rows by key → n of them first: each stratum its share, the rest by largest remainder, one for each if n allows (draw.md, 3). */
function bySeats(rows, n) {
  const strata = [...new Set(rows.map((row) => row.stratum))].sort().map((name) => ({ name, share: 0, seats: 0 }));
  for (const one of strata) one.share = n * rows.filter((row) => row.stratum === one.name).length;
  for (const one of strata) one.seats = Math.floor(one.share / rows.length);
  const missing = n - strata.reduce((sum, one) => sum + one.seats, 0);
  for (const one of strata.toSorted((a, b) => (b.share % rows.length) - (a.share % rows.length)).slice(0, missing)) one.seats += 1;
  for (const empty of strata.filter((one) => one.seats === 0 && n >= strata.length)) {
    strata.reduce((most, one) => (one.seats > most.seats ? one : most)).seats -= 1;
    empty.seats = 1;
  }
  const front = rows.filter((row) => strata.find((one) => one.name === row.stratum).seats-- > 0);
  return [...front, ...rows.filter((row) => !front.includes(row))];
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.on('uncaughtException', (error) => {
    console.log(`核验不通过：文件读不懂（${error.message}）。`);
    process.exitCode = 1;
  });
  const bundle = JSON.parse(readFileSync(process.argv[2], 'utf8'));
  const given = process.argv[3];
  const published = given === undefined || /^[0-9a-f]{64}$/i.test(given) ? given?.toLowerCase() : JSON.parse(readFileSync(given, 'utf8'));
  const found = findings(bundle, published);
  const names = bundle.sample.map(({ rowId }) => bundle.rows.find(({ id }) => id === rowId)?.enterprise);
  const proved = `${bundle.dossierNumber} 名单${bundle.rows.length}家抽${bundle.n}家，与承诺值 ${bundle.commitment}（${bundle.committedOn} 公布）一致`;
  console.log(
    found.length === 0
      ? `核验通过：${proved}。\n抽中：${names.join('、')}。${given ? '' : '\n没有给出公布的封存值，没有与任何公布的内容比对。'}`
      : `核验不通过：${found.join('；')}。`,
  );
  process.exitCode = found.length === 0 ? 0 : 1;
}
