import { isExtra } from '../../core/annexes/extra.ts';
import { type Content, type Field, fieldOf, type Row } from '../../core/annexes/field.ts';
import { type Form, formOf, officialForm } from '../../core/annexes/form-of.ts';
import { isValue } from '../../core/annexes/read.ts';
import { latestOperation } from '../../core/annexes/rows.ts';
import { own } from '../../core/text/own.ts';
import { brokenIn, brokenSentence } from '../../core/text/whole.ts';
import type { Context, Transaction, World } from '../context.ts';
import { disclose } from '../disclosure/disclose.ts';
import type { InputFault } from '../refusal.ts';
import { badInput, found, refuse } from '../refusal.ts';
import { closedPlaces, closedSentence, openedNow } from './editable.ts';
import type { Patch, PatchResult } from './port.ts';
import type { Dossier } from './records.ts';

const LONGEST_TEXT = 20_000;

/** What became of each patch; and the form's revision, by which the sender knows whether others changed something meanwhile. */
/** A patch's result as its sender is told it; `who`: the colleague who saved first, null where it was oneself in another window. */
export type EditedPatch = Omit<PatchResult, 'conflict'> & {
  readonly conflict?: { readonly current: unknown; readonly who: string | null };
};
export type Edited = { results: EditedPatch[]; revision: { before: number; after: number } };

/**
 * Keeps changes of a form; saving never needs validity, only a place that exists and a value that can be kept. Each patch is judged by itself: what is
 * wrong with one is in its answer, and the others are kept; where none can be kept, the whole is refused. Where somebody changed the same place first
 * nothing is written there, and the answer carries what stands there now.
 */
export async function edit(ctx: Context, dossierId: string, patches: readonly Patch[]): Promise<Edited> {
  return ctx.inTransaction(async (tx) => {
    const dossier = await lockedForm(tx, ctx, dossierId);
    const before = dossier.revision;
    const refused = await refusedOf(tx, ctx, dossier, patches);
    if (patches.length > 0 && refused.size === patches.length) refuseAll(patches.flatMap((patch) => refused.get(patch) ?? []));
    const kept = patches.filter((patch) => !refused.has(patch));
    const written = await tx.dossiers.patch(dossier.id, kept, { id: ctx.actor.accountId, at: ctx.now });
    const results = [
      ...(await withNames(tx, ctx, written.results)),
      ...[...refused].map(([patch, faults]) => ({ path: pathOf(patch), version: patch.base, refused: faults })),
    ];
    return { results, revision: { before, after: before + written.raised } };
  });
}

/** Who saved first where somebody did, by name. */
async function withNames(tx: Transaction, ctx: Context, results: readonly PatchResult[]): Promise<EditedPatch[]> {
  const others = results.flatMap(({ conflict }) => (conflict?.by && conflict.by !== ctx.actor.accountId ? [conflict.by] : []));
  const names = others.length === 0 ? {} : await tx.directory.names(others);
  return results.map(({ conflict, ...one }) => {
    if (!conflict) return one;
    const { current, by: who } = conflict;
    return { ...one, conflict: { current, who: who === ctx.actor.accountId ? null : (names[who ?? ''] ?? '他人') } };
  });
}

const pathOf = (patch: Patch): string => (patch.kind === 'value' ? patch.key : `${patch.table}/${patch.rowId}`);

/** What keeps a patch from being kept, by patch: its value or its place first, else that the place is closed now (第八条（三）). */
async function refusedOf(tx: Transaction, ctx: Context, dossier: Dossier, patches: readonly Patch[]): Promise<Map<Patch, InputFault[]>> {
  const form = await formFor(tx, ctx, dossier, patches);
  const faulty = new Map(patches.map((patch) => [patch, faultsOfPatch(form, patch)] as const).filter(([, faults]) => faults.length > 0));
  if (dossier.state === 'draft') return faulty;
  const closed = await closedAt(tx, dossier, patches);
  for (const patch of patches) {
    const places = closed(patch);
    if (places.length > 0 && !faulty.has(patch))
      faulty.set(patch, [{ path: pathOf(patch), rule: CLOSED, message: closedSentence(dossier, places) }]);
  }
  return faulty;
}

const CLOSED = '第八条（三）';

function refuseAll(faults: readonly InputFault[]): never {
  const wrong = faults.filter(({ rule }) => rule !== CLOSED);
  if (wrong.length > 0) refuse({ kind: 'badInput', faults });
  refuse({ kind: 'notNow', article: CLOSED, reasons: [...new Set(faults.map(({ message }) => message))], faults });
}

/** The same within a transaction, for acts of which changes of the form are a part: all of the patches, or none. */
export async function write(tx: Transaction, ctx: Context, dossier: Dossier, patches: readonly Patch[]): Promise<void> {
  const form = await formFor(tx, ctx, dossier, patches);
  const faults = patches.flatMap((patch) => faultsOfPatch(form, patch));
  if (faults.length > 0) refuse({ kind: 'badInput', faults });
  if (dossier.state !== 'draft') await refuseClosed(tx, dossier, patches);
  await tx.dossiers.patch(dossier.id, patches, { id: ctx.actor.accountId, at: ctx.now });
}

/** The applicant's own dossier, or 404. */
export const editableDossier = async (tx: Transaction, ctx: Context, dossierId: string): Promise<Dossier> =>
  ownOf(ctx, await tx.dossiers.dossier(dossierId));

/** The same for whoever goes on to write the form: one after the other, so that each knows which revision it began with. */
export const lockedForm = async (tx: Transaction, ctx: Context, dossierId: string): Promise<Dossier> =>
  ownOf(ctx, await tx.dossiers.locked(dossierId));

function ownOf(ctx: Context, dossier: Dossier | null): Dossier {
  if (dossier?.applicantId !== ctx.actor.organisationId) return refuse({ kind: 'notFound' });
  return dossier;
}

/** A draft is open whatever it holds, so only a case that was handed in is read for it. */
async function refuseClosed(tx: Transaction, dossier: Dossier, patches: readonly Patch[]): Promise<void> {
  const places = await closedAt(tx, dossier, patches);
  const closed = patches.flatMap(places);
  if (closed.length > 0) refuse({ kind: 'notNow', article: CLOSED, reasons: [closedSentence(dossier, closed)] });
}

/** The closed places that a patch would change. */
async function closedAt(tx: Transaction, dossier: Dossier, patches: readonly Patch[]): Promise<(patch: Patch) => readonly string[]> {
  const standing = await tx.dossiers.content(dossier.id, 'open');
  const opened = openedNow(dossier, await tx.dossiers.corrections(dossier.id), latestOperation(standing)?.id ?? null);
  const closed = closedPlaces(opened, patches, standing);
  return (patch) => closed.get(patch) ?? [];
}

/** The form that this dossier is filled in by: its round's. */
export const formOfDossier = async (tx: Transaction, { tools }: World, { roundId }: Pick<Dossier, 'roundId'>): Promise<Form> =>
  formOf(tools.schemes.named(found(await tx.rounds.round(roundId)).scheme));

/** The edition is asked only where a patch names what the official forms have not. */
const formFor = async (tx: Transaction, ctx: Context, dossier: Dossier, patches: readonly Patch[]): Promise<Form> =>
  patches.some(namesExtra) ? formOfDossier(tx, ctx, dossier) : officialForm;
const namesExtra = (patch: Patch): boolean =>
  patch.kind === 'value' ? isExtra(patch.key) : patch.kind === 'row' && Object.keys(patch.cells).some(isExtra);

function faultsOfPatch(form: Form, patch: Patch): InputFault[] {
  const fault = (path: string, message: string): InputFault => ({ path, rule: '表单', message });
  if (patch.kind === 'value') {
    const field = patch.key.includes('/') ? undefined : form.fieldAt(patch.key);
    if (!field) return [fault(patch.key, `表中没有“${patch.key}”这一项`)];
    if (field.derived) return [fault(patch.key, `“${field.label}”由系统计算（${field.derived}），不能填写`)];
    return unkeepable(field, patch.value).map((message) => fault(patch.key, message));
  }
  const table = form.tableAt(patch.table);
  if (!table) return [fault(patch.table, `没有“${patch.table}”这张表`)];
  if (patch.kind === 'removeRow') return [];
  return Object.entries(patch.cells).flatMap(([key, value]) => {
    const [path, field] = [`${patch.table}/${patch.rowId}/${key}`, fieldOf(table.columns, key)];
    if (!field) return [fault(path, `“${table.label}”没有“${key}”这一列`)];
    return unkeepable(field, value).map((message) => fault(path, message));
  });
}

/** Why a value can't be kept at all, whatever else may be wrong with it. */
function unkeepable({ label, personal }: Field, value: unknown): string[] {
  // Only text is sealed, so nothing else may stand where personal data stands.
  if (!isValue(value) || (personal && value !== null && typeof value !== 'string')) return [`“${label}”应填写文字`];
  const texts = Array.isArray(value) ? value : [value];
  return texts.flatMap((text) => {
    if (typeof text !== 'string') return [];
    const broken = brokenIn(text);
    if (broken) return [brokenSentence(label, broken)];
    return text.length > LONGEST_TEXT ? [`“${label}”的内容过长，最多 ${LONGEST_TEXT} 字`] : [];
  });
}

const rowOf = ({ tables }: Content, table: string, rowId: string): Row | undefined => own(tables, table)?.find((row) => row.id === rowId);

/** Shows one personal value on purpose; the journal keeps that it was shown and why, never the value. */
export async function reveal(ctx: Context, dossierId: string, { path, purpose }: { path: string; purpose: string }): Promise<string> {
  return ctx.inTransaction(async (tx) => {
    const dossier = found(await tx.dossiers.dossier(dossierId));
    const content = await tx.dossiers.content(dossierId, 'open');
    const [table = '', rowId, column = ''] = path.split('/');
    const value = rowId === undefined ? own(content.values, table) : own(rowOf(content, table, rowId)?.cells ?? {}, column);
    if (typeof value !== 'string') badInput('path', '位置', '这个位置没有可显示的个人信息，请刷新后再看');
    await disclose(tx, ctx, {
      action: 'revealPersonal',
      article: '第十六条',
      subject: { kind: 'dossier', id: dossierId },
      parties: dossier,
      detail: { path },
      ...{ what: path, purpose, personal: 1 },
    });
    return value as string;
  });
}
