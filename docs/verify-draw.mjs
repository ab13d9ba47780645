// Proves a published draw, of a sample or of a panel, without the system that made it; the rules are in draw.md. Exit 0: proved, 1: not.
//   node docs/verify-draw.mjs BUNDLE.json [COMMITMENT]   COMMITMENT: as the announcement gave it, or /data/commitments.json saved to a file;
//   left out, nothing published is compared, and it says so.
import { createHash } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const reasons = ['空号', '拒访', '停业', '三次未接', '联系人离职', '其他', '名称不是企业', '回避', '不能参加'];
const sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex');
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** Every sentence that the bundle fails; none: proved. */
export const findings = (bundle, published) => (bundle.format === 'shifan-panel/1' ? ofPanel : ofSample)(bundle, published);

const named = (checks) => Object.keys(checks).filter((sentence) => !checks[sentence]);
const sealed = ({ secret, commitment, committedOn }, published) =>
  sha256(secret) === commitment && commitment === commitmentOf(published, committedOn, commitment);
const hashOf = (lines) => sha256(lines.map((line) => line.join('\t')).join('\n'));
const whole = (cells) => cells.flat().every((cell) => /^[^\t\n]+$/.test(cell));
/** Ids in the order of the keys. */
const byKey = (ids, secret, hash) =>
  ids
    .map((id) => ({ id, key: sha256(`${secret}:${hash}:${id}`) }))
    .sort((a, b) => (a.key < b.key || (a.key === b.key && a.id < b.id) ? -1 : 1));

function ofSample({ secret, commitment, listHash, rows, stratify, n, order, sample, ...head }, published = commitment) {
  const grouped = stratify !== null;
  const first = [head.format, head.dossierNumber, head.committedOn, ...(grouped ? [stratify.by] : [])];
  const list = [first, ...rows.map((row, i) => [i + 1, row.id, row.enterprise, ...(grouped ? [stratify.strata[i]] : [])])];
  const stratum = new Map(rows.map(({ id }, i) => [id, grouped ? stratify.strata[i] : '']));
  const keyed = byKey(
    rows.map(({ id }) => id),
    secret,
    listHash,
  ).map((row) => ({ ...row, stratum: stratum.get(row.id) }));
  const computed = bySeats(keyed, n).map((row) => row.id);
  const asked = sample.map((one) => one.rowId);
  const replaced = sample.filter((one) => one.replaced !== null);
  const places = replaced.map((one) => order.indexOf(one.replaced.by));
  const checks = {
    文件格式不对: head.format === 'shifan-draw/1' && Number.isInteger(n) && n > 0 && n <= rows.length,
    密钥与承诺值不符: sealed({ secret, commitment, ...head }, published),
    名单有空项或含有制表符或换行符: whole(list),
    名单有两行编号相同: new Set(order).size === rows.length,
    名单与封存的摘要不符: hashOf(list) === listHash,
    抽取顺序不是密钥算出的顺序: same(computed, order),
    样本不是顺序中最前的几家: same(asked, order.slice(0, n + replaced.length)),
    递补没有依次取用: places.toSorted((a, b) => a - b).every((place, i) => place === n + i),
    递补单位排在被递补者之前: replaced.every((one, i) => places[i] > order.indexOf(one.rowId)),
    递补原因不在规定之列: replaced.every((one) => reasons.includes(one.replaced.reason)),
  };
  return named(checks);
}

const units = ['工作单位', '曾任职单位'].flatMap((unit) =>
  ['申报单位', '投资方', '合作单位', '服务企业'].map((role) => `${unit}与${role}相同或有隶属关系`),
);
const conflicts = ['回避', ...units, ...['法定代表人', '自然人投资方', '从业人员'].map((role) => `与${role}同名`)];

function ofPanel({ commitment, committedOn, secret, dossierNumber, n, functions, pools, draws, seats }, published = commitment) {
  const order = draws.flatMap((draw) => draw.order);
  const standing = seats.filter((seat) => seat.left === null).length;
  return [
    ...pools.flatMap((pool) => ofPool(pool, { commitment, committedOn, draws }, published)),
    ...draws.flatMap((draw, k) => {
      const pool = pools.find((one) => one.version === draw.pool);
      const subject = `专家组:${dossierNumber}${k === 0 ? '' : `#${k + 1}`}`;
      const head = pool ? [subject, n, functions.join(','), pool.hash].join(':') : subject;
      const list = [['shifan-draw/1', head, committedOn], ...draw.rows.map(({ id, enterprise }, i) => [i + 1, id, enterprise])];
      const earlier = draws.slice(0, k).flatMap((one) => one.order);
      const fit = (pool?.experts ?? []).filter(
        (one) => (functions.length === 0 || one.fields.some((field) => functions.includes(field))) && !earlier.includes(one.number),
      );
      const out = draw.excluded.map((one) => one.id);
      const left = fit
        .map((one) => one.number)
        .filter((number) => !out.includes(number))
        .sort();
      const ids = draw.rows.map((row) => row.id);
      const computed = byKey(ids, secret, draw.listHash).map((row) => row.id);
      return named({
        抽取所用的专家库不在文件中: draw.pool === null || pool !== undefined,
        名单为空: ids.length > 0,
        名单有空项或含有制表符或换行符: whole(list),
        名单有两行编号相同: new Set(ids).size === ids.length,
        名单不是专家库中本领域除去回避的全部专家:
          !pool || (same(left, ids) && draw.rows.every((row) => row.enterprise === `专家${row.id}`)),
        回避的专家不在可抽的专家中: !pool || (new Set(out).size === out.length && out.every((id) => fit.some((one) => one.number === id))),
        回避原因不在规定之列: !pool || draw.excluded.every((one) => conflicts.includes(one.reason)),
        名单与封存的摘要不符: hashOf(list) === draw.listHash,
        抽取顺序不是密钥算出的顺序: same(computed, draw.order),
      });
    }),
    ...named({
      有的抽取没有写明专家库: new Set(draws.map((draw) => draw.pool === null)).size < 2,
      后一次抽取用的专家库早于前一次: draws.every((draw, k) => k === 0 || (draw.pool ?? 0) >= (draws[k - 1].pool ?? 0)),
      密钥与承诺值不符: sealed({ secret, commitment, committedOn }, published),
      席位不是顺序中最前的几位: same(
        seats.map((seat) => seat.id),
        order.slice(0, seats.length),
      ),
      席位没有依次递补: draws.length > 0 && (standing === n || (standing < n && seats.length === order.length)),
      离席原因不在规定之列: seats.every((seat) => seat.left === null || ['回避', '不能参加'].includes(seat.left)),
    }),
  ];
}

/** A pool as it was frozen: its hash over JSON with the members in this order, and the hash that was published, where a file of them is given. */
function ofPool({ version, hash, frozenOn, experts }, { commitment, committedOn, draws }, published) {
  const numbers = experts.map((one) => one.number);
  const text = {
    format: 'shifan-pool/1',
    commitment,
    version,
    frozenOn,
    experts: experts.map(({ number, fields, key }) => ({ number, fields, key })),
  };
  const known = typeof published === 'string' ? undefined : roundOf(published, committedOn, commitment)?.pools;
  return named({
    专家库与冻结的摘要不符: sha256(JSON.stringify(text)) === hash && same(numbers.toSorted(), numbers),
    专家库有两位专家编号相同: new Set(numbers).size === numbers.length,
    专家库没有用来抽取: draws.some((draw) => draw.pool === version),
    专家库与公布的摘要不同: known === undefined || known.some((one) => one.version === version && one.hash === hash),
  });
}

/** The published commitment: the text that was given, or of a file of all of them the one that stands there with its day. */
const commitmentOf = (published, day, own) => (typeof published === 'string' ? published : roundOf(published, day, own)?.commitment);
const roundOf = (published, day, own) => published.rounds.find((one) => one.commitment === own && one.committedOn === day);

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

/** What a panel's file does not prove: from which people it was drawn, where no pool was frozen or none published is given. */
function unproved({ pools, committedOn, commitment }, published) {
  if (pools.length === 0) return '\n抽取时专家库还没有冻结，名单是不是全部专家不能证明。';
  const known = typeof published === 'object' && roundOf(published, committedOn, commitment)?.pools;
  return known ? '' : '\n没有给出公布的封存值文件 commitments.json，专家库的摘要没有与公布的比对。';
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
  const panel = bundle.format === 'shifan-panel/1';
  const names = panel
    ? bundle.seats.map(({ id, left }) => `专家${id}${left === null ? '' : `（${left}，已递补）`}`)
    : bundle.sample.map(({ rowId }) => bundle.rows.find(({ id }) => id === rowId)?.enterprise);
  const of = panel ? `专家组${bundle.n}人，抽取${bundle.draws.length}次` : `名单${bundle.rows.length}家抽${bundle.n}家`;
  const proved = `${bundle.dossierNumber} ${of}，与承诺值 ${bundle.commitment}（${bundle.committedOn} 公布）一致`;
  console.log(
    found.length === 0
      ? `核验通过：${proved}。\n抽中：${names.join('、')}。${given ? '' : '\n没有给出公布的封存值，没有与任何公布的内容比对。'}${panel ? unproved(bundle, published) : ''}`
      : `核验不通过：${found.join('；')}。`,
  );
  process.exitCode = found.length === 0 ? 0 : 1;
}
