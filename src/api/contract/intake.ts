import * as z from 'zod';
import { formTables } from '../../core/annexes/form.ts';
import { MOST_TOGETHER, type Together } from '../../core/sheet/together.ts';
import { define } from './define.ts';
import { id } from './directory.ts';
import { formPlace } from './filling.ts';
import { whole } from './whole.ts';

const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]);
const cells = z.record(z.string(), value);
const heading = z.object({ letter: z.string(), label: z.string() });
const fault = z.object({
  sheet: z.string(),
  row: z.number(),
  column: z.string(),
  value: z.string(),
  rule: z.string(),
  message: z.string(),
});

const part = z.enum(['value', 'satisfied', 'dissatisfied', 'between']);
const column = z.object({ at: z.number().int().min(0).max(199), key: z.string().max(60), part });
const place = whole;

/** A mapping travels as JSON in the address, since the body is the file itself. */
const mapping = z
  .string()
  .max(8000)
  .transform((text, ctx): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      ctx.addIssue({ code: 'custom', message: '对应关系不是 JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.object({ sheet: place, row: place, rows: place.max(3), columns: z.array(column).max(200) }));
/** Further sheets that are read as the same list: `all` that seem to belong to it, or their places as `1,2,5`. Without it none. */
const together = z
  .string()
  .max(2000)
  .regex(/^(all|\d{1,4}(,\d{1,4})*|)$/, '应为 all 或工作表的序号，如 1,2,5')
  .transform((text): Together => (text === 'all' ? text : text === '' ? [] : text.split(',').map(Number)));
export const file = z.object({
  name: z.string().min(1).max(400).default('表格'),
  mapping: mapping.optional(),
  together: together.optional(),
});

const sheets = z.array(z.object({ at: z.number(), name: z.string(), hidden: z.boolean(), rows: z.array(z.array(z.string())) }));

const beside = z.array(
  z.object({
    ...{ at: z.number(), name: z.string(), hidden: z.boolean(), rows: z.number() },
    fits: z.enum(['same', 'continues']).nullable(),
    otherYear: z.number().nullable(),
    taken: z.boolean(),
  }),
);

/** Whether what is read stays with the server until it is imported (`reading` in the answer), and whether its rows are told as well. */
const keptFile = file.extend({ keep: z.enum(['only', 'too']).optional() });

/** A list as it was read, or the reason why it was not taken. Reading writes nothing into the form: importing is an act of its own. */
export const read = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('read'),
    sheet: z.string(),
    header: z.object({
      firstRow: z.number(),
      rows: z.number(),
      columns: z.array(heading.extend({ key: z.string(), part })),
      others: z.array(heading),
      made: z.array(heading.extend({ field: z.string() })),
      missing: z.array(z.string()),
    }),
    rows: z.array(z.object({ sheet: z.string().optional(), row: z.number(), cells })),
    /** Where the rows were kept: by which id they are imported, and how many they are. */
    kept: z.object({ reading: id, rows: z.number() }).optional(),
    faults: z.array(fault),
    notes: z.array(fault),
    skipped: z.array(z.object({ sheet: z.string().optional(), row: z.number(), why: z.string() })),
    sheets,
    beside,
  }),
  z.object({ kind: z.literal('refused'), reason: z.string(), sheets, beside }),
]);

/** Where a changed copy of annex 2 says something else than the form; or why it was not read. */
const annex2 = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('read'),
    changes: z.array(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('value'), path: z.string(), before: value, after: value, faults: z.array(z.string()) }),
        z.object({
          kind: z.literal('row'),
          table: z.string(),
          rowId: id.nullable(),
          behind: id.nullable(),
          before: cells.nullable(),
          after: cells.nullable(),
          faults: z.array(z.string()),
        }),
      ]),
    ),
    /** Personal entries that the copy does not show in full. */
    masked: z.number(),
    /** Tables of the form that the copy has not. */
    missing: z.array(z.string()),
    /** What was not read of its appendix sheet, in sentences. */
    unread: z.array(z.string()),
  }),
  z.object({ kind: z.literal('refused'), reason: z.string() }),
]);

const how = z.enum(['append', 'replace']);
const removes = z.array(z.object({ rowId: id, base: whole })).max(20_000);
const tableImport = z.object({
  ...{ id, table: z.string(), how, fileName: z.string(), rows: z.number(), replaced: z.number(), who: z.string(), at: z.string() },
});

export const intake = define({
  'POST /api/dossiers/{id}/tables/{table}/read': {
    summary:
      '读取本单位的表格文件（.xlsx、.xls、.ods、.csv，或填好的附件 .docx，最大 20 MB），只预览，不写入申请表；写明 keep 的，读到的行加密留在服务器，一天内有效',
    who: ['clerk'],
    params: z.object({ id, table: z.string().max(60) }),
    query: keptFile,
    body: 'bytes',
    response: read,
  },
  'POST /api/dossiers/{id}/tables/{table}/marked': {
    summary: '把本单位的表格文件标出问题后还给本单位（.xlsx），不保存',
    who: ['clerk'],
    params: z.object({ id, table: z.string().max(60) }),
    query: file,
    body: 'bytes',
    response: 'file',
    files: ['xlsx'],
  },
  'POST /api/dossiers/{id}/annex2/read': {
    summary: '读回在 Word 或 WPS 里改过的附件2（.docx，最大 20 MB），逐处列出与现在填写的不同，只预览不保存',
    who: ['clerk'],
    params: z.object({ id }),
    body: 'bytes',
    response: annex2,
  },
  'POST /api/dossiers/{id}/annex2/taken': {
    summary: '记下申请表的哪些内容采用自读回的附件2；之后又改过的不算',
    who: ['clerk'],
    params: z.object({ id }),
    body: z.object({
      fileName: z.string().min(1).max(400),
      places: z
        .array(z.object({ path: formPlace, base: whole }))
        .min(1)
        .max(5000),
    }),
    response: z.null(),
    audit: 'readBackAnnex2',
  },
  'GET /api/dossiers/{id}/origin': {
    summary: '申请表一处内容的来历：系统带入、哪个文件第几行，或谁在何时填写',
    who: ['clerk'],
    params: z.object({ id }),
    query: z.object({ path: formPlace }),
    response: z.object({ version: z.number(), says: z.string() }),
  },
  'POST /api/dossiers/{id}/carried': {
    summary: '逐处核对往年带入、没有改动的内容，或收回核对；不写明各处的，是全部',
    who: ['clerk'],
    params: z.object({ id }),
    body: z.object({
      confirmed: z.boolean(),
      /** Each with the version of it that was looked at; one that was changed meanwhile is left as it is, and said. */
      places: z
        .array(z.object({ path: formPlace, base: whole }))
        .max(5000)
        .optional(),
    }),
    /** `left`: so many places still wait; `changed`: what stood otherwise by then. */
    response: z.object({
      left: z.number(),
      changed: z.array(z.string()),
      revision: z.object({ before: z.number(), after: z.number() }),
    }),
    audit: 'confirmCarried',
  },
  'GET /api/dossiers/{id}/imports': {
    summary: '现在可以撤销的导入：每张表最近一次',
    who: ['clerk'],
    params: z.object({ id }),
    response: z.object({ imports: z.array(tableImport) }),
  },
  'POST /api/dossiers/{id}/tables/{table}/import': {
    summary: '把从文件读到的行导入一张表：追加或替换，可以整个撤销；读取期间表被他人改过的，不导入',
    who: ['clerk'],
    params: z.object({ id, table: z.string().max(60) }),
    body: z.object({
      how,
      fileName: z.string().min(1).max(400),
      sheets: z.array(z.string().max(100)).max(MOST_TOGETHER).default([]),
      rows: z.array(cells).min(1).max(20_000),
      /** Where each row stands in the file. */
      at: z
        .array(z.object({ row: whole, sheet: z.string().max(100).optional() }))
        .max(20_000)
        .optional(),
      removes,
    }),
    response: z.object({ import: tableImport }),
    audit: 'importRows',
  },
  'POST /api/dossiers/{id}/tables/{table}/readings/{readingId}/import': {
    summary: '把刚才读取并留在服务器上的各行导入一张表，不必再传一遍；只能导入一次，一天内有效',
    who: ['clerk'],
    params: z.object({ id, table: z.string().max(60), readingId: id }),
    body: z.object({ how, removes }),
    response: z.object({ import: tableImport }),
    audit: 'importRows',
  },
  'POST /api/dossiers/{id}/imports/{importId}/undo': {
    summary: '撤销一次导入：导入的行撤出，被替换的行原样恢复；导入后被改过的，不撤销并说明是谁何时改的',
    who: ['clerk'],
    params: z.object({ id, importId: id }),
    response: z.object({}),
    audit: 'undoImport',
  },
  'GET /api/templates/{table}': {
    summary: '空白的官方表格（.xlsx），带下拉列表，供填写后导入',
    who: 'public',
    params: z.object({ table: z.enum(formTables.map(({ key }) => `${key}.xlsx`) as [string, ...string[]]) }),
    /** The edition whose form it is; without, the one by which the province works today. */
    query: z.object({ scheme: z.string().max(80).optional() }),
    response: 'file',
    files: ['xlsx'],
  },
});
