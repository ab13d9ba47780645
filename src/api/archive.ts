import { checkMark } from '../acts/archive/check-mark.ts';
import { checkScan } from '../acts/archive/check-scan.ts';
import { addScan, confirmScan, type Looked, openScan, type StampedPaper, stampedPapers } from '../acts/archive/scan.ts';
import { takeAway } from '../acts/archive/take-away.ts';
import { markIn, markText } from '../core/annexes/version-mark.ts';
import { collected } from '../documents/made/shelf.ts';
import { bookOf } from './book.ts';
import type { archive } from './contract/archive.ts';
import type { Handlers } from './contract/define.ts';
import { sniffed } from './dossier.ts';
import { everythingOf } from './everything.ts';
import { fileOf } from './file-answers.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

const shown = ({
  fileHash,
  confirmedAt,
  malware,
  check,
  id,
  annex,
  submissionNo,
  name,
  mediaType,
  size,
  addedAt,
  matches,
  version,
}: Looked) => ({
  ...{ id, annex, submissionNo, name, mediaType, size, addedAt, matches, version },
  hash: fileHash,
  confirmed: confirmedAt !== null,
  malware,
  check: check && { fault: check.fault, at: check.checkedAt },
});

const paperShown = ({ mark, ...paper }: StampedPaper) => ({ ...paper, mark: mark ? markText(mark) : null, version: mark?.version ?? null });

/** A scan is a PDF or a picture; an Office file is none. */
export const sniffedScan = async (head: Uint8Array, name: string): Promise<string | null> => {
  const type = await sniffed(head, name);
  return type === 'application/pdf' || type?.startsWith('image/') ? type : null;
};

/** The first of our marks among what a scan says. */
async function markOn(bytes: AsyncIterable<Uint8Array>, mediaType: string, { documents }: SignedCtx) {
  const texts = await documents.door.texts({ mediaType, bytes: () => collected(bytes) });
  return texts.map(markIn).find((mark) => mark !== null) ?? null;
}

export const archiveHandlers: Handlers<typeof archive, PublicCtx, SignedCtx> = {
  'GET /api/papers/{number}/{version}/{hash}': ({ params }, ctx) => checkMark(ctx, params),
  'GET /api/dossiers/{id}/book.pdf': async ({ params }, ctx) => {
    const all = await takeAway(ctx, params.id, 'book');
    const made = await ctx.documents.book(bookOf(all, ctx), { signal: ctx.visit.signal });
    return fileOf(made, { format: 'pdf', name: `申报材料汇编-${all.paper.applicant}` });
  },
  'GET /api/dossiers/{id}/everything.zip': async ({ params }, ctx) => {
    const all = await takeAway(ctx, params.id, 'archive');
    const name = `${all.paper.dossier.number ?? '未提交'}-${all.paper.applicant}.zip`;
    return { bytes: everythingOf(all, ctx), name, mediaType: 'application/zip', shown: 'attachment' };
  },
  'GET /api/dossiers/{id}/scans': async ({ params }, ctx) => {
    const { papers, scans } = await stampedPapers(ctx, params.id);
    return { papers: papers.map(paperShown), scans: scans.map(shown) };
  },
  'PUT /api/dossiers/{id}/scans/{paper}': async ({ params, query, body }, ctx) => {
    const incoming = { name: query.name, stream: body.stream, length: body.length };
    const readMark = (bytes: AsyncIterable<Uint8Array>, mediaType: string) => markOn(bytes, mediaType, ctx);
    return shown(await addScan(ctx, params.id, { annex: params.paper, incoming, sniff: sniffedScan, readMark }));
  },
  'POST /api/dossiers/{id}/scans/{scanId}/confirm': async ({ params }, ctx) => {
    await confirmScan(ctx, params.id, params.scanId);
    return null;
  },
  'POST /api/dossiers/{id}/scans/{scanId}/check': async ({ params, body }, ctx) => {
    await checkScan(ctx, params.id, params.scanId, body);
    return null;
  },
  'GET /api/dossiers/{id}/scans/{scanId}/file': async ({ params }, ctx) => {
    const { scan, bytes } = await openScan(ctx, params.id, params.scanId);
    return { bytes, name: scan.name, mediaType: scan.mediaType, shown: 'inline' };
  },
};
