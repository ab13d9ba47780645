import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Content, TableForm } from '../../src/core/annexes/field.ts';
import { formOf } from '../../src/core/annexes/form-of.ts';
import { annex2Changes } from '../../src/core/sheet/annex2-changes.ts';
import { emptiedBy } from '../../src/core/sheet/emptied.ts';
import { type RowChange, rowChanges, saidBy } from '../../src/core/sheet/row-changes.ts';
import { annex2Text } from '../../src/documents/annex2-text.ts';
import { renderDocx } from '../../src/documents/docx/write.ts';
import { renderXlsx } from '../../src/documents/xlsx/write.ts';
import { readAnnex2 } from '../../src/intake/annex2/read-annex2.ts';
import { markSheets } from '../../src/intake/mark-sheets.ts';
import { readSheets } from '../../src/intake/read-sheets.ts';
import { annexes, asked, before } from '../fixtures/annexes/filled.ts';

// Annexes 2 to 5 with their appendix sheets go out, are saved by LibreOffice in each format, untouched or changed, and come back: the differences and nothing else.

const form = formOf({ leftOut: [], extraFields: asked });
const tableOf = (key: string): TableForm => form.tableAt(key) ?? assert.fail(key);
const saved = (name: string) => readFileSync(new URL(`../fixtures/annexes/${name}`, import.meta.url));
const endings = ['docx', 'xlsx', 'xls', 'ods'] as const;

async function readList(bytes: Uint8Array, key: string, ending: string) {
  const read = await readSheets(bytes, `附件.${ending}`, { table: tableOf(key), together: 'all' });
  return read.kind === 'read' ? read : assert.fail(`${ending}：${read.reason}`);
}

const listed = async (bytes: Uint8Array, key: string, ending: string) => {
  const read = await readList(bytes, key, ending);
  assert.deepEqual(read.faults, [], ending);
  return rowChanges(saidBy(read, tableOf(key)), tableOf(key), before.tables[key] ?? []);
};

async function offered(bytes: Uint8Array) {
  const read = await readAnnex2(bytes, { extraFields: asked });
  if (read.kind !== 'read') return assert.fail(read.reason);
  const printed = annex2Text({ applicant: '样本', content: before, derived: {}, filledOn: '2026-03-28', extraFields: asked });
  const { changes } = annex2Changes(read, { content: before, printed, extraFields: asked });
  return { changes, unread: read.unread };
}

/** 400.50 in a document is 400.5 in a sheet. */
const figure = (value: unknown) => (typeof value === 'string' && /^\d+\.\d+$/.test(value) ? String(Number(value)) : value);
const figures = (cells: object) => Object.fromEntries(Object.entries(cells).map(([key, value]) => [key, figure(value)]));
const inShort = ({ table, rowId, after: now }: RowChange) => [table, rowId, now === null ? null : rowId === null ? '新增' : figures(now)];

for (const ending of endings) {
  test(`附件2存成 .${ending}：没有改过的没有不同；改了的恰好是那几处，附加信息表里的也在内`, async () => {
    assert.deepEqual(await offered(saved(`annex2-untouched.${ending}`)), { changes: [], unread: [] });
    const { changes, unread } = await offered(saved(`annex2-changed.${ending}`));
    assert.deepEqual(unread, []);
    assert.deepEqual(
      changes.map((one) => (one.kind === 'value' ? [one.path, one.after] : inShort(one))),
      [
        ['postcode', '330029'],
        ['xPatents', '1250'],
        ['xOpenDay', false],
        ['products', 'row-2', { income: '400.5', xNote: '补充备案' }],
        ['agreements', 'row-1', null],
        ['activities', 'row-3', { place: '上饶市会议中心' }],
      ],
    );
    assert.ok(changes.every(({ faults }) => faults.length === 0));
  });

  test(`附件3、4、5存成 .${ending}：没有改过的没有不同；改的、增的、少的各行，附加信息表里的也在内`, async () => {
    const wanted = {
      equipment: [
        ['equipment', 'row-1', { price: '12.34', xShared: false }],
        ['equipment', 'row-4', null],
        ['equipment', null, '新增'],
      ],
      staff: [
        ['staff', 'row-3', { titleLevel: '高级工程师', xHeld: '注册咨询师' }],
        ['staff', 'row-5', null],
        ['staff', null, '新增'],
      ],
      served: [
        ['served', 'row-2', { satisfied: false, xHours: '77' }],
        ['served', 'row-4', { position: '董事长' }],
        ['served', 'row-6', null],
        ['served', null, '新增'],
      ],
    };
    for (const [key, changes] of Object.entries(wanted)) {
      const annex = Object.keys(annexes).find((one) => annexes[Number(one)]?.tables.includes(key));
      assert.deepEqual(await listed(saved(`annex${annex}-untouched.${ending}`), key, ending), [], key);
      assert.deepEqual((await listed(saved(`annex${annex}-changed.${ending}`), key, ending)).map(inShort), changes, key);
    }
  });
}

test('本系统写的附件3至5（.docx、.xlsx），连同附加信息表读回没有不同；由附加信息表读入的几栏说出来', async () => {
  for (const annex of [3, 4, 5]) {
    const { tables, doc } = annexes[annex] ?? assert.fail();
    for (const [ending, bytes] of [
      ['docx', await renderDocx(doc(before))],
      ['xlsx', await renderXlsx(doc(before))],
    ] as const)
      for (const key of tables) {
        assert.deepEqual(await listed(bytes, key, ending), []);
        const { header, notes } = await readList(bytes, key, ending);
        assert.deepEqual(emptiedBy(header, tableOf(key), before.tables[key] ?? []), []);
        assert.match(notes.map(({ message }) => message).join(), /由“.*”里的附加信息表读入，按名称对到名单的各行/);
      }
  }
});

/** The list of annex 5 as `rows`, its appendix sheet as `besides`. */
async function served(rows: Content, besides: Content): Promise<Uint8Array> {
  const { doc } = annexes[5] ?? assert.fail();
  const [list, appendix] = [unzipSync(await renderDocx(doc(rows))), unzipSync(await renderDocx(doc(besides)))];
  const xmlOf = (parts: Record<string, Uint8Array>) => strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const [, sheet = ''] = /(<w:tbl>(?:(?!<w:tbl>).)*<\/w:tbl>)(?:(?!<w:tbl>).)*$/s.exec(xmlOf(appendix)) ?? [];
  const [, own = ''] = /(<w:tbl>(?:(?!<w:tbl>).)*<\/w:tbl>)(?:(?!<w:tbl>).)*$/s.exec(xmlOf(list)) ?? [];
  assert.ok(sheet !== '' && own !== '');
  return zipSync({ ...list, 'word/document.xml': strToU8(xmlOf(list).replace(own, () => sheet)) });
}
const withServed = (rows: Content['tables'][string]): Content => ({ ...before, tables: { ...before.tables, served: rows } });

test('名单和附加信息表不一样的：按名称对上，对不上的说出来，缺必填的说是哪一行', async () => {
  const all = before.tables.served ?? [];
  const swapped = [...all.slice(1).reverse(), ...all.slice(0, 1)];
  const mixed = await readList(await served(before, withServed(swapped)), 'served', 'docx');
  assert.deepEqual(mixed.faults, []);
  assert.deepEqual(
    mixed.rows.map(({ cells }) => cells.xIndustry),
    all.map(({ cells }) => cells.xIndustry),
  );
  const fewer = await readList(await served(before, withServed(all.slice(2))), 'served', 'docx');
  assert.deepEqual(
    fewer.faults.map(({ sheet, row, rule, column }) => [sheet === fewer.sheet, row, rule, column]),
    [
      [true, fewer.rows[0]?.row, '必填', '所属行业'],
      [true, fewer.rows[1]?.row, '必填', '所属行业'],
    ],
  );
  const more = await readList(await served(withServed(all.slice(2)), before), 'served', 'docx');
  assert.deepEqual(
    more.faults.map(({ rule, value }) => [rule, value]),
    all.slice(0, 2).map(({ cells }) => ['附加信息表', cells.enterprise]),
  );
  assert.ok(more.faults.every(({ message }) => /名单里没有这个名称，这一行没有读取/.test(message)));
});

test('附加信息表里不属于任何一行的，不算在名单里行号相同的那一行上', async () => {
  const all = before.tables.served ?? [];
  const more = await readList(await served(withServed(all.slice(1)), before), 'served', 'docx');
  const [stranger] = more.faults;
  const moved = { ...more, faults: more.faults.map((one) => ({ ...one, row: more.rows[0]?.row ?? 0 })) };
  const edited = all.slice(1).map((row, i) => (i === 0 ? { ...row, cells: { ...row.cells, service: '另一项服务' } } : row));
  const changes = rowChanges(saidBy(moved, tableOf('served')), tableOf('served'), edited);
  assert.match(stranger?.message ?? '', /名单里没有这个名称/);
  assert.deepEqual(
    changes.map(({ rowId, faults }) => [rowId, faults]),
    [[edited[0]?.id, []]],
  );
});

test('附加信息表里的行都删去、名单上方添了一行的：只多这一行，各企业的附加栏不换主', async () => {
  const all = before.tables.served ?? [];
  const [first] = all;
  const added = { id: 'n', cells: { ...first?.cells, enterprise: '江西新添企业有限公司', mobile: '13900009999' } };
  const noLines = withServed(all.map((row) => ({ ...row, cells: { ...row.cells, enterprise: `另${row.cells.enterprise}` } })));
  const read = await readList(await served(withServed([added, ...all]), noLines), 'served', 'docx');
  assert.ok(read.rows.every(({ notRead }) => notRead?.includes('xIndustry')));
  assert.deepEqual(
    rowChanges(saidBy(read, tableOf('served')), tableOf('served'), all).map(({ rowId, behind, after }) => [
      rowId,
      behind,
      after?.enterprise,
    ]),
    [[null, null, '江西新添企业有限公司']],
  );
});

test('名单再长，前后各添一行就是添两行，不说每一行都改了', () => {
  const rowsOf = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ id: `r${i}`, cells: { enterprise: `江西第${i}机械有限公司` } }));
  const added = (name: string) => ({ id: name, cells: { enterprise: name } });
  const changesOf = (standing: Content['tables'][string], theirs: Content['tables'][string]) =>
    rowChanges(
      {
        ...{ table: 'served', sheet: '附件5', columns: ['enterprise'], faults: [] },
        rows: theirs.map(({ cells }, i) => ({ row: i + 2, cells })),
      },
      tableOf('served'),
      standing,
    ).map(({ rowId, behind, after }) => [rowId, behind, after?.enterprise]);
  const [usual, long] = [rowsOf(1600), rowsOf(5000)];
  assert.deepEqual(changesOf(usual, [added('甲'), ...usual, added('乙')]), [
    [null, null, '甲'],
    [null, 'r1599', '乙'],
  ]);
  assert.deepEqual(changesOf(long, [added('甲'), ...long]), [[null, null, '甲']]);
  assert.deepEqual(changesOf(long, [...long.slice(0, 3000), added('甲'), ...long.slice(3000)]), [[null, 'r2999', '甲']]);
});

test('同一名称有几行的：行数一样的按次序对，不一样的分不清，一行也不猜', async () => {
  const [first, second, ...others] = before.tables.equipment ?? [];
  const twice = [first, { ...second, id: 'x', cells: { ...second?.cells, name: first?.cells.name ?? '', xShared: null } }, ...others];
  const { doc } = annexes[3] ?? assert.fail();
  const standing = { ...before, tables: { ...before.tables, equipment: twice as Content['tables'][string] } };
  const read = await readList(await renderDocx(doc(standing)), 'equipment', 'docx');
  assert.deepEqual(
    read.rows.slice(0, 3).map(({ cells }) => cells.xShared),
    [true, null, true],
  );
  const xml = strFromU8(unzipSync(await renderDocx(doc(standing)))['word/document.xml'] ?? new Uint8Array());
  const name = `>${first?.cells.name}<`;
  const at = xml.indexOf(name, xml.indexOf(name) + 1);
  const renamed = `${xml.slice(0, at)}>另一台设备<${xml.slice(at + name.length)}`;
  const parts = unzipSync(await renderDocx(doc(standing)));
  const doubtful = await readList(zipSync({ ...parts, 'word/document.xml': strToU8(renamed) }), 'equipment', 'docx');
  assert.equal(doubtful.rows[0]?.cells.xShared, null);
  assert.deepEqual(doubtful.rows[0]?.notRead, ['xShared']);
  assert.match(doubtful.faults.map(({ message }) => message).join(), /名单里这个名称有 \d 行，这里有 \d 行，分不清是哪一行的/);
});

test('附加信息表里填错的：说在它自己的格上，标注的文件也标在那里；标注过的文件再读回一样', async () => {
  const { doc } = annexes[5] ?? assert.fail();
  const rows = (before.tables.served ?? []).map((row, i) => (i === 0 ? { ...row, cells: { ...row.cells, xIndustry: '采矿业' } } : row));
  const bytes = await renderXlsx(doc(withServed(rows)));
  const read = await readList(bytes, 'served', 'xlsx');
  const [fault, ...others] = read.faults;
  assert.deepEqual(others, []);
  assert.deepEqual([fault?.sheet === read.sheet, fault?.value, fault?.listRow], [false, '采矿业', read.rows[0]?.row]);
  assert.match(fault?.column ?? '', /^[A-Z] .*所属行业/);
  const marked = await markSheets(bytes, '附件.xlsx', { table: tableOf('served'), together: 'all' });
  if (marked.kind !== 'marked') return assert.fail(marked.reason);
  const again = await readList(marked.bytes, 'served', 'xlsx');
  assert.deepEqual(again.faults, read.faults);
  assert.deepEqual(again.rows, read.rows);
});

test('附件2的表、附件的名单自己指定列的，附加信息表照样读入', async () => {
  const { doc } = annexes[5] ?? assert.fail();
  const bytes = await renderXlsx(doc(before));
  const { header } = await readList(bytes, 'served', 'xlsx');
  const columns = header.columns.map(({ key, part, letter }) => ({ key, part, at: letter.charCodeAt(0) - 65 }));
  const mapping = { sheet: 0, row: header.firstRow - 1, rows: header.rows, columns };
  const read = await readSheets(bytes, '附件.xlsx', { table: tableOf('served'), mapping });
  if (read.kind !== 'read') return assert.fail(read.reason);
  assert.deepEqual(rowChanges(saidBy(read, tableOf('served')), tableOf('served'), before.tables.served ?? []), []);
});
