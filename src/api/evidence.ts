import { type TakenEvidence, type Taking, takeEvidence } from '../acts/archive/evidence.ts';
import type { Context } from '../acts/context.ts';
import { proofOfCase } from '../acts/log/proof.ts';
import { found, Refused } from '../acts/refusal.ts';
import { publishedPanel } from '../acts/review/published-panels.ts';
import { evidenceParts, MANIFEST, manifestText } from '../core/evidence/bundle.ts';
import { safeName } from './archive-names.ts';
import type { FileAnswer } from './contract/define.ts';
import { type Packed, zipStream } from './zip-stream.ts';

/** Below what the scripts that check it read at once, 2 GiB, with its texts. */
const LARGEST = 1.9 * 1e9;

/** Of the same files the same bytes, whenever they are packed. */
const MTIME = new Date('1980-01-01T00:00:00');

/** Entries that an evidence shows whole whoever made them: the submission, which names the root of its form, is known to each of its parties. Who else took an evidence, and what for, is not told. */
const SHOWN = ['submit'];

/** A case's evidence as one archive, nothing in it compressed: what is not the same byte for byte is not the same evidence (docs/evidence.md). */
export async function evidenceOf(ctx: Context, dossierId: string, asked: Omit<Taking, 'panel' | 'largest'>): Promise<FileAnswer> {
  const { number } = found(await ctx.inTransaction((tx) => tx.dossiers.dossier(dossierId)));
  const panel = number === null ? null : await publishedPanel(ctx, number).catch(notPublished);
  const taken = await takeEvidence(ctx, dossierId, { ...asked, panel, largest: LARGEST });
  const proof = JSON.stringify(await proofOfCase(ctx, dossierId, SHOWN));
  return {
    bytes: packed(ctx, taken, proof),
    name: `证据包-${safeName(`${taken.number}-${taken.applicant}`)}${taken.masked ? '' : '-含个人信息'}.zip`,
    mediaType: 'application/zip',
    shown: 'attachment',
  };
}

const notPublished = (error: unknown): null => {
  if (error instanceof Refused && error.refusal.kind === 'notFound') return null;
  throw error;
};

function packed(ctx: Context, { number, parts, files }: TakenEvidence, proof: string): AsyncIterable<Uint8Array> {
  const texts = { ...parts, 'log-proof.json': proof };
  const all: Packed[] = [
    ...evidenceParts.map((name) => text(name, texts[name])),
    ...files.map(({ hash }) => ({ name: `files/${hash}`, open: () => ctx.tools.files.open(hash) })),
  ];
  return zipStream(all, { mtime: MTIME, last: (listed) => text(MANIFEST, manifestText(number, listed)) });
}

const text = (name: string, said: string): Packed => ({ name, open: async () => new TextEncoder().encode(said) });
