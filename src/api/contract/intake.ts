import * as z from 'zod';
import { formTables } from '../../core/annexes/form.ts';
import { define } from './define.ts';
import { id } from './directory.ts';

const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]);
const heading = z.object({ letter: z.string(), label: z.string() });
const fault = z.object({
  sheet: z.string(),
  row: z.number(),
  column: z.string(),
  value: z.string(),
  rule: z.string(),
  message: z.string(),
});

/** A list as it was read, or the reason why it was not taken. Nothing is saved by reading: the browser saves rows as patches of the form. */
const read = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('read'),
    sheet: z.string(),
    header: z.object({
      firstRow: z.number(),
      rows: z.number(),
      columns: z.array(heading.extend({ key: z.string() })),
      others: z.array(heading),
    }),
    rows: z.array(z.object({ row: z.number(), cells: z.record(z.string(), value) })),
    faults: z.array(fault),
    skipped: z.array(z.object({ row: z.number(), why: z.string() })),
  }),
  z.object({ kind: z.literal('refused'), reason: z.string() }),
]);

export const intake = define({
  'POST /api/dossiers/{id}/tables/{table}/read': {
    summary: '读取本单位的表格文件（.xlsx、.xls、.ods、.csv，或填好的附件 .docx，最大 20 MB），只预览不保存',
    who: ['clerk'],
    params: z.object({ id, table: z.string().max(60) }),
    query: z.object({ name: z.string().min(1).max(400).default('表格') }),
    body: 'bytes',
    response: read,
  },
  'POST /api/dossiers/{id}/tables/{table}/marked': {
    summary: '把本单位的表格文件标出问题后还给本单位（.xlsx），不保存',
    who: ['clerk'],
    params: z.object({ id, table: z.string().max(60) }),
    query: z.object({ name: z.string().min(1).max(400).default('表格') }),
    body: 'bytes',
    response: 'file',
  },
  'GET /api/templates/{table}': {
    summary: '空白的官方表格（.xlsx），带下拉列表，供填写后导入',
    who: 'public',
    params: z.object({ table: z.enum(formTables.map(({ key }) => `${key}.xlsx`) as [string, ...string[]]) }),
    response: 'file',
  },
});
