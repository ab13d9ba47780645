import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import jpeg from 'jpeg-js';
import { PDFDocument } from 'pdf-lib';
import { PNG } from 'pngjs';
import { openDoor } from '../door/door.ts';
import { qrPng, qrSvg } from '../qr.ts';
import { textsOn } from './texts.ts';

const URL_TEXT = 'https://shifan.example.gov.cn/papers/%E8%B5%A3%E5%B9%B32026-0107/2/0123456789abcdef';

/** A4 at 100 dots an inch with our code in its corner, grey paper, specks of dust; upside down where asked. */
function sheet({ turned = false, code = true } = {}): PNG {
  const page = new PNG({ width: 827, height: 1169 });
  for (let i = 0; i < page.data.length; i += 4) page.data.fill(i % 977 === 0 ? 90 : 235, i, i + 3).fill(255, i + 3, i + 4);
  const qr = PNG.sync.read(Buffer.from(qrPng(qrSvg(URL_TEXT))));
  const [left, top, side] = [634, 35, 91];
  for (let y = 0; code && y < side; y++)
    for (let x = 0; x < side; x++) {
      const dark = qr.data[(Math.floor((y * qr.height) / side) * qr.width + Math.floor((x * qr.width) / side)) * 4] === 0;
      page.data.fill(dark ? 40 : 240, ((top + y) * 827 + left + x) * 4, ((top + y) * 827 + left + x) * 4 + 3);
    }
  if (!turned) return page;
  const back = new PNG({ width: 827, height: 1169 });
  for (let i = 0; i < page.data.length; i += 4) page.data.copy(back.data, page.data.length - 4 - i, i, i + 4);
  return back;
}

const asJpeg = (page: PNG): Uint8Array => jpeg.encode({ width: page.width, height: page.height, data: page.data }, 60).data;
const asPng = (page: PNG): Uint8Array => PNG.sync.write(page);

async function asPdf(bytes: Uint8Array, kind: 'jpg' | 'png'): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const image = kind === 'jpg' ? await pdf.embedJpg(bytes) : await pdf.embedPng(bytes);
  pdf.addPage([595, 842]).drawImage(image, { x: 0, y: 0, width: 595, height: 842 });
  return pdf.save();
}

test('图片和扫描 PDF 上的二维码读得出来，倒着扫的也读得出来', async () => {
  assert.deepEqual(await textsOn(asPng(sheet()), 'image/png'), [URL_TEXT]);
  assert.deepEqual(await textsOn(asJpeg(sheet({ turned: true })), 'image/jpeg'), [URL_TEXT]);
  assert.deepEqual(await textsOn(await asPdf(asJpeg(sheet()), 'jpg'), 'application/pdf'), [URL_TEXT]);
  assert.deepEqual(await textsOn(await asPdf(asPng(sheet()), 'png'), 'application/pdf'), [URL_TEXT]);
});

test('没有打印、直接加盖电子章的 PDF 从关键字读', async () => {
  const pdf = await PDFDocument.create();
  pdf.addPage();
  pdf.setKeywords(['附件6', URL_TEXT]);
  const [text = ''] = await textsOn(await pdf.save(), 'application/pdf');
  assert.ok(text.includes(URL_TEXT));
});

test('没有二维码的、损坏的、大得不合情理的，什么也读不出，也不出错', async () => {
  assert.deepEqual(await textsOn(asJpeg(sheet({ code: false })), 'image/jpeg'), []);
  assert.deepEqual(await textsOn(asJpeg(sheet()).subarray(0, 700), 'image/jpeg'), []);
  assert.deepEqual(await textsOn(Buffer.from('%PDF-1.4 nothing'), 'application/pdf'), []);
  const huge = Buffer.from(asPng(sheet()));
  huge.writeUInt32BE(200_000, 16);
  assert.deepEqual(await textsOn(huge, 'image/png'), []);
});

const door = openDoor(fileURLToPath(new URL('../../../', import.meta.url)));
after(() => door.close());

test('the same in a thread of its own', async () => {
  const read = (bytes: Uint8Array) => door.texts({ mediaType: 'image/png', bytes: async () => bytes });
  assert.deepEqual(await read(asPng(sheet())), [URL_TEXT]);
  assert.deepEqual(await read(new Uint8Array(4)), []);
});
