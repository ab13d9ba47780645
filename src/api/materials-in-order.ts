import type { Material } from '../acts/dossier/records.ts';
import { materialKinds } from '../core/scheme/schemes.ts';

/** Materials in the order of 第九条, each with its item: （二）固定的经营服务场所证明复印件…. */
export function materialsInOrder<M extends Pick<Material, 'kind'>>(materials: readonly M[]): { material: M; item: string }[] {
  const place = ({ kind }: M): number => materialKinds.findIndex((one) => one.key === kind);
  const item = ({ kind }: M): string => {
    const known = materialKinds.find((one) => one.key === kind);
    return known ? `${known.article.replace('第九条', '')}${known.label}` : kind;
  };
  return [...materials].sort((a, b) => place(a) - place(b)).map((material) => ({ material, item: item(material) }));
}
