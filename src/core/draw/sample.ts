/** Why a drawn enterprise could not be asked. Coded, so that nobody is replaced by choice; what happened in detail stays with the case. */
export const replacementReasons = ['空号', '拒访', '停业', '三次未接', '联系人离职', '其他'] as const;
/** Why a drawn expert does not sit (第八条（四）). */
export const recusalReasons = ['回避', '不能参加'] as const;

/** Why a row is passed over by the draw itself, whoever draws: 某某公司, XX and 同上 are nobody to ask (第六条（三）). No officer may choose it. */
export const noEnterpriseReason = '名称不是企业';

export type ReplacementReason = (typeof replacementReasons)[number] | (typeof recusalReasons)[number] | typeof noEnterpriseReason;

export const isReplacementReason = (text: unknown): text is ReplacementReason =>
  [...replacementReasons, ...recusalReasons, noEnterpriseReason].some((reason) => reason === text);

/**
 * The next `count` rows of the order from the place `from` that name an enterprise, with those between that name none, each replaced by the next that
 * was not drawn; null where the order is used up before.
 */
export function passingOver(
  order: readonly string[],
  { from, count }: { from: number; count: number },
  isNone: (rowId: string) => boolean,
): readonly { readonly rowId: string; readonly by: string | null }[] | null {
  const rows = order.slice(from, from + count).map((rowId): { rowId: string; by: string | null } => ({ rowId, by: null }));
  if (rows.length < count) return null;
  for (const row of rows) {
    if (!isNone(row.rowId)) continue;
    const by = order[from + rows.length];
    if (by === undefined) return null;
    row.by = by;
    rows.push({ rowId: by, by: null });
  }
  return rows;
}

/** One replacement, in the order in which they happened. */
export type Replacement = { readonly rowId: string; readonly reason: ReplacementReason };

/** A row that was drawn; a replaced one stays in the record, beside the row that took its place. */
export type SampleEntry = {
  readonly rowId: string;
  readonly replaced: { readonly reason: ReplacementReason; readonly by: string } | null;
};

export type Sampled = { readonly ok: true; readonly sample: readonly SampleEntry[] } | { readonly ok: false; readonly message: string };

/**
 * Who is asked: the first n of the order, then, for each replacement, the next in the order and no other. Entries stand in the order's order, replaced ones
 * included. Refused, with the reason: n beyond the list, a row that is not in the sample or is replaced already, a list used up.
 */
export function sample(order: readonly string[], n: number, replacements: readonly Replacement[]): Sampled {
  if (!Number.isInteger(n) || n < 1 || n > order.length) return { ok: false, message: `名单共${order.length}家，不能抽取${n}家` };
  const entries: SampleEntry[] = order.slice(0, n).map((rowId) => ({ rowId, replaced: null }));
  for (const { rowId, reason } of replacements) {
    const index = entries.findIndex((entry) => entry.rowId === rowId);
    const fault = replacementFault(entries[index], reason);
    if (fault) return { ok: false, message: `${rowId}：${fault}` };
    const by = order[entries.length];
    if (by === undefined) return { ok: false, message: `${rowId}：名单${order.length}家已全部抽完，没有可顺位递补的` };
    entries[index] = { rowId, replaced: { reason, by } };
    entries.push({ rowId: by, replaced: null });
  }
  return { ok: true, sample: entries };
}

/** The rows that stand, after all replacements: those to be asked. */
export const standingRows = (entries: readonly SampleEntry[]): readonly string[] =>
  entries.filter(({ replaced }) => replaced === null).map(({ rowId }) => rowId);

function replacementFault(entry: SampleEntry | undefined, reason: ReplacementReason): string | null {
  if (!entry) return '不在样本内，不能递补';
  if (entry.replaced) return '已被递补，不能再次递补';
  return isReplacementReason(reason) ? null : `递补原因“${String(reason)}”不在规定之列，应为${replacementReasons.join('、')}之一`;
}
