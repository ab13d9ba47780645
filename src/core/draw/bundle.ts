import { commitmentOf, type Digest, type DrawInput, type DrawRow, drawFormat, drawOrder, listOf, type Stratification } from './draw.ts';
import { type Replacement, type SampleEntry, sample } from './sample.ts';

/** What is published after the round so that anybody can recompute one draw (docs/draw.md, 5). Names are normalised; nothing personal is in it. */
export type DrawBundle = {
  readonly format: typeof drawFormat;
  readonly dossierNumber: string;
  readonly secret: string;
  readonly commitment: string;
  readonly committedOn: string;
  readonly listHash: string;
  readonly n: number;
  readonly rows: readonly DrawRow[];
  readonly stratify: Stratification | null;
  readonly order: readonly string[];
  readonly sample: readonly SampleEntry[];
};

/** The bundle of a draw as it went. Throws RangeError where the input or a replacement could never have been recorded. */
export function bundleOf(input: DrawInput, replacements: readonly Replacement[], digest: Digest): DrawBundle {
  const { listHash, order } = drawOrder(input, digest);
  const sampled = sample(order, input.n, replacements);
  if (!sampled.ok) throw new RangeError(sampled.message);
  return {
    format: drawFormat,
    dossierNumber: input.dossierNumber,
    secret: input.secret,
    commitment: commitmentOf(input.secret, digest),
    committedOn: input.committedOn,
    listHash,
    n: input.n,
    rows: listOf(input).rows,
    stratify: input.stratify,
    order,
    sample: sampled.sample,
  };
}

/** What came as JSON as a bundle, or the name of the first part that has not its shape. */
export function readBundle(
  json: unknown,
): { readonly ok: true; readonly bundle: DrawBundle } | { readonly ok: false; readonly part: string } {
  if (!isRecord(json)) return { ok: false, part: '文件' };
  const part = misshapen(json, shape);
  return part === null ? { ok: true, bundle: json as DrawBundle } : { ok: false, part };
}

/** The first part of what came that has not its shape. */
export const misshapen = (json: Readonly<Record<string, unknown>>, parts: Readonly<Record<string, Holds>>): string | null =>
  Object.entries(parts).find(([part, holds]) => !holds(json[part]))?.[0] ?? null;

export type Holds = (value: unknown) => boolean;

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isText: Holds = (value) => typeof value === 'string';
export const isHash: Holds = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
export const isListOf =
  (holds: Holds): Holds =>
  (value) =>
    Array.isArray(value) && value.every(holds);
export const isRow: Holds = (row) => isRecord(row) && isText(row.id) && isText(row.enterprise);
const isReplaced: Holds = (value) => value === null || (isRecord(value) && isText(value.reason) && isText(value.by));

const shape: Readonly<Record<keyof DrawBundle, Holds>> = {
  format: (value) => value === drawFormat,
  dossierNumber: isText,
  secret: isHash,
  commitment: isHash,
  committedOn: isText,
  listHash: isHash,
  n: (value) => Number.isInteger(value) && Number(value) > 0,
  rows: isListOf(isRow),
  stratify: (value) => value === null || (isRecord(value) && isText(value.by) && isListOf(isText)(value.strata)),
  order: isListOf(isText),
  sample: isListOf((entry) => isRecord(entry) && isText(entry.rowId) && isReplaced(entry.replaced)),
};
