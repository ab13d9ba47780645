import type { Edition } from '../../core/scheme/edition/edition.ts';
import type { EditionEdit } from '../../core/scheme/edition/edits.ts';
import { type Ended, inThread } from '../thread.ts';
import type { Beginning, FileEdited } from './edit-file.ts';
import { LONGEST, tooLong } from './read-edition.ts';
import type { WholeRead } from './whole-edition.ts';

const sentences: Readonly<Record<Ended, string>> = {
  time: '文件在 15 秒内没有读完，已停止读取。服务器忙时也会这样，请稍后再试；几次都读不完的，请核对是不是办法的版本文件',
  memory: '读取这个文件需要的内存超过上限，不是办法的版本文件',
  broken: '文件读不出来，请核对是不是办法的版本文件',
};

/** Reads an edition that somebody sent, in the reading thread: whatever it holds, nobody waits for it. `bases`: the editions it may name. */
export async function takeEdition(source: string, bases: readonly Edition[]): Promise<WholeRead> {
  if (source.length > LONGEST) return { whole: null, faults: [tooLong(source)] };
  return inThread<WholeRead>({ what: 'edition', source, bases }, (why) => ({
    whole: null,
    faults: [{ line: 1, path: '', message: sentences[why] }],
  }));
}

const ended = (why: Ended): FileEdited => ({ source: null, edition: null, faults: [{ line: 1, path: '', message: sentences[why] }] });

/** The file that a draft begins with, made in the reading thread: a whole edition takes a tenth of a second to read. */
export const begunDraft = (beginning: Beginning): Promise<FileEdited> => inThread({ what: 'draft', beginning }, ended);

/** A draft's file with places of it changed, in the reading thread. */
export const editedDraft = (source: string, edits: readonly EditionEdit[]): Promise<FileEdited> =>
  inThread({ what: 'edit', source, edits }, ended);
