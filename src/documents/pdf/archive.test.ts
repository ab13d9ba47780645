import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { annex6 } from '../annex6.ts';
import { createDocuments } from '../create.ts';
import { annex1Example, annex2Example, annex5Example, certificateExample } from '../examples.ts';
import type { FormDoc } from '../layout/paper.ts';

// What ISO 19005-2 asks and the bytes tell. The rest (colour in every stream, glyph widths against the font, XMP schemas) needs a validator.

const documents = createDocuments({ appRoot: fileURLToPath(new URL('../../../', import.meta.url)) });
after(() => documents.close());

/** Every object of the file that stands in the open. */
const objectsOf = (pdf: string): string[] => [...pdf.matchAll(/^\d+ 0 obj\n(.*?)(?=\nstream|\nendobj)/gms)].map((match) => match[1]!);

const FORBIDDEN =
  /\/(?:Encrypt|JavaScript|JS|OpenAction|AA|Launch|EmbeddedFiles?|Sound|Movie|RichMedia|XFA|LZWDecode|HTP|NeedAppearances)\b/g;
/** Transparency is allowed, but needs a group with a colour space; these documents need none. */
const TRANSPARENT = /\/(?:SMask\s+\d|S\s*\/Transparency|(?:ca|CA)\s+0?\.\d|BM\s*\/(?!Normal))/g;

const coded = annex6({ applicant: '甲', filledOn: '2026-03-28', versionMark: '第3版', checkUrl: 'https://shifan.example.gov.cn/v/1' });
const forms: Readonly<Record<string, FormDoc>> = {
  附件1: annex1Example(),
  附件2: annex2Example(),
  附件5: annex5Example(),
  带二维码的附件6: coded,
  证书: certificateExample(),
};

for (const [name, doc] of Object.entries(forms))
  test(`${name} 的 PDF 可长期保存：字体全部嵌入，有输出意图，无加密、脚本和附件`, async () => {
    const pdf = Buffer.from(await documents.renderPdf(doc)).toString('latin1');
    const objects = objectsOf(pdf);
    assert.match(pdf, /^%PDF-1\.7\n%[\x80-\xff]{4}/);
    assert.ok(!pdf.includes('/ObjStm'), 'objects stand in the open, or this test sees nothing');
    assert.deepEqual(pdf.match(/pdfaid:(?:part>2|conformance>B)</g), ['pdfaid:part>2<', 'pdfaid:conformance>B<']);
    assert.match(pdf, /trailer\s.*\/ID\s*\[/s);
    const intents = objects.filter((one) => /\/Type\s*\/OutputIntent\b/.test(one));
    assert.equal(intents.length, 1);
    const [, profile] = /\/S\s*\/GTS_PDFA1/.test(intents[0]!) ? (/\/DestOutputProfile (\d+) 0 R/.exec(intents[0]!) ?? []) : [];
    assert.match(pdf, new RegExp(`^${profile} 0 obj\\n<<[^>]*/N 3\\b`, 'm'));
    const fonts = objects.filter((one) => /\/Type\s*\/FontDescriptor\b/.test(one));
    assert.ok(fonts.length > 0);
    for (const font of fonts) assert.match(font, /\/FontName\s*\/[A-Z]{6}\+.*\/FontFile[23]? \d+ 0 R/s);
    assert.deepEqual(
      objects.flatMap((one) => one.match(FORBIDDEN) ?? []),
      [],
    );
    assert.deepEqual(
      objects.flatMap((one) => one.match(TRANSPARENT) ?? []),
      [],
    );
  });
