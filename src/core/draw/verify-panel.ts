import { conflictWhys } from '../review/conflicts.ts';
import type { Published } from './commitments.ts';
import { type Digest, listFault, listText, orderOf } from './draw.ts';
import { candidateOf, inField, panelSubject, rowsOf, subjectFrom, subjectOfDraw } from './panel.ts';
import { type PanelBundle, type PublishedPanelDraw, type PublishedPool, readPanel } from './panel-bundle.ts';
import { poolText } from './pool.ts';
import { recusalReasons } from './sample.ts';
import { commitmentFindings, type Finding } from './verify.ts';

/**
 * Recomputes a published panel (docs/draw.md, 6). No finding: proved. `published` is the commitment, or what was published of all rounds with their pools;
 * without it the file is only shown to agree with itself.
 */
export function verifyPanel(json: unknown, digest: Digest, published?: string | readonly Published[]): readonly Finding[] {
  const read = readPanel(json);
  if (!read.ok) return [{ check: 'format', message: `专家组公开文件的“${read.part}”缺失或格式不对` }];
  const { bundle } = read;
  return [
    ...commitmentFindings(bundle, digest, published),
    ...bundle.pools.flatMap((pool) => poolFindings(bundle, pool, { digest, published })),
    ...bundle.draws.flatMap((_, k) => drawFindings(bundle, k, digest)),
    ...poolsFinding(bundle),
    ...seatFindings(bundle),
  ];
}

/** From frozen pools or over names: a file that mixes them, or whose pools run backwards, was put together. */
function poolsFinding({ draws }: PanelBundle): Finding[] {
  const from = draws.map(({ pool }) => pool ?? 0);
  if (from.some((one) => one === 0) && from.some((one) => one > 0)) return [{ check: 'pool', message: '有的抽取没有写明专家库' }];
  return from.every((one, i) => i === 0 || one >= (from[i - 1] ?? 0)) ? [] : [{ check: 'pool', message: '后一次抽取用的专家库早于前一次' }];
}

type Against = { readonly digest: Digest; readonly published: string | readonly Published[] | undefined };

function poolFindings({ commitment, draws }: PanelBundle, pool: PublishedPool, { digest, published }: Against): Finding[] {
  const { version, hash, frozenOn, experts } = pool;
  const say = (message: string): Finding => ({ check: 'pool', message: `专家库第${version}版${message}` });
  const findings: Finding[] = [];
  if (digest(poolText({ commitment, version, frozenOn }, experts)) !== hash) findings.push(say('与冻结的摘要不符，专家库被改过'));
  if (new Set(experts.map(({ number }) => number)).size < experts.length) findings.push(say('有两位专家编号相同'));
  if (!draws.some((draw) => draw.pool === version)) findings.push(say('没有用来抽取'));
  const known = typeof published === 'object' ? published.find((one) => one.commitment === commitment)?.pools : undefined;
  if (known && !known.some((one) => one.version === version && one.hash === hash)) findings.push(say('与公布的冻结摘要不同'));
  return findings;
}

function drawFindings(bundle: PanelBundle, k: number, digest: Digest): Finding[] {
  const draw = bundle.draws[k] as PublishedPanelDraw;
  const say = (check: Finding['check'], message: string): Finding => ({ check, message: `第${k + 1}次抽取${message}` });
  const pool = bundle.pools.find(({ version }) => version === draw.pool) ?? null;
  if (draw.pool !== null && pool === null) return [say('pool', `所用的专家库第${draw.pool}版不在文件中`)];
  const subject = subjectOfDraw(bundle.dossierNumber, k + 1);
  const from = pool ? subjectFrom(subject, { n: bundle.n, functions: bundle.functions, poolHash: pool.hash }) : subject;
  const list = { dossierNumber: panelSubject(from), committedOn: bundle.committedOn, rows: draw.rows, stratify: null };
  const fault = listFault(list);
  if (fault) return [say('list', `：${fault}`)];
  const findings = pool ? candidateFindings(bundle, { draw, k, pool }).map((message) => say('list', message)) : [];
  if (digest(listText(list)) !== draw.listHash) findings.push(say('list', '的名单与封存的摘要不符，名单被改过'));
  const order = orderOf({ ...list, secret: bundle.secret, n: 1 }, draw.listHash, digest);
  if (order.length !== draw.order.length || order.some((id, i) => id !== draw.order[i]))
    findings.push(say('order', '的顺序与密钥算出的不符'));
  return findings;
}

type Drawn = { readonly draw: PublishedPanelDraw; readonly k: number; readonly pool: PublishedPool };

/** Nobody of the pool is missing but by the field, a stated conflict, or because an earlier draw had them; and nobody else is there. */
function candidateFindings({ draws, functions }: PanelBundle, { draw, k, pool }: Drawn): string[] {
  const earlier = draws.slice(0, k).flatMap(({ order }) => order);
  const eligible = pool.experts.filter((one) => inField(one, functions) && !earlier.includes(one.number));
  const out = draw.excluded.map(({ id }) => id);
  const rows = rowsOf(eligible.filter(({ number }) => !out.includes(number)).map(candidateOf));
  const findings: string[] = [];
  if (JSON.stringify(rows) !== JSON.stringify(draw.rows.map(({ id, enterprise }) => ({ id, enterprise }))))
    findings.push('的名单不是专家库中本领域、除去回避的全部专家');
  if (new Set(out).size < out.length || out.some((id) => !eligible.some(({ number }) => number === id)))
    findings.push('回避的专家不在可抽的专家中');
  for (const { id, reason } of draw.excluded)
    if (!conflictWhys.includes(reason)) findings.push(`专家${id}的回避原因“${reason}”不在规定之列`);
  return findings;
}

/** Seats are taken in the order of the draws, all of them but where the order is used up. */
function seatFindings({ n, draws, seats }: PanelBundle): Finding[] {
  const order = draws.flatMap((draw) => draw.order);
  const findings: Finding[] = [];
  const at = seats.findIndex(({ id }, i) => id !== order[i]);
  if (at >= 0) findings.push({ check: 'sample', message: `第${at + 1}席 ${seats[at]?.id ?? ''} 不是顺序中的第${at + 1}位` });
  const standing = seats.filter(({ left }) => left === null).length;
  if (draws.length === 0 || standing > n || (standing < n && seats.length < order.length))
    findings.push({ check: 'replacement', message: `专家组应有${n}人，现有${standing}人，席位没有依次递补` });
  for (const { id, left } of seats)
    if (left !== null && !recusalReasons.some((reason) => reason === left))
      findings.push({ check: 'replacement', message: `专家${id}离席的原因“${left}”不在规定之列` });
  return findings;
}
