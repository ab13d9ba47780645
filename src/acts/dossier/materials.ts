import { materialKinds } from '../../core/scheme/schemes.ts';
import { by, type Context } from '../context.ts';
import { badInput, found, refuse } from '../refusal.ts';
import { type Incoming, type Sniff, takeIn } from './arrival.ts';
import { editableDossier } from './edit.ts';
import { isEditable } from './editable.ts';
import { released, statesOf } from './quarantine.ts';
import type { Material } from './records.ts';
import type { ScanState } from './scan-port.ts';

export type Arrival = Incoming & { kind: string };
/** A material with what the scanner said of it. */
export type Attached = Material & { readonly scan: ScanState };

/** Attaches a file as one kind of 第九条: streamed, hashed, its type proved by content; a file that is refused leaves nothing behind. */
export async function attach(ctx: Context, dossierId: string, arrival: Arrival, sniff: Sniff): Promise<Attached> {
  const kind = materialKinds.find((one) => one.key === arrival.kind) ?? badInput('kind', '第九条', `申报材料没有“${arrival.kind}”这一类`);
  await allowed(ctx, dossierId, kind.key);
  const { name, mediaType, hash, size, scan } = await takeIn(ctx, arrival, { dossierId, sniff, kinds: 'PDF、JPG、PNG、DOCX 或 XLSX' });
  return ctx.inTransaction(async (tx) => {
    const dossier = await editableDossier(tx, ctx, dossierId);
    await tx.dossiers.knownFile(hash, size, mediaType, ctx.now);
    if (scan.state !== null) await tx.quarantine.set(hash, scan, ctx.now);
    const material: Material = {
      id: ctx.tools.newId(),
      dossierId,
      kind: kind.key,
      fileHash: hash,
      name,
      mediaType,
      size,
      addedBy: ctx.actor.accountId,
      addedAt: ctx.now,
      removedAt: null,
    };
    await tx.dossiers.addMaterial(material);
    await tx.record({
      ...by(ctx),
      action: 'attach',
      article: kind.article,
      subject: { kind: 'dossier', id: dossierId },
      parties: dossier,
      detail: { kind: kind.key, hash, size, scan: scan.state },
    });
    return { ...material, scan: scan.state };
  });
}

/** Takes a file out of the dossier; the bytes stay where an earlier submission names their hash. */
export async function detach(ctx: Context, dossierId: string, materialId: string): Promise<void> {
  await ctx.inTransaction(async (tx) => {
    const material = found(await tx.dossiers.material(materialId));
    if (material.dossierId !== dossierId) refuse({ kind: 'notFound' });
    const dossier = await editableDossier(tx, ctx, dossierId);
    if (!isEditable(dossier, await tx.dossiers.corrections(dossierId), `materials/${material.kind}`)) refuse(closed);
    await tx.dossiers.removeMaterial(materialId, ctx.now);
    await tx.record({
      ...by(ctx),
      action: 'detach',
      article: '第九条',
      subject: { kind: 'dossier', id: dossierId },
      parties: dossier,
      detail: { kind: material.kind, hash: material.fileHash },
    });
  });
}

const closed = { kind: 'notNow', article: '第九条', reasons: ['申报已提交或补正通知未列出这一类材料，现在不能增减'] } as const;

const allowed = (ctx: Context, dossierId: string, kind: string) =>
  ctx.inTransaction(async (tx) => {
    const dossier = await editableDossier(tx, ctx, dossierId);
    if (!isEditable(dossier, await tx.dossiers.corrections(dossierId), `materials/${kind}`)) refuse(closed);
  });

/** A dossier's files with what the scanner said of each. */
export const materialsOf = (ctx: Context, dossierId: string): Promise<Attached[]> =>
  ctx.inTransaction(async (tx) => {
    found(await tx.dossiers.dossier(dossierId));
    const materials = await tx.dossiers.materials(dossierId);
    const states = await statesOf(tx, materials);
    return materials.map((one) => ({ ...one, scan: states.get(one.fileHash) ?? null }));
  });

/** A file of a dossier that the actor may see, for showing or saving; refused while it waits for the scanner. */
export async function openMaterial(
  ctx: Context,
  dossierId: string,
  materialId: string,
): Promise<{ material: Material; bytes: AsyncIterable<Uint8Array> }> {
  const material = await ctx.inTransaction(async (tx) => {
    const one = found(await tx.dossiers.material(materialId));
    if (one.dossierId !== dossierId) refuse({ kind: 'notFound' });
    await released(tx, one);
    return one;
  });
  return { material, bytes: await ctx.tools.files.open(material.fileHash) };
}
