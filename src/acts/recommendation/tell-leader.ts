import type { CorrectionItem } from '../../core/workflow/facts.ts';
import { by, type Context, type Transaction } from '../context.ts';
import type { Dossier } from '../dossier/records.ts';

/** A return after an earlier one: its number, what was named before, and what stood before and was not named. */
type Again = { readonly no: number; readonly repeated: readonly CorrectionItem[]; readonly overlooked: readonly CorrectionItem[] };

/** What speaks against 一次性告知 (第八条（三）) is allowed, journalled, and told to the leader in one letter. */
export async function tellLeader(tx: Transaction, ctx: Context, dossier: Dossier, again: Again): Promise<void> {
  const { no, repeated, overlooked } = again;
  const parties = { recommenderId: dossier.recommenderId, issuerId: dossier.issuerId };
  const event = { ...by(ctx), article: '第八条（三）', subject: { kind: 'dossier', id: dossier.id }, parties };
  const detail = (items: readonly CorrectionItem[]) => ({ no, items: items.map((item) => item.path) });
  if (repeated.length > 0) await tx.record({ ...event, action: 'repeatReturn', detail: detail(repeated) });
  if (overlooked.length > 0) await tx.record({ ...event, action: 'overlookedReturn', detail: detail(overlooked) });
  if (repeated.length + overlooked.length === 0) return;
  await tx.post({
    key: `${dossier.id}:${dossier.version}:repeated`,
    to: { organisationId: dossier.recommenderId, role: 'leader' },
    subject: `${dossier.number ?? '申报'}：${subjectOf(again)}`,
    body: [
      `申报 ${dossier.number ?? ''} 第${no}次退回补正，请核实是否一次性告知（第八条（三））。`,
      ...listed('下列位置此前已告知，没有改好，再次退回：', repeated),
      ...listed('下列位置上次送审时即是此内容，上次没有一次性告知：', overlooked),
    ].join('\n'),
    link: `/app/recommendations/${dossier.id}`,
  });
}

const subjectOf = ({ repeated, overlooked }: Again): string => {
  if (overlooked.length === 0) return '同一处缺陷再次退回补正';
  return repeated.length === 0 ? '上次未一次性告知的缺陷退回补正' : '再次退回补正，有已告知和上次未告知的缺陷';
};

const listed = (title: string, items: readonly CorrectionItem[]): string[] =>
  items.length === 0 ? [] : [title, ...items.map((item, i) => `${i + 1}. ${item.label}：${item.reason}（${item.article}）`)];
