import type { Material } from '../acts/dossier/records.ts';
import type { MaterialKind } from '../core/scheme/scheme.ts';

/** Materials in the order of 第九条, each with its item: （二）固定的经营服务场所证明复印件…. */
export function materialsInOrder<M extends Pick<Material, 'kind'>>(
  kinds: readonly MaterialKind[],
  materials: readonly M[],
): { material: M; item: string }[] {
  const place = ({ kind }: M): number => kinds.findIndex((one) => one.key === kind);
  const item = ({ kind }: M): string => {
    const known = kinds.find((one) => one.key === kind);
    return known ? `${known.article.replace('第九条', '')}${known.label}` : kind;
  };
  return [...materials].sort((a, b) => place(a) - place(b)).map((material) => ({ material, item: item(material) }));
}
