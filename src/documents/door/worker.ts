import type { Flaw } from '../../core/files/flaw.ts';
import { textsOn } from '../scan/texts.ts';
import { serve } from '../work/serve.ts';
import { lookAtOffice } from './office.ts';
import { cleanPdf, lookAtPdf, TooMuch } from './pdf-pages.ts';
import { forgetPdfium, isLocked, PdfError } from './pdfium.ts';
import { cleanPicture, lookAtPicture } from './picture.ts';
import { picturePage } from './picture-page.ts';
import type { DoorAnswer, DoorWork } from './protocol.ts';

// The entry of the thread that opens what others made: a broken file is an answer, never an error.

const PDF = 'application/pdf';
const isPicture = (mediaType: string): boolean => mediaType.startsWith('image/');

async function look({ bytes, mediaType }: DoorWork): Promise<DoorAnswer> {
  if (mediaType === PDF) await lookAtPdf(bytes);
  else if (isPicture(mediaType)) await lookAtPicture(bytes);
  else lookAtOffice(bytes);
  return { kind: 'good' };
}

async function clean({ bytes, mediaType }: DoorWork): Promise<DoorAnswer> {
  if (mediaType === PDF) return { kind: 'pages', ...(await cleanPdf(bytes)) };
  return { kind: 'pages', pages: 1, pdf: await picturePage(await cleanPicture(bytes)) };
}

/** What threw says what is wrong with the file. An engine that ran out of memory is not used again. */
function flawIn(error: unknown, { mediaType }: DoorWork): Flaw {
  const said = String(error);
  if (error instanceof PdfError) return isLocked(error.code) ? 'locked' : 'damaged';
  if (error instanceof TooMuch) return 'tooMuch';
  if (mediaType === PDF) {
    forgetPdfium();
    return /abort|memory|grow|allocation/i.test(said) ? 'tooMuch' : 'damaged';
  }
  if (/pixel limit/i.test(said)) return 'tooManyDots';
  return /timeout/i.test(said) ? 'tooSlow' : 'damaged';
}

serve<DoorWork, DoorAnswer>(async (work) => {
  try {
    if (work.what === 'read') return { kind: 'texts', texts: await textsOn(work.bytes, work.mediaType) };
    return await (work.what === 'look' ? look(work) : clean(work));
  } catch (error) {
    return { kind: 'flawed', flaw: flawIn(error, work), detail: String(error).split('\n')[0]?.slice(0, 200) ?? '' };
  }
});
