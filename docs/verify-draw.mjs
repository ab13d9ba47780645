// Proves a published draw without the system that made it; the rules are in draw.md.
//   node docs/verify-draw.mjs BUNDLE.json [COMMITMENT]      exit 0: proved, 1: not
// COMMITMENT is the hash that the round's announcement gave; compare it by eye if you leave it out.
import { createHash } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const reasons = ['空号', '拒访', '停业', '三次未接', '联系人离职', '其他', '回避', '不能参加'];
const sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex');
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** Every sentence that the bundle fails; none: proved. */
export function findings({ secret, commitment, listHash, rows, stratify, n, order, sample, ...bundle }, published = commitment) {
  const grouped = (...cell) => (stratify === null ? [] : cell);
  const head = [bundle.format, bundle.dossierNumber, bundle.committedOn, ...grouped(stratify?.by)];
  const lines = rows.map((row, i) => [i + 1, row.id, row.enterprise, ...grouped(stratify?.strata[i])]);
  const keyed = rows.map(({ id }, i) => ({ id, key: sha256(`${secret}:${listHash}:${id}`), stratum: stratify?.strata[i] }));
  keyed.sort((a, b) => (a.key < b.key || (a.key === b.key && a.id < b.id) ? -1 : 1));
  const drawn = stratify === null ? keyed : byQuota(keyed, n);
  const replaced = sample.filter((one) => one.replaced !== null);
  const placeOf = (one) => order.indexOf(one.replaced.by);
  const inTurn = replaced.map(placeOf).sort((a, b) => a - b);
  const checks = {
    文件格式不对: bundle.format === 'shifan-draw/1' && /^[0-9a-f]{64}$/.test(secret) && Number.isInteger(n) && n > 0 && n <= rows.length,
    名单有空项或含有制表符或换行符: [head, ...lines].flat().every((cell) => /^[^\t\n]+$/.test(cell)),
    名单有两行编号相同: new Set(rows.map((row) => row.id)).size === rows.length,
    密钥与承诺值不符: sha256(secret) === commitment && commitment === published,
    名单与封存的摘要不符: sha256([head, ...lines].map((line) => line.join('\t')).join('\n')) === listHash,
    抽取顺序不是密钥算出的顺序: same(
      drawn.map((row) => row.id),
      order,
    ),
    样本不是顺序中最前的几家: same(
      sample.map((one) => one.rowId),
      order.slice(0, n + replaced.length),
    ),
    递补没有依次取用: same(
      inTurn,
      replaced.map((_, i) => n + i),
    ),
    递补单位排在被递补者之前: replaced.every((one) => placeOf(one) > order.indexOf(one.rowId)),
    递补原因不在规定之列: replaced.every((one) => reasons.includes(one.replaced.reason)),
  };
  return Object.keys(checks).filter((sentence) => !checks[sentence]);
}

/** Rows in key order → the same, n of them first: in proportion to the strata, by largest remainder, then at least one of each. */
function byQuota(rows, n) {
  const strata = [...new Set(rows.map((row) => row.stratum))].sort().map((name) => ({ name, size: 0, seats: 0 }));
  for (const stratum of strata) stratum.size = rows.filter((row) => row.stratum === stratum.name).length;
  for (const stratum of strata) stratum.seats = Math.floor((n * stratum.size) / rows.length);
  const left = n - strata.reduce((sum, { seats }) => sum + seats, 0);
  const remainder = ({ size }) => (n * size) % rows.length;
  for (const stratum of [...strata].sort((a, b) => remainder(b) - remainder(a)).slice(0, left)) stratum.seats += 1;
  for (const empty of n < strata.length ? [] : strata.filter(({ seats }) => seats === 0)) {
    strata.reduce((best, one) => (one.seats > best.seats ? one : best)).seats -= 1;
    empty.seats = 1;
  }
  const first = rows.filter((row) => strata.find(({ name }) => name === row.stratum).seats-- > 0);
  return [...first, ...rows.filter((row) => !first.includes(row))];
}

function main(file, published) {
  const bundle = JSON.parse(readFileSync(file, 'utf8'));
  const found = findings(bundle, published);
  if (found.length > 0) throw new Error(found.join('；'));
  const { dossierNumber, rows, n, commitment, committedOn } = bundle;
  console.log(`核验通过：${dossierNumber} 名单${rows.length}家抽${n}家，与承诺值 ${commitment}（${committedOn} 公布）一致。`);
}

try {
  if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) main(process.argv[2], process.argv[3]);
} catch (error) {
  console.log(`核验不通过：${error.message}。`);
  process.exitCode = 1;
}
