import { saveBooks, viewBooks } from '../acts/ledger/books.ts';
import { type MadeLink, makeConfirmLink, makeEventCode } from '../acts/ledger/confirm-link.ts';
import { listEnterprises, mergeEnterprise, saveEnterprise } from '../acts/ledger/enterprises.ts';
import { listEvents, saveEvent, voidEvent } from '../acts/ledger/events.ts';
import { bringFile, listImports, seeFile, undoFile } from '../acts/ledger/import-file.ts';
import type { ImportLine } from '../acts/ledger/port.ts';
import { saveServices, voidServices } from '../acts/ledger/save-services.ts';
import { viewLedger } from '../acts/ledger/view.ts';
import { refuse } from '../acts/refusal.ts';
import { fileName } from '../core/files/file-name.ts';
import type { SortedLine } from '../core/ledger/import.ts';
import { serviceTable } from '../core/ledger/line.ts';
import { qrImage } from '../documents/qr.ts';
import { readTable } from '../intake/read-table.ts';
import type { Handlers, Upload } from './contract/define.ts';
import type { ledger } from './contract/ledger.ts';
import { bytesOf } from './intake.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

/** So many lines of each sort are shown. */
const SHOWN = 100;
/** A file of the own disk as the ledger's rows, or why it is not taken. */
async function fileRead(
  body: Upload,
  { name, together }: { name: string; together?: 'all' | undefined },
  digest: (text: string) => string,
) {
  const bytes = await bytesOf(body);
  const read = await readTable(bytes, name, { table: serviceTable, together: together ?? 'all' });
  if (read.kind === 'refused') return read;
  const header = [...read.header.columns, ...read.header.others].map(({ letter, label }) => `${letter}${label}`);
  const rows = read.rows.map(({ sheet = read.sheet, row, cells }) => ({ place: `${sheet}!${row}`, cells }));
  const hash = digest(Buffer.from(bytes).toString('base64'));
  return { kind: 'read' as const, file: { name: fileName(name), header, rows, hash } };
}

const saidIn = ({ words = {}, same = '' }: { words?: Record<string, string> | undefined; same?: string | undefined }) => ({
  ...{ words, same: same.split('\n').filter((place) => place !== '') },
});

const importShown = ({ id, fileName: name, rows, importedAt, undoneAt }: ImportLine) => ({
  id,
  fileName: name,
  rows,
  importedAt,
  undoneAt,
});

function shownLines(lines: readonly SortedLine[]) {
  const left = new Map<string, number>();
  return lines.flatMap(({ place, outcome, said, cells, twin }) => {
    const already = left.get(outcome) ?? 0;
    left.set(outcome, already + 1);
    if (already >= SHOWN || outcome === 'same') return [];
    const text = (key: string): string => String(cells[key] ?? '');
    const what = { enterprise: text('enterprise'), servedOn: text('servedOn'), content: text('content'), fee: text('fee') };
    return [{ place, outcome, said, ...what, persons: text('persons'), twin: twin?.name ?? null }];
  });
}

const linkShown = ({ publicUrl }: SignedCtx, { token, ...link }: MadeLink) => ({
  ...link,
  url: `${publicUrl.replace(/\/$/, '')}/confirm/${token}`,
});

export const ledgerHandlers: Handlers<typeof ledger, PublicCtx, SignedCtx> = {
  'GET /api/ledger': ({ query }, ctx) => viewLedger(ctx, query),
  'POST /api/ledger/services': async ({ body }, ctx) => ({ saved: await saveServices(ctx, body.services) }),
  'POST /api/ledger/services/void': async ({ body }, ctx) => ({ voided: await voidServices(ctx, body) }),
  'GET /api/ledger/enterprises': async ({ query }, ctx) => ({ enterprises: await listEnterprises(ctx, query.year) }),
  'PUT /api/ledger/enterprises/{id}': async ({ params, body }, ctx) => {
    await saveEnterprise(ctx, { ...params, ...body, creditCode: body.creditCode || null });
    return null;
  },
  'POST /api/ledger/enterprises/{id}/merge': async ({ params, body }, ctx) => {
    await mergeEnterprise(ctx, params.id, body);
    return null;
  },
  'POST /api/ledger/enterprises/{id}/link': async ({ params }, ctx) => linkShown(ctx, await makeConfirmLink(ctx, params.id)),
  'GET /api/ledger/events': async ({ query }, ctx) => ({ events: await listEvents(ctx, query.year) }),
  'PUT /api/ledger/events/{id}': ({ params, body }, ctx) => saveEvent(ctx, { ...params, ...body }),
  'POST /api/ledger/events/{id}/code': async ({ params }, ctx) => {
    const link = linkShown(ctx, await makeEventCode(ctx, params.id));
    return { ...link, qr: qrImage(link.url) };
  },
  'POST /api/ledger/events/{id}/void': async ({ params, body }, ctx) => {
    await voidEvent(ctx, params.id, body.reason);
    return null;
  },
  'POST /api/ledger/imports/read': async ({ query, body }, ctx) => {
    const read = await fileRead(body, query, ctx.tools.digest);
    if (read.kind === 'refused') return { kind: 'refused', reason: read.reason };
    const { lines, unknown, words, counts, before } = await seeFile(ctx, read.file, saidIn(query));
    return { kind: 'read', counts, words, unknown, before: before && importShown(before), lines: shownLines(lines) };
  },
  'POST /api/ledger/imports': async ({ query, body }, ctx) => {
    const read = await fileRead(body, query, ctx.tools.digest);
    if (read.kind === 'refused') return refuse({ kind: 'wrongType', message: read.reason });
    return importShown(await bringFile(ctx, read.file, { ...saidIn(query), changed: query.changed }));
  },
  'GET /api/ledger/imports': async (_, ctx) => ({ imports: (await listImports(ctx)).map(importShown) }),
  'POST /api/ledger/imports/{id}/undo': async ({ params }, ctx) => ({ rows: await undoFile(ctx, params.id) }),
  'GET /api/ledger/books': ({ query }, ctx) => viewBooks(ctx, query.year),
  'PUT /api/ledger/books': async ({ body }, ctx) => {
    await saveBooks(ctx, body);
    return null;
  },
};
