import { editableDossier, formOfDossier } from '../acts/dossier/edit.ts';
import { importRows } from '../acts/dossier/import-rows.ts';
import { confirmCarried } from '../acts/dossier/look.ts';
import { noteReadBack, originOf } from '../acts/dossier/origin.ts';
import { type Paper, paperOf } from '../acts/dossier/papers.ts';
import { keepReading } from '../acts/dossier/reading.ts';
import type { ListRead } from '../acts/dossier/reading-port.ts';
import { type ImportShown, importsOf, undoImport } from '../acts/dossier/undo-import.ts';
import { found, refuse } from '../acts/refusal.ts';
import type { TableForm } from '../core/annexes/field.ts';
import { folded } from '../core/annexes/fold.ts';
import { annex2Tables, sectionOf } from '../core/annexes/form.ts';
import { formOf } from '../core/annexes/form-of.ts';
import { fileName } from '../core/files/file-name.ts';
import { annex2Changes } from '../core/sheet/annex2-changes.ts';
import { MOST_FILE_BYTES, tooLarge } from '../core/sheet/limits.ts';
import { annex2Text } from '../documents/annex2-text.ts';
import { titledBy } from '../documents/titled.ts';
import { templateXlsx } from '../documents/xlsx/template.ts';
import type { Annex2Read } from '../intake/annex2/read-annex2.ts';
import { takeAnnex2 } from '../intake/annex2/take-annex2.ts';
import { markTable, readTable } from '../intake/read-table.ts';
import type { Handlers, Upload } from './contract/define.ts';
import type { intake } from './contract/intake.ts';
import { mutable } from './dossier.ts';
import { xlsx } from './file-answers.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

export const intakeHandlers: Handlers<typeof intake, PublicCtx, SignedCtx> = {
  'POST /api/dossiers/{id}/tables/{table}/read': async ({ params, query, body }, ctx) => {
    const table = await tableOf(ctx, params);
    const read = await readTable(await bytesOf(body), query.name, { table, mapping: query.mapping, together: query.together });
    if (query.keep === undefined || read.kind === 'refused' || read.rows.length === 0) return mutable(read);
    const reading = await keepReading(ctx, params.id, { table: params.table, list: listOf(query.name, read.rows) });
    return mutable({ ...read, rows: query.keep === 'only' ? [] : read.rows, kept: { reading, rows: read.rows.length } });
  },
  'POST /api/dossiers/{id}/tables/{table}/marked': async ({ params, query, body }, ctx) => {
    const table = await tableOf(ctx, params);
    const answer = await markTable(await bytesOf(body), query.name, { table, mapping: query.mapping, together: query.together });
    if (answer.kind === 'refused') return refuse({ kind: 'wrongType', message: answer.reason });
    return xlsx(answer.bytes, `${fileName(query.name).replace(/\.\w{1,5}$/, '')}（已标注）.xlsx`);
  },
  'POST /api/dossiers/{id}/annex2/read': async ({ params, body }, ctx) => {
    await ctx.inTransaction((tx) => editableDossier(tx, ctx, params.id));
    const paper = await paperOf(ctx, params.id);
    const { functions, extraFields } = paper.scheme;
    const read = await takeAnnex2(await bytesOf(body), { functions, extraFields });
    return read.kind === 'refused' ? read : mutable(annex2Answer(read, paper));
  },
  'GET /api/dossiers/{id}/origin': ({ params, query }, ctx) => originOf(ctx, params.id, query.path),
  'POST /api/dossiers/{id}/annex2/taken': async ({ params, body }, ctx) => {
    await noteReadBack(ctx, params.id, body);
    return null;
  },
  'POST /api/dossiers/{id}/carried': ({ params, body }, ctx) => confirmCarried(ctx, params.id, body),
  'GET /api/dossiers/{id}/imports': async ({ params }, ctx) => ({ imports: (await importsOf(ctx, params.id)).map(importShown) }),
  'POST /api/dossiers/{id}/tables/{table}/import': async ({ params, body }, ctx) => {
    const done = await importRows(ctx, params.id, { table: params.table, ...body });
    return { import: importShown({ ...done, who: ctx.actor.name }) };
  },
  'POST /api/dossiers/{id}/tables/{table}/readings/{readingId}/import': async ({ params: { id, table, readingId }, body }, ctx) => {
    const done = await importRows(ctx, id, { table, reading: readingId, ...body });
    return { import: importShown({ ...done, who: ctx.actor.name }) };
  },
  'POST /api/dossiers/{id}/imports/{importId}/undo': async ({ params }, ctx) => {
    await undoImport(ctx, params.id, params.importId);
    return {};
  },
  'GET /api/templates/{table}': async ({ params, query }, ctx) => {
    const { schemes } = ctx.tools;
    if (query.scheme !== undefined && !schemes.has(query.scheme)) return refuse({ kind: 'notFound' });
    const scheme = query.scheme === undefined ? schemes.inForce(ctx.today) : schemes.named(query.scheme);
    const table = found(formOf(scheme).tableAt(params.table.replace(/\.xlsx$/, '')));
    const { annex } = found(sectionOf(`${table.key}/`));
    const bytes = await templateXlsx(table, { annex: `附件${annex}`, date: scheme.effectiveFrom });
    return xlsx(bytes, `附件${annex} ${table.label}（空表）.xlsx`);
  },
};

/** More than anybody looks through one by one. */
const MOST_CHANGES = 500;

/** What the copy says otherwise than the form as it stands; a copy of another organisation is told as that. */
function annex2Answer(read: Extract<Annex2Read, { kind: 'read' }>, { applicant, content, derived, scheme, dossier }: Paper) {
  const code = folded(new Map(read.said).get('creditCode') ?? '');
  if (code !== '' && code !== dossier.creditCode)
    return {
      kind: 'refused' as const,
      reason: `这份附件2写的统一社会信用代码是“${code}”，不是本单位的（${dossier.creditCode}），没有读取。`,
    };
  const { functions, extraFields } = scheme;
  const printed = annex2Text({ titled: titledBy(scheme), applicant, content, derived, filledOn: '', extraFields });
  const missing = annex2Tables.filter((key) => !read.tables.some(({ table }) => table === key) && (content.tables[key] ?? []).length > 0);
  const { changes, masked } = annex2Changes(read, { content, printed, functions, extraFields });
  if (changes.length > MOST_CHANGES)
    return {
      kind: 'refused' as const,
      reason: `与现在填写的有 ${changes.length} 处不同，超过 ${MOST_CHANGES} 处，逐处核对不了，没有读取。请核对是不是这份申报的附件2；成片改动的表请用各表上方的“导入表格”。`,
    };
  return { kind: 'read' as const, changes, masked, missing, unread: read.unread };
}

const importShown = ({ id, tableKey, how, fileName, added, removed, who, importedAt }: ImportShown) => ({
  ...{ id, table: tableKey, how, fileName, rows: added.length, replaced: removed.length, who, at: importedAt },
});

type RowRead = { readonly row: number; readonly sheet?: string | undefined; readonly cells: ListRead['rows'][number] };

/** What was read, as it is kept: the cells, where each row stands, and the sheets where they were several. */
function listOf(fileName: string, rows: readonly RowRead[]): ListRead {
  const at = rows.map(({ row, sheet }) => (sheet === undefined ? { row } : { row, sheet }));
  return { fileName, sheets: [...new Set(rows.flatMap(({ sheet }) => sheet ?? []))], rows: rows.map(({ cells }) => cells), at };
}

/** A table of the applicant's own dossier, with the columns that its edition asks for; ages are counted to today. */
const tableOf = (ctx: SignedCtx, { id, table }: { id: string; table: string }): Promise<TableForm> =>
  ctx.inTransaction(async (tx) => {
    const form = await formOfDossier(tx, ctx, await editableDossier(tx, ctx, id));
    return { ...found(form.tableAt(table)), asOf: ctx.today };
  });

/** The upload in memory, within the limit whatever length it declared. */
export async function bytesOf({ stream, length }: Upload): Promise<Uint8Array> {
  if (length !== null && length > MOST_FILE_BYTES) refuse({ kind: 'tooLarge', message: tooLarge(length) });
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > MOST_FILE_BYTES) refuse({ kind: 'tooLarge', message: tooLarge(size) });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
