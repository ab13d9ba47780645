import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { degrees, PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName } from 'pdf-lib';
import sharp from 'sharp';
import { createDocuments } from '../create.ts';
import { receiptData } from '../examples.ts';
import type { Order } from '../made/order.ts';
import { collected } from '../made/shelf.ts';
import type { Piece } from './piece.ts';

const folder = mkdtempSync(join(tmpdir(), 'shifan-book-'));
const appRoot = fileURLToPath(new URL('../../../', import.meta.url));
const documents = createDocuments({ appRoot, cache: { folder: join(folder, 'made'), mostBytes: 2 ** 30 } });
after(async () => {
  await documents.close();
  rmSync(folder, { recursive: true, force: true });
});

const data = { applicant: '甲', number: '赣平2026-0001', date: '2026-03-28' };
const piece = (title: string, mediaType: string, bytes: Uint8Array, size = bytes.length): Piece => {
  const hash = createHash('sha256').update(bytes).update(title).digest('hex');
  return { title, file: { name: `${title}.pdf`, hash, mediaType, size, bytes: async () => new Uint8Array(bytes) } };
};

async function pdfOf(count: number, change: (pdf: PDFDocument) => void = () => undefined): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  for (let i = 0; i < count; i++) pdf.addPage([300, 400]).drawText(`${i}`);
  change(pdf);
  return pdf.save();
}

const order = (pieces: readonly Piece[]) => ({ what: 'book', personal: 'open', book: { title: '汇编', data, pieces } }) as const;
const made = async (pieces: readonly Piece[]) => {
  const bytes = await collected((await documents.book(order(pieces))).stream());
  return PDFDocument.load(bytes, { updateMetadata: false });
};

/** What the bookmarks say: each title and the page that it leads to, counted from one. */
function marks(book: PDFDocument): [string, number][] {
  const pages = book.getPages().map(({ ref }) => ref);
  const outlines = book.catalog.lookup(PDFName.of('Outlines'), PDFDict);
  const found: [string, number][] = [];
  for (let item = outlines.lookupMaybe(PDFName.of('First'), PDFDict); item; item = item.lookupMaybe(PDFName.of('Next'), PDFDict)) {
    const target = item.lookup(PDFName.of('Dest'), PDFArray).get(0);
    found.push([item.lookup(PDFName.of('Title'), PDFHexString).decodeText(), pages.findIndex(({ tag }) => target?.toString() === tag) + 1]);
  }
  return found;
}

test('目录在前，页码从全册第一页数起', async () => {
  const book = await made([
    piece('附件2', 'application/pdf', await pdfOf(3)),
    piece('附件3', 'application/pdf', await pdfOf(2)),
    piece('附件4', 'application/pdf', await pdfOf(1)),
  ]);
  assert.deepEqual(marks(book), [
    ['目录', 1],
    ['附件2', 2],
    ['附件3', 5],
    ['附件4', 7],
  ]);
  assert.equal(book.getPageCount(), 7);
  assert.equal(book.getPage(4).getWidth(), 300);
  assert.equal(book.getCreationDate()?.toISOString(), '2026-03-28T00:00:00.000Z');
});

test('目录超过一页的，后面的页码随之后移', async () => {
  const one = await pdfOf(1);
  const book = await made(Array.from({ length: 60 }, (_, i) => piece(`材料${i}`, 'application/pdf', one)));
  const first = marks(book)[1]?.[1] ?? 0;
  assert.ok(first > 2);
  assert.equal(book.getPageCount(), first - 1 + 60);
  assert.equal(book.getPage(first - 1).getWidth(), 300);
  assert.ok(book.getPage(first - 2).getWidth() > 500);
});

test('加密、损坏、不是 PDF 的，放一页“见电子附件”并说明原因', async () => {
  const locked = await pdfOf(1, ({ context }) => {
    const secret = () => PDFHexString.of(randomBytes(32).toString('hex'));
    context.trailerInfo.Encrypt = context.register(context.obj({ Filter: 'Standard', V: 1, R: 2, O: secret(), U: secret(), P: -4 }));
    context.trailerInfo.ID = context.obj([secret(), secret()]);
  });
  const png = await sharp(randomBytes(300 * 200 * 3), { raw: { width: 300, height: 200, channels: 3 } })
    .png()
    .toBuffer();
  const pieces = [
    piece('加密', 'application/pdf', locked),
    piece('损坏', 'application/pdf', Buffer.from('%PDF-1.7\nnothing of the kind')),
    piece('空', 'image/png', new Uint8Array(3)),
    piece('没有传完的照片', 'image/png', png.subarray(0, 100)),
    piece('表格', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', Buffer.from('PK')),
    piece('过大', 'application/pdf', new Uint8Array(1), 31 * 2 ** 20),
    piece('照片', 'image/png', png),
    piece('最后', 'application/pdf', await pdfOf(1)),
  ];
  const book = await made(pieces);
  assert.equal(book.getPageCount(), 9);
  const text = await textOf(await book.save());
  for (const said of ['文件设有密码', '文件损坏，无法读取', '不是 PDF 或图片', '文件过大', '见电子附件'])
    assert.ok(text.includes(said), said);
});

/** A PDF of one page with these entries, written by hand. */
function handWritten(entries: string): Uint8Array {
  const objects = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>', `<</Type/Page/Parent 2 0 R${entries}>>`];
  let body = '%PDF-1.7\n';
  const offsets = objects.map((object, i) => {
    const at = body.length;
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 4\n0000000000 65535 f \n${offsets.join('')}trailer<</Size 4/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(body + table, 'latin1');
}

test('页面大小、方向写得不成样子的，照装照编页码，一份坏页不坏全册', async () => {
  const strange = [
    ...['[0 0 1e9 1e9]', '[0 0 1000000000 1000000000]', '[0 0 0 0]', '[0 0]', '[0 0 595 /x]', '(595)'].map((box) => `/MediaBox${box}`),
    ...['/Rotate 45', '/Rotate/x', '/Rotate(90)', '/CropBox[9 9]', '/CropBox/x'].map((entry) => `/MediaBox[0 0 300 400]${entry}`),
    ...['/Resources 7', '/Resources[]', '/Resources<</Font[]/XObject 3>>', '/Contents(x)', '/Annots 7'].map(
      (entry) => `/MediaBox[0 0 300 400]${entry}`,
    ),
  ];
  const book = await made([
    ...strange.map((entries) => piece(entries, 'application/pdf', handWritten(entries))),
    piece('最后', 'application/pdf', await pdfOf(1)),
  ]);
  assert.equal(book.getPageCount(), 1 + strange.length + 1);
  for (const page of book.getPages()) assert.ok(page.getWidth() <= 14_400 && page.getHeight() >= 1);
});

/** The text of all pages, without its spaces. */
async function textOf(bytes: Uint8Array): Promise<string> {
  const { extractText, getDocumentProxy } = await import('unpdf');
  const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true });
  return text.replace(/\s/g, '').replace('不是PDF或图片', '不是 PDF 或图片');
}

test('书签各指其页，全册页码不改页面方向', async () => {
  const turned = await pdfOf(2, (pdf) => pdf.getPage(1).setRotation(degrees(90)));
  const book = await made([piece('附件2', 'application/pdf', turned)]);
  assert.equal(book.getPage(2).getRotation().angle, 90);
  assert.deepEqual(marks(book), [
    ['目录', 1],
    ['附件2', 2],
  ]);
});

const receipt = { form: 'receipt', data: receiptData() } as const;

test('两个人同时要，只做一次；再要的，从已做好的里取；磁盘上读不出内容', async () => {
  let opened = 0;
  const bytes = await pdfOf(2);
  const { file } = piece('一次', 'application/pdf', bytes) as Extract<Piece, { file: object }>;
  const counted: Piece = {
    title: '一次',
    file: {
      ...file,
      bytes: async () => {
        opened += 1;
        return new Uint8Array(bytes);
      },
    },
  };
  const wanted = order([{ title: '回执', paper: receipt }, counted]);
  const [one, two] = await Promise.all([documents.book(wanted), documents.book(wanted)]);
  assert.equal(one, two);
  assert.equal(await documents.book(wanted), one);
  assert.equal(opened, 1);
  const kept = readdirSync(join(folder, 'made'));
  assert.ok(kept.length > 0);
  for (const name of kept)
    assert.ok(
      !readFileSync(join(folder, 'made', name))
        .subarray(0, 5)
        .equals(Buffer.from('%PDF-')),
      name,
    );
});

test('查看个人信息的范围不同，不会拿到同一份', async () => {
  const paper = { what: 'paper', title: '回执', format: 'pdf', paper: receipt } as const;
  const [open, masked] = await Promise.all((['open', 'masked'] as const).map((personal) => documents.paper({ ...paper, personal })));
  assert.notEqual(open, masked);
});

test('印作〓的字：做好时告诉要的人，单张、合订本、压缩包都说，取旧的也说', async () => {
  const described = { form: 'receipt', data: { ...receiptData(), applicant: '示范\u{10fffd}平台' } } as const;
  const paper = { what: 'paper', title: '回执.pdf', format: 'pdf', personal: 'open', paper: described } as const;
  const orders: readonly Order[] = [
    paper,
    paper,
    { what: 'book', personal: 'open', book: { title: '汇编', data, pieces: [{ title: '提交回执', paper: described }] } },
    { what: 'papers', papers: [paper] },
  ];
  const said = [];
  for (const one of orders) {
    const ticket = documents.begin(one, '丙');
    let standing = documents.standing(ticket, '丙');
    while (standing?.state === 'making') {
      await new Promise((resolve) => setTimeout(resolve, 5));
      standing = documents.standing(ticket, '丙');
    }
    said.push(standing?.state === 'ready' ? standing.warnings.map((warning) => warning.slice(0, 14)) : standing?.state);
  }
  const plain = '以下字符没有可用的字形，印作“';
  assert.deepEqual(said, [
    [plain.slice(0, 14)],
    [plain.slice(0, 14)],
    [`提交回执：${plain}`.slice(0, 14)],
    [`回执.pdf：${plain}`.slice(0, 14)],
  ]);
});

test('进度只告诉要的人，做好了说做好，没有人等的不再做', async () => {
  const pieces = await Promise.all([1, 2, 3].map(async (n) => piece(`进度${n}`, 'application/pdf', await pdfOf(n))));
  const ticket = documents.begin(order(pieces), '甲');
  assert.equal(documents.standing(ticket, '乙'), null);
  const seen = new Set<string>();
  for (;;) {
    const standing = documents.standing(ticket, '甲');
    assert.ok(standing && standing.state !== 'failed');
    if (standing.state === 'ready') break;
    seen.add(standing.doing);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  assert.ok(seen.size > 0);
  const left = new AbortController();
  let asked = 0;
  const endless: Piece = {
    title: '不再等',
    file: {
      ...{ name: 'a.pdf', hash: 'ef'.repeat(32), mediaType: 'application/pdf', size: 9 },
      bytes: () => {
        asked += 1;
        return new Promise(() => undefined);
      },
    },
  };
  const waiting = documents.book(order([endless]), { signal: left.signal });
  while (asked === 0) await new Promise((resolve) => setTimeout(resolve, 2));
  left.abort();
  await assert.rejects(waiting, { name: 'WorkFailed', why: 'cancelled' });
  // The thread is free for the next one.
  assert.equal((await made([piece('下一份', 'application/pdf', await pdfOf(1))])).getPageCount(), 2);
});
