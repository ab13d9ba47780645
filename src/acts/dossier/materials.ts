import type { MaterialKind } from '../../core/scheme/scheme.ts';
import { isOpen } from '../../core/workflow/opened.ts';
import { by, type Context, type Transaction } from '../context.ts';
import { type Incoming, type Sniff, takeIn } from '../files/arrival.ts';
import type { MalwareState } from '../files/malware-port.ts';
import { released, statesOf } from '../files/quarantine.ts';
import { type Space, spaceOf } from '../files/quota.ts';
import { badInput, found, notNow, refuse } from '../refusal.ts';
import { editableDossier } from './edit.ts';
import { openedNow } from './editable.ts';
import { type FilesStanding, filesStanding, noteFile } from './open-files.ts';
import { isWithheld } from './papers.ts';
import type { Dossier, Material } from './records.ts';

/** `id`: what the material is to be called; asked again with the same one, what came first is answered. */
export type Arrival = Incoming & { kind: string; id?: string };
/** A material with what the scanner said of it. */
export type Attached = Material & { readonly malware: MalwareState };

/** What is taken as a material, in words. */
export const TAKEN = 'PDF、JPG、PNG、DOCX 或 XLSX';

/** Attaches a file as one kind of 第九条: streamed, hashed, its type proved by content; a file that is refused leaves nothing behind. */
export async function attach(ctx: Context, dossierId: string, arrival: Arrival, sniff: Sniff): Promise<Attached> {
  const kind = await ctx.inTransaction(async (tx) => {
    await openFor(tx, ctx, { dossierId, kind: arrival.kind });
    return kindNamed(tx, ctx, { dossierId, kind: arrival.kind });
  });
  const { name, mediaType, hash, size, malware } = await takeIn(ctx, arrival, {
    of: { kind: 'dossier', id: dossierId },
    sniff,
    kinds: TAKEN,
    announced: arrival.id !== undefined,
  });
  return ctx.inTransaction(async (tx) => {
    // Two that bring the same file at once come here one after the other.
    await tx.dossiers.locked(dossierId);
    const dossier = await openFor(tx, ctx, { dossierId, kind: kind.key });
    const twin = await twinOf(tx, dossierId, { kind: kind.key, hash });
    if (twin !== undefined && twin.id === arrival.id) return { ...twin, malware: malware.state };
    if (twin !== undefined) alreadyThere(name, twin);
    await tx.dossiers.knownFile(hash, size, mediaType, ctx.now);
    if (malware.state !== null) await tx.quarantine.set(hash, malware, ctx.now);
    const material: Material = {
      id: arrival.id ?? ctx.tools.newId(),
      dossierId,
      kind: kind.key,
      fileHash: hash,
      name,
      mediaType,
      size,
      addedBy: ctx.actor.accountId,
      addedAt: ctx.now,
      removedAt: null,
      proves: [],
    };
    await tx.dossiers.addMaterial(material);
    await tx.record({
      ...by(ctx),
      action: 'attach',
      article: kind.article,
      subject: { kind: 'dossier', id: dossierId },
      parties: dossier,
      detail: { kind: kind.key, hash, size, malware: malware.state },
    });
    return { ...material, malware: malware.state };
  });
}

/** The kind of this key among those of the dossier's own measure (第九条). Refuses one that it has not. */
export async function kindNamed(tx: Transaction, { tools }: Context, { dossierId, kind }: OfKind): Promise<MaterialKind> {
  const { roundId } = found(await tx.dossiers.dossier(dossierId));
  const { materials } = tools.schemes.named(found(await tx.rounds.round(roundId)).scheme);
  return materials.find((one) => one.key === kind) ?? badInput('kind', '第九条', `申报材料没有“${kind}”这一类，请刷新后重新上传`);
}

type OfKind = { dossierId: string; kind: string };

/** The applicant's own dossier while files of this kind may come and go; refused otherwise. */
export async function openFor(tx: Transaction, ctx: Context, { dossierId, kind }: OfKind): Promise<Dossier> {
  const dossier = await editableDossier(tx, ctx, dossierId);
  const opened = openedNow(dossier, await tx.dossiers.corrections(dossierId), null);
  if (!isOpen(opened, `materials/${kind}`)) refuse(closed);
  return dossier;
}

/** The same bytes, which this kind has already. */
export const twinOf = async (tx: Transaction, dossierId: string, { kind, hash }: { kind: string; hash: string }) =>
  (await tx.dossiers.materials(dossierId)).find((one) => one.kind === kind && one.fileHash === hash);

export const alreadyThere = (name: string, twin: Material): never =>
  notNow('第九条', `“${name}”与这一类已有的“${twin.name}”内容完全相同，没有重复保存，不用再传`);

/** Takes a file out of the dossier; the bytes stay where an earlier submission names their hash. */
export async function detach(ctx: Context, dossierId: string, materialId: string): Promise<void> {
  await ctx.inTransaction(async (tx) => {
    const material = found(await tx.dossiers.material(materialId));
    if (material.dossierId !== dossierId) refuse({ kind: 'notFound' });
    const dossier = await openFor(tx, ctx, { dossierId, kind: material.kind });
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

/** What the dossier's files take, and what they may. */
export const spaceUsed = (ctx: Context, dossierId: string): Promise<Space> => ctx.inTransaction((tx) => spaceOf(tx, ctx, dossierId));

/** A dossier's files with what the scanner said of each, and whether this person opens them as they are. */
export const materialsOf = (ctx: Context, dossierId: string): Promise<{ materials: Attached[]; files: FilesStanding }> =>
  ctx.inTransaction(async (tx) => {
    const dossier = found(await tx.dossiers.line(dossierId));
    const materials = (await tx.dossiers.materials(dossierId)).filter((one) => !isWithheld(ctx, dossier, one));
    const states = await statesOf(tx, materials);
    return {
      materials: materials.map((one) => ({ ...one, malware: states.get(one.fileHash) ?? null })),
      files: await filesStanding(tx, ctx, dossier),
    };
  });

/** A file of a dossier that the actor may see, for showing or saving; refused while it waits for the scanner, and before its authority has said why. */
export async function openMaterial(
  ctx: Context,
  dossierId: string,
  materialId: string,
): Promise<{ material: Material; bytes: AsyncIterable<Uint8Array> }> {
  const material = await ctx.inTransaction(async (tx) => {
    const one = found(await tx.dossiers.material(materialId));
    if (one.dossierId !== dossierId) refuse({ kind: 'notFound' });
    const dossier = found(await tx.dossiers.line(dossierId));
    if (isWithheld(ctx, dossier, one)) refuse({ kind: 'notFound' });
    await released(tx, one);
    await noteFile(tx, ctx, dossier, { id: one.id, action: 'openMaterial', detail: { kind: one.kind, hash: one.fileHash } });
    return one;
  });
  return { material, bytes: await ctx.tools.files.open(material.fileHash) };
}
