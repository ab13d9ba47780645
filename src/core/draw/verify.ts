import { chineseDay } from '../calendar/day.ts';
import { type DrawBundle, readBundle } from './bundle.ts';
import type { Published } from './commitments.ts';
import { commitmentOf, type Digest, listFault, listText, orderOf } from './draw.ts';
import { isReplacementReason, type SampleEntry } from './sample.ts';

/** One thing that does not hold, and the part of the bundle where. */
export type Finding = {
  readonly check: 'format' | 'commitment' | 'pool' | 'list' | 'order' | 'sample' | 'replacement';
  readonly message: string;
};

/**
 * Recomputes a published draw (docs/draw.md, 5). No finding: proved. `published` is the commitment as the round's announcement gave it, or all that were
 * published; without it the bundle
 * is only shown to agree with itself, since secret and commitment could both have been made up later.
 */
export function verifyBundle(json: unknown, digest: Digest, published?: string | readonly Published[]): readonly Finding[] {
  const read = readBundle(json);
  if (!read.ok) return [{ check: 'format', message: `抽样公开文件的“${read.part}”缺失或格式不对` }];
  const { bundle } = read;
  const fault = listFault(bundle) ?? (bundle.n > bundle.rows.length ? `名单共${bundle.rows.length}家，不能抽取${bundle.n}家` : null);
  if (fault) return [{ check: 'list', message: fault }];
  return [...commitmentFindings(bundle, digest, published), ...listFindings(bundle, digest), ...sampleFindings(bundle)];
}

/** Whether the secret is the one that was sealed, and the seal the one that was published. */
export function commitmentFindings(
  { secret, commitment, committedOn }: Pick<DrawBundle, 'secret' | 'commitment' | 'committedOn'>,
  digest: Digest,
  published: string | readonly Published[] = commitment,
): Finding[] {
  const known = typeof published === 'string' ? [{ commitment: published }] : published;
  const findings: Finding[] = [];
  if (commitmentOf(secret, digest) !== commitment)
    findings.push({ check: 'commitment', message: `公开的密钥与${chineseDay(committedOn)}公布的承诺值不符，密钥被换过` });
  const theSame = (one: Published) => one.commitment === commitment && (one.committedOn ?? committedOn) === committedOn;
  if (!known.some(theSame)) findings.push({ check: 'commitment', message: '文件中的承诺值与申报通知公布的不同' });
  return findings;
}

function listFindings(bundle: DrawBundle, digest: Digest): Finding[] {
  const findings: Finding[] = [];
  if (digest(listText(bundle)) !== bundle.listHash) findings.push({ check: 'list', message: '名单与提交时封存的摘要不符，名单被改过' });
  const order = orderOf(bundle, bundle.listHash, digest);
  const at = order.findIndex((id, index) => id !== bundle.order[index]);
  if (at >= 0 || bundle.order.length !== order.length)
    findings.push({
      check: 'order',
      message: `抽取顺序与密钥算出的不符${at >= 0 ? `，第${at + 1}位应为 ${bundle.rows.find((row) => row.id === order[at])?.enterprise ?? order[at]}` : ''}`,
    });
  return findings;
}

function sampleFindings({ n, order, sample, rows }: DrawBundle): Finding[] {
  const nameOf = (id: string | undefined) => rows.find((row) => row.id === id)?.enterprise ?? id ?? '';
  const findings: Finding[] = [];
  const replaced = sample.filter((entry) => entry.replaced !== null);
  if (sample.length !== n + replaced.length)
    findings.push({ check: 'sample', message: `应抽${n}家、递补${replaced.length}家，样本却有${sample.length}家` });
  const at = sample.findIndex(({ rowId }, index) => rowId !== order[index]);
  if (at >= 0) findings.push({ check: 'sample', message: `样本第${at + 1}家 ${nameOf(sample[at]?.rowId)} 不是顺序中的第${at + 1}位` });
  const taken = new Set<string>();
  for (const entry of replaced) {
    const message = replacementFault(entry, { order, n, end: n + replaced.length, taken });
    if (message) findings.push({ check: 'replacement', message: `${nameOf(entry.rowId)} 的递补${message}` });
    taken.add(entry.replaced?.by ?? '');
  }
  return findings;
}

type Replacing = { readonly order: readonly string[]; readonly n: number; readonly end: number; readonly taken: ReadonlySet<string> };

/** As many reserves as replacements, each serving once and only after the row that it stands for: so none was passed over. */
function replacementFault({ rowId, replaced }: SampleEntry, { order, n, end, taken }: Replacing): string | null {
  if (!replaced) return null;
  const place = order.indexOf(replaced.by);
  if (!isReplacementReason(replaced.reason)) return `原因“${replaced.reason}”不在规定之列`;
  if (place < n || place >= end || place <= order.indexOf(rowId)) return `不是由顺序中其后的一位（${replaced.by}）递补`;
  return taken.has(replaced.by) ? `与另一家用了同一递补单位 ${replaced.by}` : null;
}
