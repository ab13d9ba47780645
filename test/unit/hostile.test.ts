import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { PDFDocument, PDFHexString, PDFName, PDFString } from 'pdf-lib';
import sharp from 'sharp';
import type { Flaw } from '../../src/core/files/flaw.ts';
import { openDoor } from '../../src/documents/door/door.ts';
import { paddedPdf } from '../padded-pdf.ts';

// Files that others made, as the door meets them: broken, locked, bombs, and honest ones of every kind.

const door = openDoor(fileURLToPath(new URL('../../', import.meta.url)));
after(() => door.close());

const PDF = 'application/pdf';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const of = (bytes: Uint8Array, mediaType: string) => ({ mediaType, bytes: async () => new Uint8Array(bytes) });
const looked = (bytes: Uint8Array, mediaType: string) => door.look(of(bytes, mediaType));
/** The flaw that a whole cleaning finds; the number of pages where there is none. */
async function cleaned(bytes: Uint8Array, mediaType: string): Promise<Flaw | number> {
  const answer = await door.clean(of(bytes, mediaType));
  return answer.kind === 'pages' ? answer.pages : answer.flaw;
}
const both = async (bytes: Uint8Array, mediaType: string) => [await looked(bytes, mediaType), await cleaned(bytes, mediaType)];

const noise = (width: number, height: number) => sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } });

async function pdfOf(pages: number, change: (pdf: PDFDocument) => void = () => undefined): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  for (let i = 0; i < pages; i++) pdf.addPage([300, 400]).drawText(`page ${i}`);
  change(pdf);
  return pdf.save({ useObjectStreams: false });
}

test('a PNG cut off after 60, 100, 1 000, 5 000, 20 000 bytes is damaged, and so is half of it', async () => {
  const png = await noise(400, 300).png().toBuffer();
  for (const bytes of [60, 100, 1000, 5000, 20_000, png.length / 2, png.length - 20])
    assert.deepEqual(await both(png.subarray(0, bytes), 'image/png'), ['damaged', 'damaged'], `${bytes}`);
  assert.deepEqual(await both(png, 'image/png'), [null, 1]);
});

test('a JPEG that is cut off, of other colours, held sideways', async () => {
  const jpeg = await noise(900, 600).jpeg().toBuffer();
  for (const bytes of [100, jpeg.length / 2]) assert.deepEqual(await both(jpeg.subarray(0, bytes), 'image/jpeg'), ['damaged', 'damaged']);
  const cmyk = await noise(90, 60).toColourspace('cmyk').jpeg().toBuffer();
  assert.deepEqual(await both(cmyk, 'image/jpeg'), [null, 1]);
  const page = async (orientation: number) => {
    const held = await noise(90, 60).withMetadata({ orientation }).jpeg().toBuffer();
    const answer = await door.clean(of(held, 'image/jpeg'));
    assert.ok(answer.kind === 'pages');
    return (await PDFDocument.load(answer.pdf)).getPage(0).getSize();
  };
  const [upright, lying] = [await page(6), await page(1)];
  assert.ok(upright.height > upright.width && lying.width > lying.height);
});

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** A white PNG of one bit a dot: 110 kB that say and hold a square of so many dots. */
function whitePng(side: number, said = side): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(said);
  header.writeUInt32BE(said, 4);
  header[8] = 1;
  const data = deflateSync(Buffer.alloc(side * (Math.ceil(side / 8) + 1)), { level: 1 });
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([start, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

test('pictures of too many dots are not unpacked, whatever little space they take', async () => {
  assert.deepEqual(await both(whitePng(20_000), 'image/png'), ['tooManyDots', 'tooManyDots']);
  assert.deepEqual(await both(whitePng(10, 65_000), 'image/png'), ['tooManyDots', 'tooManyDots']);
  assert.deepEqual(await both(whitePng(5_000), 'image/png'), [null, 1]);
});

test('a PDF that is cut off, noise, in a circle, empty or locked is told as what it is', async () => {
  const whole = await pdfOf(10);
  assert.deepEqual(await both(whole, PDF), [null, 10]);
  assert.deepEqual(await both(whole.subarray(0, whole.length / 3), PDF), ['damaged', 'damaged']);
  assert.deepEqual(await both(Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(5000)]), PDF), ['damaged', 'damaged']);
  const circle =
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF';
  assert.equal(await cleaned(Buffer.from(circle), PDF), 'damaged');
  const none =
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF';
  assert.deepEqual(await both(Buffer.from(none), PDF), ['damaged', 'damaged']);
  const locked = await pdfOf(1, ({ context }) => {
    const secret = () => PDFHexString.of(randomBytes(32).toString('hex'));
    context.trailerInfo.Encrypt = context.register(context.obj({ Filter: 'Standard', V: 1, R: 2, O: secret(), U: secret(), P: -4 }));
    context.trailerInfo.ID = context.obj([secret(), secret()]);
  });
  assert.deepEqual(await both(locked, PDF), ['locked', 'locked']);
});

test('a PDF without its table of places is read all the same', async () => {
  const text = Buffer.from(await pdfOf(3)).toString('latin1');
  const lost = `${text.slice(0, text.lastIndexOf('startxref'))}startxref\n99\n%%EOF`;
  assert.deepEqual(await both(Buffer.from(lost, 'latin1'), PDF), [null, 3]);
});

const HEAD =
  '%PDF-1.5\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n4 0 obj<<';

test('an object stream that unpacks to 300 MB is refused, and the next file is read', async () => {
  const bomb = deflateSync(Buffer.concat([Buffer.from('5 0 <<>>'), Buffer.alloc(300 * 2 ** 20, ' ')]), { level: 1 });
  const file = Buffer.concat([
    Buffer.from(`${HEAD}/Type/ObjStm/N 1/First 4/Length ${bomb.length}/Filter/FlateDecode>>stream\n`),
    bomb,
    Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF'),
  ]);
  assert.ok(file.length < 2 * 2 ** 20);
  assert.equal(await cleaned(file, PDF), 'tooMuch');
  assert.deepEqual(await both(await pdfOf(2), PDF), [null, 2]);
});

test('what a PDF would do when opened or clicked, and what it carries, stays behind; links and what is seen come along', async () => {
  const armed = await pdfOf(1, (pdf) => {
    const { context } = pdf;
    const script = (text: string) => context.obj({ S: 'JavaScript', JS: PDFString.of(text) });
    const note = (more: object) => context.register(context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9], ...more } as never));
    const link = { S: 'URI', URI: PDFString.of('https://example.org') };
    const page = pdf.getPage(0).node;
    page.set(PDFName.of('AA'), context.obj({ O: script('app.alert(1)') }));
    page.set(
      PDFName.of('Annots'),
      context.obj([
        note({ Subtype: 'Stamp', Contents: PDFString.of('seal'), A: script('app.alert(2)') }),
        note({ A: context.obj({ S: 'Launch', F: PDFString.of('cmd.exe') }) }),
        note({ A: context.obj({ ...link, Next: script('app.alert(3)') }) }),
        note({ A: context.register(script('app.alert(4)')) }),
        note({ Subtype: 'FileAttachment' }),
      ]),
    );
    pdf.catalog.set(PDFName.of('OpenAction'), script('app.alert(5)'));
  });
  const answer = await door.clean(of(armed, PDF));
  assert.ok(answer.kind === 'pages');
  // Bound as the book binds it: only what the pages still refer to comes along.
  const book = await PDFDocument.create();
  const part = await PDFDocument.load(answer.pdf);
  for (const page of await book.copyPages(part, part.getPageIndices())) book.addPage(page);
  const text = Buffer.from(await book.save({ useObjectStreams: false })).toString('latin1');
  for (const bad of ['/JavaScript', '/JS', '/Launch', '/AA', 'FileAttachment', 'cmd.exe', 'app.alert']) assert.ok(!text.includes(bad), bad);
  assert.match(text, /example\.org/);
  assert.match(text, /Stamp/);
});

test('a Word file that is cut off is told, a whole one is not read further than its list', async () => {
  const docx = zipSync({ '[Content_Types].xml': new Uint8Array(300), 'word/document.xml': randomBytes(20_000) });
  assert.equal(await looked(docx, DOCX), null);
  assert.equal(await looked(docx.subarray(0, docx.length - 100), DOCX), 'damaged');
});

test('a scan of 50 MB is opened', async () => {
  assert.deepEqual(await looked(paddedPdf(50 * 2 ** 20), PDF), null);
});

test('a hundred broken files of 300 kB are each told; the thread that answers people is free meanwhile', async () => {
  let beats = 0;
  const beat = setInterval(() => {
    beats += 1;
  }, 5);
  const broken = paddedPdf(300_000).subarray(0, 200_000);
  const told = await Promise.all(Array.from({ length: 100 }, (_, i) => looked(Buffer.concat([broken, Buffer.from([i])]), PDF)));
  clearInterval(beat);
  assert.deepEqual(new Set(told), new Set(['damaged']));
  assert.ok(beats > 0);
});
