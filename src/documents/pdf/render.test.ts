import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { annex2 } from '../annex2.ts';
import { annex5 } from '../annex5.ts';
import { createDocuments } from '../create.ts';
import { annex1Example, annex5Example, annex6Example, annex7Example, certificateExample, content, derived } from '../examples.ts';
import { P } from '../layout/blocks.ts';
import { pages } from '../layout/document.ts';
import type { FormDoc } from '../layout/paper.ts';
import { missingGlyphs, withoutGlyphs } from './glyphs.ts';

const appRoot = fileURLToPath(new URL('../../../', import.meta.url));
const documents = createDocuments({ appRoot });
after(() => documents.close());

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const saying = (text: string): FormDoc => ({ ...annex6Example(), sections: [pages([P(text)])] });

test('the same document gives the same bytes, in one thread and in another', async () => {
  const other = createDocuments({ appRoot });
  for (const doc of [annex1Example(), annex7Example(), certificateExample()]) {
    const first = digest(await documents.renderPdf(doc));
    await documents.renderPdf(annex6Example());
    assert.equal(digest(await documents.renderPdf(doc)), first);
    assert.equal(digest(await other.renderPdf(doc)), first);
  }
  await other.close();
});

test('the file is PDF/A-2b, in Chinese, dated by the document', async () => {
  const pdf = latin(await documents.renderPdf(annex6Example()));
  assert.match(pdf, /^%PDF-1\.7/);
  assert.match(pdf, /<pdfaid:part>2<\/pdfaid:part>/);
  assert.match(pdf, /<pdfaid:conformance>B<\/pdfaid:conformance>/);
  assert.match(pdf, /CreateDate>2026-03-28T/);
});

test('text is never markup', async () => {
  const hostile = '#panic("x") *粗* $1$ `raw` <标签> @ref \\ "引" #read("/etc/passwd") // 注';
  const plain = await documents.render(saying(hostile));
  assert.deepEqual(plain.warnings, []);
});

test('a character that no font has prints as 〓 and is named', async () => {
  const { pdf, warnings } = await documents.render(saying('示范🚀平台\u{10fffd}'));
  assert.equal(warnings.length, 1);
  assert.match(warnings[0]!, /🚀/);
  const said = '本件有2个字没有可用的字形，印作“〓”，请对照系统中的记载手写补上';
  const { meta, ...doc } = saying('示范〓平台〓');
  assert.equal(digest(pdf), digest(await documents.renderPdf({ ...doc, meta: { ...meta, note: said } })));
  // Beside what the foot says anyway.
  const personal = saying('示范🚀平台\u{10fffd}');
  const both = await documents.renderPdf({ ...personal, meta: { ...personal.meta, note: '含个人信息' } });
  assert.equal(digest(both), digest(await documents.renderPdf({ ...doc, meta: { ...meta, note: `含个人信息　${said}` } })));
});

test('rare characters of names print without a warning', async () => {
  assert.deepEqual((await documents.render(saying('赟玥璟堃喆䶮𬭎'))).warnings, []);
});

test('rare names of annexes 2 and 5 print, and the text layer gives them back; an old code point is its standard character', async () => {
  const { extractText } = await import('unpdf');
  const names = ['王䶮', '李\ue863', '赵𪚥', '陈𰻝', '周𠂇'];
  const plain = content(names.length);
  const served = (plain.tables.served ?? []).map(({ id, cells }, i) => ({ id, cells: { ...cells, contact: names[i] ?? null } }));
  const rare = { ...plain, values: { ...plain.values, contactName: '王䶮' }, tables: { ...plain.tables, served } };
  const common = { applicant: '样本', content: rare, filledOn: '2026-03-28', versionMark: '第3版' };
  const papers = [annex2({ ...common, derived }), annex5({ ...common, atLeast: 120 })];
  for (const paper of papers) {
    const { pdf, warnings } = await documents.render(paper);
    assert.deepEqual(warnings, []);
    const { text } = await extractText(pdf, { mergePages: true });
    assert.ok(!text.includes('〓'));
    assert.ok(text.includes('王䶮'));
    if (paper === papers[1]) for (const name of ['李䶮', '赵𪚥', '陈𰻝', '周𠂇']) assert.ok(text.includes(name), name);
  }
});

test('marks without a shape leave no trace in the file', async () => {
  assert.equal(digest(await documents.renderPdf(saying('示\u202e范\u200b'))), digest(await documents.renderPdf(saying('示范'))));
});

test('documents asked for at once all arrive, each its own', async () => {
  const texts = Array.from({ length: 12 }, (_, i) => `第${i}份`);
  const together = await Promise.all(texts.map((text) => documents.renderPdf(saying(text))));
  for (const [i, text] of texts.entries()) assert.equal(digest(together[i]!), digest(await documents.renderPdf(saying(text))));
});

test('threads are replaced without losing a document', async () => {
  const doc = saying('换班');
  const expected = digest(await documents.renderPdf(doc));
  const all = await Promise.all(Array.from({ length: 420 }, () => documents.renderPdf(doc)));
  assert.ok(all.every((pdf) => digest(pdf) === expected));
});

test('超过2000行的表格和无效日期，不排版而说明原因', async () => {
  await assert.rejects(documents.renderPdf(annex5Example(1999)), { name: 'DocumentRefused', message: /2001 行.*上限 2000 行.*Excel/ });
  const undated = annex6Example();
  await assert.rejects(
    documents.renderPdf({ ...undated, meta: { ...undated.meta, date: '2026年3月' } }),
    /文件日期“2026年3月”不是有效日期/,
  );
});

test('a wrong root is said at once', async () => {
  const lost = createDocuments({ appRoot, fontDir: '/nowhere/fonts' });
  await assert.rejects(lost.renderPdf(annex6Example()), /字体目录 \/nowhere\/fonts 不存在/);
  await lost.close();
});

test("Typst's refusal names the characters, escaped as Rust does", () => {
  const said = (quoted: string): string => `the text \`\\"${quoted}\\"\` could not be displayed with font`;
  const refusal = `${said('🚀')}, ${said('\\\\u{10fffd}')}`;
  assert.deepEqual([...missingGlyphs(refusal)], ['🚀', '\u{10fffd}']);
  assert.equal(withoutGlyphs('甲🚀乙', new Set(['🚀'])), '甲〓乙');
});

test('a long list part by part: as many pages as the whole, numbered on, each part made once; null for one that is not there', async () => {
  const order = { what: 'paper', title: '附件5', format: 'pdf', personal: 'open', paper: annex5Example(700) } as const;
  const whole = await documents.render(annex5Example(700));
  const part = async (number: number) => documents.part(order as never, number);
  const [first, last] = [await part(1), await part(5)];
  assert.ok(first && last);
  assert.equal(last.parts, 5);
  assert.equal(last.firstPage + last.pages.length - 1, whole.pages);
  assert.equal(first.firstPage, 1);
  for (const page of [...first.pages, ...last.pages]) {
    assert.match(page, /^<svg viewBox="0 [\d.]+ 595\.\d+ 841\.\d+" /);
    const used = [...page.matchAll(/xlink:href="#(\w+)"/g)].map(([, id]) => id);
    assert.ok(used.length > 100 && used.every((id) => page.includes(`<symbol id="${id}"`)), 'each glyph is with its page');
  }
  assert.equal(await part(6), null);
});
