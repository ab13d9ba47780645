import { by, type Context } from '../context.ts';
import { statesOf } from '../files/quarantine.ts';
import { found, refuse } from '../refusal.ts';
import { type Attached, kindNamed, openFor } from './materials.ts';

/**
 * `validUntil`: the last day on which it proves what it shows, null where it has none; `seen`: whether somebody has looked at it in this draft. What is left out
 * stays as a colleague may have left it meanwhile.
 */
type Look = { readonly materialId: string; readonly validUntil?: string | null | undefined; readonly seen?: boolean | undefined };

/** A clerk says until when a file is valid, and of one that was taken over that it still holds, or takes that back (第九条). */
export const lookAtMaterial = (ctx: Context, dossierId: string, { materialId, ...look }: Look): Promise<Attached> =>
  ctx.inTransaction(async (tx) => {
    await tx.dossiers.locked(dossierId);
    const material = found(await tx.dossiers.material(materialId));
    if (material.dossierId !== dossierId) refuse({ kind: 'notFound' });
    const dossier = await openFor(tx, ctx, { dossierId, kind: material.kind });
    const { key, article } = await kindNamed(tx, ctx, { dossierId, kind: material.kind });
    const validUntil = look.validUntil === undefined ? (material.validUntil ?? null) : look.validUntil;
    // Only what was taken over can wait to be looked at.
    const unseen = material.source ? !(look.seen ?? !material.unseen) : false;
    await tx.dossiers.lookedAtMaterial(materialId, { validUntil, unseen });
    await tx.record({
      ...by(ctx),
      action: 'lookAtMaterial',
      article,
      subject: { kind: 'dossier', id: dossierId },
      parties: dossier,
      detail: { kind: key, hash: material.fileHash, validUntil, seen: !unseen },
    });
    return { ...material, validUntil, unseen, malware: (await statesOf(tx, [material])).get(material.fileHash) ?? null };
  });
