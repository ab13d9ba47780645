import { rowsToProve } from '../../core/materials/proofs.ts';
import { by, type Context } from '../context.ts';
import { statesOf } from '../files/quarantine.ts';
import { badInput, found, refuse } from '../refusal.ts';
import { type Attached, kindNamed, openFor } from './materials.ts';

/**
 * Says which events or agreements a file proves, in place of what was said before (第九条（七）（八）); none takes the tie back. Refused: a kind that
 * proves no rows, a row that is not there, a dossier or kind that is closed.
 */
export async function tieMaterial(
  ctx: Context,
  dossierId: string,
  input: { materialId: string; rows: readonly string[] },
): Promise<Attached> {
  return ctx.inTransaction(async (tx) => {
    const material = found(await tx.dossiers.material(input.materialId));
    if (material.dossierId !== dossierId) refuse({ kind: 'notFound' });
    const dossier = await openFor(tx, ctx, { dossierId, kind: material.kind });
    const kind = await kindNamed(tx, ctx, { dossierId: dossier.id, kind: material.kind });
    if (kind.perRow === undefined) badInput('rows', kind.article, `“${kind.label}”不分项，不用标明证明哪一项`);
    const there = new Set(rowsToProve(kind, await tx.dossiers.content(dossierId, 'masked')).map(({ path }) => path));
    const proves = [...new Set(input.rows)];
    if (proves.some((path) => !there.has(path)))
      badInput('rows', kind.article, '所选的活动或协议已不在申请表中（可能刚被删除或还没有保存），请刷新后重选');
    await tx.dossiers.tieMaterial(material.id, proves);
    await tx.record({
      ...by(ctx),
      action: 'tieMaterial',
      article: kind.article,
      subject: { kind: 'dossier', id: dossierId },
      parties: dossier,
      detail: { kind: kind.key, hash: material.fileHash, count: proves.length },
    });
    return { ...material, proves, malware: (await statesOf(tx, [material])).get(material.fileHash) ?? null };
  });
}
