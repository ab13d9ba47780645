import type { Asked } from '../../core/annexes/annex2-said.ts';
import { damaged, MOST_FILE_BYTES, tooLarge } from '../../core/sheet/limits.ts';
import { tookTooLong, tookTooMuch } from '../limits.ts';
import { type Ended, inThread } from '../thread.ts';
import type { Annex2Read } from './read-annex2.ts';

const sentences: Readonly<Record<Ended, string>> = { time: tookTooLong, memory: tookTooMuch, broken: damaged };

/** What a filled-in annex 2 (.docx) says, in a thread of its own; or why it was not read, as a sentence. */
export async function takeAnnex2(bytes: Uint8Array, of: Asked): Promise<Annex2Read> {
  if (bytes.length > MOST_FILE_BYTES) return { kind: 'refused', reason: tooLarge(bytes.length) };
  return inThread<Annex2Read>({ what: 'annex2', bytes, of }, (why) => ({ kind: 'refused', reason: sentences[why] }));
}
