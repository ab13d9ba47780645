import sharp, { type Sharp } from 'sharp';

/** An A3 sheet at 600 dots an inch has 70 million, the largest telephones take 108 million; more are not unpacked. */
export const MOST_DOTS = 120_000_000;
/** A4's longer side at 300 dots an inch: what is larger is made smaller for a page. */
const LONGEST = 3508;
const SECONDS = 20;

sharp.cache(false);
sharp.concurrency(1);

/** A picture to be decoded strictly: what is cut off or broken throws, and so does what has too many dots, before they are unpacked. */
export const opened = (bytes: Uint8Array): Sharp =>
  sharp(bytes, { limitInputPixels: MOST_DOTS, failOn: 'error', pages: 1 }).timeout({ seconds: SECONDS });

/** Decodes the whole picture and keeps nothing of it. */
export async function lookAtPicture(bytes: Uint8Array): Promise<void> {
  await opened(bytes).resize(16, 16, { fit: 'fill', fastShrinkOnLoad: false }).raw().toBuffer();
}

export type Jpeg = { readonly bytes: Uint8Array; readonly width: number; readonly height: number };

/** Any picture as a JPEG that stands upright, as the camera held it, in sRGB, on white, no larger than a page needs. */
export async function cleanPicture(bytes: Uint8Array): Promise<Jpeg> {
  const { data, info } = await opened(bytes)
    .rotate()
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .resize(LONGEST, LONGEST, { fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 85 })
    .toBuffer({ resolveWithObject: true });
  return { bytes: new Uint8Array(data), width: info.width, height: info.height };
}
