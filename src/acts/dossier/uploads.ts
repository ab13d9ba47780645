import { fileName } from '../../core/files/file-name.ts';
import type { Context, Transaction, World } from '../context.ts';
import { HEAD_BYTES, headOf, notTooLarge, type Sniff, typeOf } from '../files/arrival.ts';
import { withinQuota } from '../files/quota.ts';
import { badInput, found, notNow, Refused, refuse } from '../refusal.ts';
import { type Attached, alreadyThere, attach, kindNamed, materialsOf, openFor, TAKEN, twinOf } from './materials.ts';
import type { Upload } from './uploads-port.ts';

/** So many files of one person may be half sent at a time. */
const MOST_UPLOADS = 20;
/** A file that nobody goes on with is given up after so many days. */
export const UPLOAD_DAYS = 7;

export type Announced = { kind: string; name: string; size: number; hash: string };

/**
 * Announces a file that will come in pieces (第九条), before a byte of it is sent: too large, and the same as one that is there, are said now.
 * Announced again by the same person, it goes on where it stopped.
 */
export async function beginUpload(ctx: Context, dossierId: string, { kind, size, hash, ...announced }: Announced): Promise<Upload> {
  const name = fileName(announced.name);
  return ctx.inTransaction(async (tx) => {
    await openFor(tx, ctx, { dossierId, kind });
    const { key } = await kindNamed(tx, ctx, { dossierId, kind });
    notTooLarge(name, size);
    const twin = await twinOf(tx, dossierId, { kind: key, hash });
    if (twin) alreadyThere(name, twin);
    const under = await tx.uploads.ofAccount(ctx.actor.accountId);
    const begun = under.find((one) => one.dossierId === dossierId && one.kind === key && one.hash === hash && one.size === size);
    if (begun) return begun;
    if (under.length >= MOST_UPLOADS) notNow('第九条', `您有 ${MOST_UPLOADS} 个文件没有传完，请先继续上传或取消其中几个`);
    await withinQuota(tx, ctx, { dossierId, name, size });
    const upload = { id: ctx.tools.newId(), dossierId, accountId: ctx.actor.accountId, kind: key, name, size, hash };
    const begins = { ...upload, received: 0, touchedAt: ctx.wallNow };
    await tx.uploads.add(begins);
    return begins;
  });
}

/** The person's own files of this dossier that have not wholly come. */
export const uploadsOf = (ctx: Context, dossierId: string): Promise<Upload[]> =>
  ctx.inTransaction(async (tx) => {
    found(await tx.dossiers.dossier(dossierId));
    return (await tx.uploads.ofAccount(ctx.actor.accountId)).filter((one) => one.dossierId === dossierId);
  });

export const uploadOf = (ctx: Context, dossierId: string, uploadId: string): Promise<Upload> =>
  ctx.inTransaction((tx) => own(tx, dossierId, uploadId));

async function own(tx: Transaction, dossierId: string, uploadId: string): Promise<Upload> {
  const upload = found(await tx.uploads.upload(uploadId));
  return upload.dossierId === dossierId ? upload : refuse({ kind: 'notFound' });
}

export type Piece = { offset: number; stream: AsyncIterable<Uint8Array>; length: number | null };

/** Takes the next piece. Whatever has come of one that breaks off stays; a first piece that proves a wrong type ends the upload at once. */
export async function appendPiece(ctx: Context, dossierId: string, uploadId: string, { piece, sniff }: { piece: Piece; sniff: Sniff }) {
  const upload = await ctx.inTransaction(async (tx) => {
    const one = await own(tx, dossierId, uploadId);
    await openFor(tx, ctx, { dossierId, kind: one.kind });
    return one;
  });
  if (piece.offset !== upload.received) elsewhere(upload.received);
  const most = upload.size - piece.offset;
  if ((piece.length ?? 0) > most) longer(upload);
  const kept = untilCut(piece.stream);
  const stream = piece.offset === 0 ? await proved(ctx, upload, { stream: kept, sniff }) : kept;
  const written = (await ctx.tools.parts.write(uploadId, { offset: piece.offset, most }, stream)) ?? (await lost(ctx, upload));
  await ctx.inTransaction((tx) => tx.uploads.advance(uploadId, written.end, ctx.wallNow));
  if (written.over) longer(upload);
  return { ...upload, received: written.end };
}

const elsewhere = (received: number): never =>
  refuse({ kind: 'conflict', message: '这一段与服务器已收到的不衔接，请从已收到之处继续上传', current: received });
const longer = ({ name }: Upload): never => refuse({ kind: 'tooLarge', message: `“${name}”比开始上传时更长，请取消后重新选择文件` });

async function lost(ctx: Context, { id }: Upload): Promise<never> {
  await ctx.inTransaction((tx) => tx.uploads.restart(id));
  return elsewhere(0);
}

/** Where the connection is lost the piece ends. */
async function* untilCut(stream: AsyncIterable<Uint8Array>) {
  try {
    yield* stream;
  } catch {
    return;
  }
}

async function proved(ctx: Context, upload: Upload, { stream, sniff }: { stream: AsyncIterable<Uint8Array>; sniff: Sniff }) {
  const { head, whole } = await headOf(stream);
  // A piece too short to prove anything is judged with the whole file.
  if (head.length >= Math.min(HEAD_BYTES, upload.size))
    await orGiveUp(ctx, upload, () => typeOf(head, upload.name, { sniff, kinds: TAKEN }));
  return whole;
}

/**
 * Makes the complete file a material under the upload's id: the digest that was declared must hold, its type is proved, it is scanned.
 * Asked again, because the answer was lost, it answers the same material.
 */
export async function finishUpload(ctx: Context, dossierId: string, uploadId: string, sniff: Sniff): Promise<Attached> {
  const upload = await ctx.inTransaction((tx) => tx.uploads.upload(uploadId));
  const finished = async () => (await materialsOf(ctx, dossierId)).materials.find((one) => one.id === uploadId);
  if (upload === null) return found(await finished());
  if (upload.dossierId !== dossierId) refuse({ kind: 'notFound' });
  try {
    return await whole(ctx, upload, sniff);
  } catch (error) {
    // Somebody who asked at the same time was first, and the bytes are no longer here.
    return (await finished()) ?? Promise.reject(error);
  }
}

async function whole(ctx: Context, upload: Upload, sniff: Sniff): Promise<Attached> {
  const { id, dossierId, kind, name, size, hash, received } = upload;
  if (received < size) elsewhere(received);
  const digest = (await ctx.tools.parts.digest(id, size)) ?? (await lost(ctx, upload));
  return orGiveUp(ctx, upload, async () => {
    if (digest !== hash) badInput('body', '文件', `“${name}”传来的内容与所选文件不一致（上传期间文件可能被改动），请重新选择文件上传`);
    const material = await attach(ctx, dossierId, { id, kind, name, stream: ctx.tools.parts.open(id, size), length: size }, sniff);
    await discard(ctx, id);
    return material;
  });
}

/** A file that is refused for what it is will not become another by being sent again. */
async function orGiveUp<T>(ctx: Context, { id }: Upload, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused && ['wrongType', 'badInput', 'notNow'].includes(error.refusal.kind)) await discard(ctx, id);
    throw error;
  }
}

export async function cancelUpload(ctx: Context, dossierId: string, uploadId: string): Promise<void> {
  await uploadOf(ctx, dossierId, uploadId);
  await discard(ctx, uploadId);
}

async function discard(ctx: Context, uploadId: string): Promise<void> {
  await ctx.inTransaction((tx) => tx.uploads.remove(uploadId));
  await ctx.tools.parts.drop(uploadId);
}

const DAY_MS = 86_400_000;

/** Forgets what nobody has gone on with for a week, and clears away bytes that belong to nothing. */
export async function sweepUploads({ tools, wallNow, asSystem }: World): Promise<number> {
  const since = new Date(Date.parse(wallNow) - UPLOAD_DAYS * DAY_MS).toISOString();
  // Listed before it is asked which are known: one that begins meanwhile is in neither.
  const ids = await tools.parts.all();
  const known = await asSystem(async (tx) => {
    await tx.uploads.removeUntouchedSince(since);
    return new Set(await tx.uploads.known(ids));
  });
  const orphans = ids.filter((id) => !known.has(id));
  for (const id of orphans) await tools.parts.drop(id);
  return orphans.length;
}
