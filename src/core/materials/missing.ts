import type { Content } from '../annexes/field.ts';
import { saysNone, textIn, valueAt } from '../annexes/rows.ts';
import type { MaterialKey, MaterialKind, Scheme } from '../scheme/scheme.ts';

/** Whether files of this kind must be there, given what the form says (第九条). `below`: a recognition of the city's that this system holds, which needs no copy. */
export function isNeeded(kind: MaterialKind, content: Content, below: string | null = null): boolean {
  if (below !== null && kind.backs.includes('6.7')) return false;
  if (kind.need !== 'conditional') return kind.need === 'required';
  return (kind.whenFilled ?? []).some((field) => {
    const said = textIn(valueAt(content, field));
    return said !== '' && !saysNone(said);
  });
}

export type MissingMaterial = { readonly key: MaterialKey; readonly label: string; readonly article: string; readonly message: string };

/** The materials of 第九条 that must be uploaded and are not; what the system makes out of the form itself is never missing. */
export function missingMaterials(
  content: Content,
  scheme: Scheme,
  materials: readonly { readonly kind: string }[],
  below: string | null = null,
): readonly MissingMaterial[] {
  return scheme.materials
    .filter((kind) => isNeeded(kind, content, below) && !materials.some((one) => one.kind === kind.key))
    .map(({ key, label, article }) => ({ key, label, article, message: `缺材料：${label}（${article}），请上传` }));
}
