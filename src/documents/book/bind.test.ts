import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import jpeg from 'jpeg-js';
import { degrees, PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from 'pdf-lib';
import { PNG } from 'pngjs';
import { createDocuments } from '../create.ts';
import { bindBook, type Entry } from './bind.ts';
import { imagePage, quarterTurns } from './image-page.ts';
import { opened, type Piece } from './piece.ts';
import { contentsDoc, unboundDoc } from './sheets.ts';

const documents = createDocuments({ appRoot: fileURLToPath(new URL('../../../', import.meta.url)) });
after(() => documents.close());

const data = { applicant: '甲', number: '赣平2026-0001', date: '2026-03-28' };
const piece = (title: string, mediaType: string, bytes: Uint8Array): Piece => ({
  ...{ title, name: `${title}.pdf`, hash: 'ab'.repeat(32), mediaType, size: bytes.length },
  read: async () => bytes,
});

async function pdfOf(count: number, change: (pdf: PDFDocument) => void = () => undefined): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  for (let i = 0; i < count; i++) pdf.addPage([300, 400]).drawText(`${i}`);
  change(pdf);
  return pdf.save();
}

async function bound(pieces: readonly Piece[]) {
  const asked: Entry[][] = [];
  async function* stream() {
    yield* pieces;
  }
  const bytes = await bindBook(stream(), {
    title: '汇编',
    date: '2026-03-28',
    contents: (entries) => {
      asked.push([...entries]);
      return documents.renderPdf(contentsDoc(data, entries));
    },
    sheet: ({ title, name, hash }, unbound) => documents.renderPdf(unboundDoc(data, { title, name, hash, unbound })),
  });
  return { book: await PDFDocument.load(bytes, { updateMetadata: false }), entries: asked.at(-1) ?? [], bytes };
}

test('目录在前，页码从全册第一页数起', async () => {
  const { book, entries } = await bound([
    piece('附件2', 'application/pdf', await pdfOf(3)),
    piece('附件3', 'application/pdf', await pdfOf(2)),
    piece('附件4', 'application/pdf', await pdfOf(1)),
  ]);
  assert.deepEqual(
    entries.map((one) => [one.title, one.page]),
    [
      ['附件2', 2],
      ['附件3', 5],
      ['附件4', 7],
    ],
  );
  assert.equal(book.getPageCount(), 7);
  assert.equal(book.getPage(4).getWidth(), 300);
  assert.equal(book.getCreationDate()?.toISOString(), '2026-03-28T00:00:00.000Z');
});

test('目录超过一页的，后面的页码随之后移', async () => {
  const one = await pdfOf(1);
  const { book, entries } = await bound(Array.from({ length: 60 }, (_, i) => piece(`材料${i}`, 'application/pdf', one)));
  const first = entries[0]?.page ?? 0;
  assert.ok(first > 2);
  assert.equal(book.getPageCount(), first - 1 + 60);
  assert.equal(book.getPage(first - 1).getWidth(), 300);
  assert.ok(book.getPage(first - 2).getWidth() > 500);
});

test('加密、损坏、不是 PDF 的，放一页“见电子附件”并说明原因', async () => {
  const locked = Buffer.from(
    await pdfOf(1, (pdf) => {
      pdf.context.trailerInfo.Encrypt = pdf.context.obj({ Filter: 'Standard', V: 1 });
    }),
  );
  const { book, entries } = await bound([
    piece('加密', 'application/pdf', locked),
    piece('损坏', 'application/pdf', Buffer.from('%PDF-1.7\nnothing of the kind')),
    piece('空', 'image/png', new Uint8Array(3)),
    piece('表格', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', Buffer.from('PK')),
    { ...piece('过大', 'application/pdf', new Uint8Array(1)), size: 31 * 2 ** 20 },
    piece('最后', 'application/pdf', await pdfOf(1)),
  ]);
  assert.deepEqual(
    entries.map((one) => one.unbound),
    ['文件设有密码', '文件损坏，无法读取', '文件损坏，无法读取', '不是 PDF 或图片', '文件过大', undefined],
  );
  assert.equal(book.getPageCount(), 7);
});

test('书签各指其页，全册页码不改页面方向', async () => {
  const turned = await pdfOf(2, (pdf) => pdf.getPage(1).setRotation(degrees(90)));
  const { book } = await bound([piece('附件2', 'application/pdf', turned)]);
  assert.equal(book.getPage(2).getRotation().angle, 90);
  const outlines = book.catalog.lookup(PDFName.of('Outlines'), PDFDict);
  const first = outlines.lookup(PDFName.of('First'), PDFDict);
  const second = first.lookup(PDFName.of('Next'), PDFDict);
  assert.equal(second.lookup(PDFName.of('Title'), PDFHexString).decodeText(), '附件2');
  assert.equal(second.lookup(PDFName.of('Dest'), PDFArray).get(0), book.getPage(1).ref);
});

test('what a foreign page would do stays behind, what it shows comes along', async () => {
  const armed = await pdfOf(1, (pdf) => {
    const page = pdf.getPage(0);
    const script = pdf.context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(1)') });
    page.node.set(PDFName.of('AA'), pdf.context.obj({ O: script }));
    page.node.set(
      PDFName.of('Annots'),
      pdf.context.obj([pdf.context.obj({ Subtype: 'Stamp', A: script, Contents: PDFString.of('seal') })]),
    );
  });
  const part = await opened({ mediaType: 'application/pdf', read: async () => armed });
  assert.ok('pdf' in part);
  const text = Buffer.from(await part.pdf.save({ useObjectStreams: false })).toString('latin1');
  assert.match(text, /Stamp/);
  assert.doesNotMatch(text.replace(/obj\s*<<\s*\/S \/JavaScript[^>]*>>/g, ''), /\/A |\/AA /);
  const node = part.pdf.getPage(0).node;
  assert.equal(node.has(PDFName.of('AA')), false);
});

const EXIF = (orientation: number): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xe1, 0, 34]),
    Buffer.from('Exif\0\0MM\0*\0\0\0\x08', 'latin1'),
    Buffer.from([0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]),
  ]);

test('手机横拿竖拍的照片立起来', async () => {
  const lying = Buffer.from(jpeg.encode({ width: 40, height: 20, data: Buffer.alloc(40 * 20 * 4, 200) }).data);
  const held = (orientation: number) => Buffer.concat([lying.subarray(0, 2), EXIF(orientation), lying.subarray(2)]);
  assert.deepEqual(
    [1, 6, 3, 8].map((one) => quarterTurns(held(one))),
    [0, 1, 2, 3],
  );
  const upright = await imagePage(held(6), 'image/jpeg');
  assert.ok(upright && upright.getPage(0).getHeight() > upright.getPage(0).getWidth());
  const asItIs = await imagePage(lying, 'image/jpeg');
  assert.ok(asItIs && asItIs.getPage(0).getHeight() < asItIs.getPage(0).getWidth());
});

test('a PNG of too many dots is not unpacked', async () => {
  const small = PNG.sync.write(new PNG({ width: 10, height: 10 }));
  assert.ok(await imagePage(small, 'image/png'));
  const huge = Buffer.from(small);
  huge.writeUInt32BE(60_000, 16);
  huge.writeUInt32BE(60_000, 20);
  assert.equal(await imagePage(huge, 'image/png'), null);
});
