import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { TableForm } from '../../src/core/annexes/field.ts';
import { tableAt } from '../../src/core/annexes/form.ts';
import { formOf } from '../../src/core/annexes/form-of.ts';
import type { ExtraField } from '../../src/core/scheme/edition/edition.ts';
import { emptiedBy } from '../../src/core/sheet/emptied.ts';
import { annex2 } from '../../src/documents/annex2.ts';
import { annex3 } from '../../src/documents/annex3.ts';
import { renderDocx } from '../../src/documents/docx/write.ts';
import { annex2Example, annex3Example, annex4Example, annex5Example, content } from '../../src/documents/examples.ts';
import { renderXlsx } from '../../src/documents/xlsx/write.ts';
import { readSheets } from '../../src/intake/read-sheets.ts';

const tableOf = (key: string) => tableAt(key) as TableForm;
/** 3.0 and 3.00 are the same price, and an empty cell is one without a value. */
const alike = (cells: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(cells).map(([key, cell]) => [key, cell === '' ? null : /^-?\d{1,9}(\.\d+)?$/.test(String(cell)) ? Number(cell) : cell]),
  );

const annexes = { equipment: annex3Example, staff: annex4Example, served: annex5Example } as const;

async function readBack(bytes: Uint8Array, name: string, key: string) {
  const intake = await readSheets(bytes, name, { table: tableOf(key) });
  return intake.kind === 'read' ? intake : assert.fail(intake.reason);
}

for (const [key, example] of Object.entries(annexes))
  test(`填好的${tableOf(key).label}（.docx、.xlsx）读回来逐格相同`, async () => {
    const wanted = (content().tables[key] ?? []).map(({ cells }) => cells);
    for (const [name, bytes] of [
      ['附件.docx', await renderDocx(example())],
      ['附件.xlsx', await renderXlsx(example())],
    ] as const) {
      const { rows, faults } = await readBack(bytes, name, key);
      assert.deepEqual(
        rows.map(({ cells }) => alike(cells)),
        wanted.map((cells) =>
          alike({ ...Object.fromEntries(Object.keys(tableOf(key).columns).map((column) => [column, null])), ...cells }),
        ),
        name,
      );
      assert.deepEqual(faults, []);
    }
  });

test('填好的附件2（.docx）：主要投资方、运营情况、服务产品、合作单位、活动逐格读回，表格的其他部分不读作名单', async () => {
  const bytes = await renderDocx(annex2Example());
  for (const key of ['investors', 'operation', 'products', 'agreements', 'otherPartners', 'activities']) {
    const { rows, faults, header } = await readBack(bytes, '附件2.docx', key);
    const columns = header.columns.map((one) => one.key);
    const only = (cells: Readonly<Record<string, unknown>>) =>
      alike(Object.fromEntries(columns.map((column) => [column, cells[column] ?? null])));
    assert.deepEqual(
      rows.map(({ cells }) => only(cells)),
      (content().tables[key] ?? []).map(({ cells }) => only(cells)),
      key,
    );
    assert.deepEqual(header.missing, []);
    assert.deepEqual(
      faults.filter(({ rule }) => rule !== '接续的工作表'),
      [],
    );
  }
});

test('附件2（.docx）里改写过的活动：写法不同的整句作名称，缺的逐项报出；名称里有编号的不分开', async () => {
  const { values, tables } = content();
  const activities = (tables.activities ?? [])
    .slice(0, 3)
    .map((row, i) => (i === 0 ? { ...row, cells: { ...row.cells, name: '对接会，2．分场（线上）', place: '南昌，青山湖' } } : row));
  const doc = annex2({ applicant: '样本', content: { values, tables: { ...tables, activities } }, derived: {}, filledOn: '2026-03-28' });
  const parts = unzipSync(await renderDocx(doc));
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const changed = xml.replace(/2．2025年4月11日，[^<]*/, '2．四月在九江办融资服务日，来了七十六家');
  assert.notEqual(changed, xml);
  const { rows, faults } = await readBack(zipSync({ ...parts, 'word/document.xml': strToU8(changed) }), '附件2.docx', 'activities');
  assert.deepEqual(
    rows.map(({ cells }) => [cells.name, cells.heldOn, cells.place, cells.enterprises, cells.function]),
    [
      ['对接会，2．分场（线上）', '2025-03-10', '南昌，青山湖', 45, 'innovation'],
      ['四月在九江办融资服务日，来了七十六家', null, null, null, 'consulting'],
      ['精益生产现场诊断活动', '2025-05-12', '景德镇市会议中心', 107, 'startup'],
    ],
  );
  assert.deepEqual(
    faults.map(({ row, rule }) => `${row} ${rule}`),
    Array(4).fill('3 必填'),
  );
});

const word = (body: string) =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(`<w:document><w:body>${body}</w:body></w:document>`),
  });
const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
const line = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;

test('Word 里手工做的附件5：跨行跨列的表头、分段的格、域代码与修订删去的字', async () => {
  const begins = '<w:vMerge w:val="restart"/>';
  const goesOn = '<w:vMerge/>';
  const first = ['序号', '服务企业名称', '企业联系人', '职务', '手机', '服务内容简述'];
  const body = `<w:tbl>${line(...first.map((text) => cell(text, begins)), cell('服务满意度', '<w:gridSpan w:val="2"/>'))}${line(
    ...first.map(() => cell('', goesOn)),
    cell('满意'),
    cell('不满意'),
  )}${line(
    cell('1'),
    '<w:tc><w:p><w:r><w:t>江西甲</w:t></w:r><w:r><w:t xml:space="preserve">机械&amp;电子</w:t></w:r></w:p><w:p><w:r><w:t>有限公司</w:t></w:r></w:p></w:tc>',
    cell('张三'),
    '<w:tc/>',
    '<w:tc><w:p><w:del><w:r><w:delText>13900000000</w:delText></w:r></w:del><w:r><w:instrText>HYPERLINK</w:instrText><w:t>13800000001</w:t></w:r></w:p></w:tc>',
    cell('咨询'),
    cell(''),
    '<w:tc><w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p></w:tc>',
  )}</w:tbl>`;
  const { rows, faults } = await readBack(word(body), '附件5.docx', 'served');
  assert.deepEqual(rows, [
    {
      row: 3,
      cells: {
        enterprise: '江西甲机械&电子有限公司',
        contact: '张三',
        position: null,
        mobile: '13800000001',
        service: '咨询',
        satisfied: false,
      },
    },
  ]);
  assert.deepEqual(faults, []);
});

test('附件3带附加信息表的读回来：读的还是名单，附加栏多于名单的栏也一样；附加的各栏一并读入，没有会变空的内容', async () => {
  const extraFields = Array.from({ length: 6 }, (_, i) => ({
    ...{ key: `xNote${i}`, table: 'equipment', label: `备案情况${i}`, kind: 'text', because: '第九条' },
  })) as readonly ExtraField[];
  const standing = (content().tables.equipment ?? []).map((row, i) => ({
    ...row,
    cells: { ...row.cells, xNote0: i < 3 ? '已备案' : null },
  }));
  const filled = { ...content(), tables: { ...content().tables, equipment: standing } };
  const doc = annex3({ applicant: '样本', content: filled, filledOn: '2026-03-28', extraFields });
  const table = formOf({ leftOut: [], extraFields }).tableAt('equipment') as TableForm;
  for (const [name, bytes] of [
    ['附件.docx', await renderDocx(doc)],
    ['附件.xlsx', await renderXlsx(doc)],
  ] as const) {
    const read = await readSheets(bytes, name, { table });
    if (read.kind !== 'read') return assert.fail(read.reason);
    assert.equal(read.rows[0]?.cells.price === null, false, name);
    assert.deepEqual(
      read.rows.map(({ cells }) => cells.xNote0 ?? null),
      standing.map(({ cells }) => cells.xNote0),
    );
    assert.deepEqual(emptiedBy(read.header, table, standing), []);
    assert.deepEqual(emptiedBy({ missing: [] }, table, standing), []);
    assert.deepEqual(read.faults, []);
  }
});

test('名称一栏里是几万个字的：说太长，读得快，同一份文件里别的行照读', async () => {
  const lines = ['公司和', '、 ', '(', 'a@'].map((sign) => `江西甲${sign.repeat(15_000)}公司,张三,13900000001,咨询,满意`);
  const list = ['服务企业名称,企业联系人,手机,服务内容简述,服务满意度', ...lines, '江西乙有限公司,李四,13900000002,企业管理咨询,满意'].join(
    '\n',
  );
  const read = await readSheets(strToU8(list), '名单.csv', { table: tableOf('served') });
  if (read.kind !== 'read') return assert.fail(read.reason);
  assert.equal(read.rows.at(-1)?.cells.enterprise, '江西乙有限公司');
  assert.deepEqual(
    read.faults.filter(({ column }) => column.includes('名称')).map(({ row, rule }) => [row, rule]),
    [
      [2, '字数'],
      [3, '字数'],
      [4, '字数'],
      [5, '字数'],
    ],
  );
});

test('没有表格、不完整的 Word 文件说明原因', async () => {
  const none = await readSheets(word('<w:p/>'), 'a.docx', { table: tableOf('served') });
  assert.match(none.kind === 'refused' ? none.reason : '', /没有表格/);
  const whole = await renderDocx(annex3Example());
  assert.ok(Object.keys(unzipSync(whole)).includes('word/document.xml'));
  const cut = await readSheets(whole.slice(0, whole.length / 2), 'a.docx', { table: tableOf('equipment') });
  assert.match(cut.kind === 'refused' ? cut.reason : '', /不完整/);
});
