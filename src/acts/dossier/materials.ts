import { materialKinds } from '../../core/scheme/schemes.ts';
import { by, type Context } from '../context.ts';
import { badInput, found, refuse } from '../refusal.ts';
import { editableDossier } from './edit.ts';
import { isEditable } from './editable.ts';
import type { Material } from './records.ts';

export const LARGEST_FILE = 50 * 1024 * 1024;
const LONGEST_NAME = 200;
/** As far as the types that are taken show themselves. */
const HEAD_BYTES = 4100;

export type Arrival = { kind: string; name: string; stream: AsyncIterable<Uint8Array>; length: number | null };
/** The media type that the first bytes prove, or null; given by the api room, which has the library. */
export type Sniff = (head: Uint8Array, name: string) => Promise<string | null>;

/** Attaches a file as one kind of 第九条: streamed, hashed, its type proved by content; a file that is refused leaves nothing behind. */
export async function attach(ctx: Context, dossierId: string, arrival: Arrival, sniff: Sniff): Promise<Material> {
  const kind = materialKinds.find((one) => one.key === arrival.kind) ?? badInput('kind', '第九条', `申报材料没有“${arrival.kind}”这一类`);
  const name = tidyName(arrival.name);
  await allowed(ctx, dossierId, kind.key);
  const tooLarge = { kind: 'tooLarge', message: `“${name}”超过 50 MB，请压缩或拆分后上传` } as const;
  if ((arrival.length ?? 0) > LARGEST_FILE) refuse(tooLarge);
  const { head, whole } = await headOf(arrival.stream);
  if (head.length === 0) badInput('body', '文件', `“${name}”是空文件，请重新选择`);
  const mediaType = await sniff(head, name);
  if (mediaType === null)
    return refuse({ kind: 'wrongType', message: `“${name}”不是 PDF、JPG、PNG、DOCX 或 XLSX 文件（按内容判断，与扩展名无关）` });
  const stored = (await ctx.tools.files.put(whole, LARGEST_FILE)) ?? refuse(tooLarge);
  return ctx.inTransaction(async (tx) => {
    const dossier = await editableDossier(tx, ctx, dossierId);
    await tx.dossiers.knownFile(stored.hash, stored.size, mediaType, ctx.now);
    const material: Material = {
      id: ctx.tools.newId(),
      dossierId,
      kind: kind.key,
      fileHash: stored.hash,
      name,
      mediaType,
      size: stored.size,
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
      detail: { kind: kind.key, hash: stored.hash, size: stored.size },
    });
    return material;
  });
}

/** The first bytes, which prove the type before anything is kept, and the whole stream from its beginning. */
async function headOf(stream: AsyncIterable<Uint8Array>): Promise<{ head: Uint8Array; whole: AsyncIterable<Uint8Array> }> {
  const rest = stream[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let size = 0;
  while (size < HEAD_BYTES) {
    const { value, done } = await rest.next();
    if (done) break;
    first.push(value);
    size += value.length;
  }
  async function* whole() {
    try {
      yield* first;
      for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
    } finally {
      await rest.return?.();
    }
  }
  return { head: joined(first, size), whole: whole() };
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
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

/** The name for people to read: no path, no control characters, at most 200 characters. */
function tidyName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control and direction characters are what is removed
  const tidy = last.replace(/[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '').trim();
  return tidy === '' ? '未命名文件' : [...tidy].slice(0, LONGEST_NAME).join('');
}

/** A file of a dossier that the actor may see, for showing or saving. */
export async function openMaterial(
  ctx: Context,
  dossierId: string,
  materialId: string,
): Promise<{ material: Material; bytes: AsyncIterable<Uint8Array> }> {
  const material = await ctx.inTransaction(async (tx) => found(await tx.dossiers.material(materialId)));
  if (material.dossierId !== dossierId) refuse({ kind: 'notFound' });
  return { material, bytes: await ctx.tools.files.open(material.fileHash) };
}
