import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { PDFDocument } from 'pdf-lib';
import { jx2023 } from '../../test/law.ts';
import { createDocuments } from '../documents/create.ts';
import { player } from './cast.ts';
import { demoPaper, drafts, type UploadedKind } from './papers.ts';

const documents = createDocuments({ appRoot: process.cwd() });
after(() => documents.close());

const bearer = { ...player(22), year: 2026 };
const kinds = Object.keys(drafts) as UploadedKind[];

test('演示材料每页都标明是演示材料，有标题、正文、表格、用章处', async () => {
  for (const kind of kinds) {
    assert.ok(jx2023.materials.some(({ key }) => key === kind));
    const doc = demoPaper(kind, bearer);
    for (const { blocks } of doc.sections) assert.match(JSON.stringify(blocks[0]), /演示材料：内容为虚构/);
    const [first] = doc.sections;
    assert.ok(first && first.blocks.filter((one) => one.kind === 'table').length === 2);
    assert.match(JSON.stringify(first), /演示用，未盖章/);
    assert.match(JSON.stringify(doc), new RegExp(bearer.name));
  }
});

test('各是能打开的小文件，两份是两页，没有缺字', async () => {
  const pagesOf = async (kind: UploadedKind): Promise<number> => {
    const { pdf, warnings } = await documents.render(demoPaper(kind, bearer));
    assert.deepEqual(warnings, []);
    assert.ok(pdf.length < 150_000, `${kind} ${pdf.length}`);
    return (await PDFDocument.load(pdf, { updateMetadata: false })).getPageCount();
  };
  const counts = await Promise.all(kinds.map(pagesOf));
  assert.deepEqual(
    kinds.filter((_, i) => counts[i] === 2),
    ['m3', 'm7'],
  );
});
