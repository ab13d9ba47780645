import type { Scan } from '../acts/archive/records.ts';
import type { Everything } from '../acts/archive/take-away.ts';
import { submittedText } from '../acts/dossier/frozen-forms.ts';
import { refuse } from '../acts/refusal.ts';
import { markText } from '../core/annexes/version-mark.ts';
import type { Described } from '../documents/forms.ts';
import type { PaperOrder, PapersOrder } from '../documents/made/order.ts';
import { distinctPaths, safeName } from './archive-names.ts';
import { annexNames } from './book.ts';
import { annexFile } from './contract/dossier.ts';
import type { Format } from './file-answers.ts';
import { materialsInOrder } from './materials-in-order.ts';
import { type AnnexNumber, annex1Of, dossierAnnex, ordered, personalOn, receiptPaper } from './papers.ts';
import type { SignedCtx } from './server.ts';
import { LARGEST_ARCHIVE, type Listed, type Packed, zipStream } from './zip-stream.ts';

/** What was submitted, as it was hashed: the SHA-256 of this file is the receipt's digest. It holds personal data in full. */
const SUBMITTED = '提交内容.json';

/** The papers of the archive, each in its formats: what takes time; all else of it is there already. */
export const papersOrder = (all: Everything, ctx: SignedCtx): PapersOrder => ({
  what: 'papers',
  papers: papersOf(all, ctx).map(({ order }) => order),
});

/** Everything that is kept of a dossier as one archive: papers in all formats, uploaded files by item of 第九条, scans, receipt, digests. */
export function everythingOf(all: Everything, ctx: SignedCtx): AsyncIterable<Uint8Array> {
  const size = [...all.paper.materials, ...all.scans].reduce((sum, file) => sum + file.size, 0);
  if (size > LARGEST_ARCHIVE) refuse({ kind: 'tooLarge', message: '佐证材料合计超过 3.5 GB，不能装入一个压缩包，请逐件下载' });
  return zipStream(filesOf(all, ctx), {
    mtime: new Date(`${ctx.today}T00:00:00`),
    last: (listed) => manifest(all, listed, ctx),
  });
}

function* filesOf(all: Everything, ctx: SignedCtx): Generator<Packed> {
  const { documents, visit } = ctx;
  for (const { name, order } of papersOf(all, ctx))
    yield { name, open: async () => (await documents.paper(order, { signal: visit.signal, rank: 2 })).stream() };
  const { last, full } = all.paper;
  if (last && full) yield { name: SUBMITTED, deflate: true, open: async () => new TextEncoder().encode(submittedText(ctx, last)) };
  const path = distinctPaths();
  for (const { material, item } of materialsInOrder(all.paper.scheme.materials, all.paper.materials))
    yield { name: path(`材料/${safeName(item)}/`, material.name), open: () => ctx.tools.files.open(material.fileHash) };
  for (const scan of all.scans) yield { name: path('盖章扫描件/', scanName(scan)), open: () => ctx.tools.files.open(scan.fileHash) };
}

const scanName = ({ annex, submissionNo, name }: Scan): string => `附件${annex}-第${submissionNo}版-${name}`;

type Listing = { readonly name: string; readonly order: PaperOrder };

function papersOf({ paper, recommendation }: Everything, ctx: SignedCtx): Listing[] {
  const personal = personalOn(paper);
  const listing = (title: string, format: Format, described: Described): Listing => {
    const name = `${title}.${format}`;
    return { name, order: ordered(described, { title: name, format, personal }) };
  };
  const annex1 = recommendation && annex1Of(recommendation, ctx.publicUrl);
  const own = [...annexFile.options].sort().map((file) => {
    const [digit, format] = file.split('.') as [string, Format];
    const number = Number(digit) as AnnexNumber;
    return listing(`附件${number}-${annexNames[number]}`, format, dossierAnnex(number, paper, ctx));
  });
  return [
    ...(annex1 ? (['pdf', 'docx'] as const).map((format) => listing(`附件1-${annexNames[1]}`, format, annex1)) : []),
    ...own,
    ...(paper.dossier.submittedAt === null ? [] : [listing('提交回执', 'pdf', receiptPaper(paper, ctx))]),
  ];
}

/** What is in the archive, with digests by which anyone can show that nothing was changed on the way. */
function manifest({ paper, leftOut, leftOutFiles }: Everything, files: readonly Listed[], ctx: SignedCtx): Packed {
  const { dossier, applicant, recommender, mark } = paper;
  const content = {
    number: dossier.number,
    applicant,
    recommender,
    version: mark ? markText(mark) : null,
    contentHash: dossier.contentHash,
    takenAt: ctx.now,
    personal: paper.note ?? '含个人信息',
    leftOut: leftOut.map(scanName),
    leftOutFiles,
    files,
  };
  return { name: 'manifest.json', deflate: true, open: async () => new TextEncoder().encode(`${JSON.stringify(content, null, 2)}\n`) };
}
