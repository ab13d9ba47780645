import { type Holds, isHash, isListOf, isRecord, isRow, isText, misshapen } from './bundle.ts';
import type { DrawRow } from './draw.ts';
import type { PoolMember } from './pool.ts';

export const panelFormat = 'shifan-panel/1';

/** A pool that a panel was drawn from, as it is published: experts by number. */
export type PublishedPool = {
  readonly version: number;
  readonly hash: string;
  readonly frozenOn: string;
  readonly experts: readonly PoolMember[];
};

/** One draw of a panel. `pool`: null where it was drawn before pools were frozen; then rows are accounts by name, and the file goes to no public. */
export type PublishedPanelDraw = {
  readonly pool: number | null;
  readonly excluded: readonly { readonly id: string; readonly reason: string }[];
  readonly rows: readonly DrawRow[];
  readonly listHash: string;
  readonly order: readonly string[];
};

/** What is published of a case's panel so that anybody can recompute it (docs/draw.md, 6). Experts stand under a number of the round; nobody is named. */
export type PanelBundle = {
  readonly format: typeof panelFormat;
  readonly dossierNumber: string;
  readonly committedOn: string;
  readonly secret: string;
  readonly commitment: string;
  readonly n: number;
  readonly functions: readonly string[];
  readonly pools: readonly PublishedPool[];
  readonly draws: readonly PublishedPanelDraw[];
  /** Everybody who ever sat, in the order in which they took their seats; `left`: why one sits no longer. */
  readonly seats: readonly { readonly id: string; readonly left: string | null }[];
};

/** What came as JSON as a panel's bundle, or the name of the first part that has not its shape. */
export function readPanel(
  json: unknown,
): { readonly ok: true; readonly bundle: PanelBundle } | { readonly ok: false; readonly part: string } {
  if (!isRecord(json)) return { ok: false, part: '文件' };
  const part = misshapen(json, shape);
  return part === null ? { ok: true, bundle: json as PanelBundle } : { ok: false, part };
}

const has =
  (parts: Readonly<Record<string, Holds>>): Holds =>
  (value) =>
    isRecord(value) && misshapen(value, parts) === null;
const isWhole: Holds = (value) => Number.isInteger(value) && Number(value) > 0;
const isMember = has({ number: isText, fields: isListOf(isText), key: isHash });

const shape: Readonly<Record<keyof PanelBundle, Holds>> = {
  format: (value) => value === panelFormat,
  dossierNumber: isText,
  committedOn: isText,
  secret: isHash,
  commitment: isHash,
  n: isWhole,
  functions: isListOf(isText),
  pools: isListOf(has({ version: isWhole, hash: isHash, frozenOn: isText, experts: isListOf(isMember) })),
  draws: isListOf(
    has({
      pool: (value) => value === null || isWhole(value),
      excluded: isListOf(has({ id: isText, reason: isText })),
      rows: isListOf(isRow),
      listHash: isHash,
      order: isListOf(isText),
    }),
  ),
  seats: isListOf(has({ id: isText, left: (value) => value === null || isText(value) })),
};
