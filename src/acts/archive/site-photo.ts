import type { Context, Transaction } from '../context.ts';
import type { Dossier } from '../dossier/records.ts';
import { type Incoming, type Sniff, takeIn } from '../files/arrival.ts';
import { released } from '../files/quarantine.ts';
import { caseInHand, caseSeen } from '../recommendation/case.ts';
import type { SitePhoto } from '../recommendation/judging-port.ts';
import { ARTICLE, noted, readers, work } from '../recommendation/site-visit.ts';
import { badInput, found, refuse } from '../refusal.ts';

/** A record has so many pictures at most, against a slip of the hand. */
const MOST_PHOTOS = 40;

type Arriving = { readonly incoming: Incoming; readonly sniff: Sniff };

/** A picture or a page of the record: taken in as every file is, told by its content. */
export async function addSitePhoto(ctx: Context, dossierId: string, { incoming, sniff }: Arriving): Promise<SitePhoto> {
  await ctx.inTransaction(async (tx) => roomFor(tx, await caseInHand(tx, ctx, dossierId, work)));
  const taken = await takeIn(ctx, incoming, { of: { kind: 'dossier', id: dossierId }, sniff, kinds: 'PDF、JPG 或 PNG' });
  return ctx.inTransaction(async (tx) => {
    const dossier = await caseInHand(tx, ctx, dossierId, work);
    await roomFor(tx, dossier);
    const { hash, malware, ...file } = taken;
    await tx.dossiers.knownFile(hash, file.size, file.mediaType, ctx.now);
    if (malware.state !== null) await tx.quarantine.set(hash, malware, ctx.now);
    const photo: SitePhoto = {
      ...{ id: ctx.tools.newId(), dossierId, fileHash: hash, ...file },
      ...{ addedBy: ctx.actor.accountId, addedAt: ctx.now, removedBy: null, removedAt: null },
    };
    await tx.judgings.addPhoto(photo);
    await noted(tx, ctx, dossier, { action: 'addSitePhoto', detail: { photo: photo.id, hash, size: file.size } });
    return photo;
  });
}

async function roomFor(tx: Transaction, { id }: Dossier): Promise<void> {
  if ((await tx.judgings.photos(id)).length >= MOST_PHOTOS)
    badInput('body', ARTICLE, `测评记录最多附 ${MOST_PHOTOS} 份照片，请先删除不用的`);
}

/** Takes a picture out while the case is assessed; that it was there stays in the journal. */
export const removeSitePhoto = (ctx: Context, dossierId: string, photoId: string): Promise<void> =>
  ctx.inTransaction(async (tx) => {
    const dossier = await caseInHand(tx, ctx, dossierId, work);
    const { fileHash } = await photoOf(tx, dossierId, photoId);
    if (!(await tx.judgings.removePhoto(photoId, { id: ctx.actor.accountId, at: ctx.now }))) refuse({ kind: 'notFound' });
    await noted(tx, ctx, dossier, { action: 'removeSitePhoto', detail: { photo: photoId, hash: fileHash } });
  });

/** A picture for showing, once the scanner has let it go. */
export async function openSitePhoto(
  ctx: Context,
  dossierId: string,
  photoId: string,
): Promise<{ photo: SitePhoto; bytes: AsyncIterable<Uint8Array> }> {
  const photo = await ctx.inTransaction(async (tx) => {
    await caseSeen(tx, ctx, dossierId, readers);
    const one = await photoOf(tx, dossierId, photoId);
    await released(tx, one);
    return one;
  });
  return { photo, bytes: await ctx.tools.files.open(photo.fileHash) };
}

const photoOf = async (tx: Transaction, dossierId: string, photoId: string): Promise<SitePhoto> =>
  found((await tx.judgings.photos(dossierId)).find(({ id }) => id === photoId));
