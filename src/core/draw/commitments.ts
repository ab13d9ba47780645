import { isListOf, isRecord, isText } from './bundle.ts';

/** A commitment as it was published; the day is known where the file of all of them was given. */
export type Published = {
  readonly commitment: string;
  readonly committedOn?: string;
  /** The round's frozen pools, where the file has them. */
  readonly pools?: readonly PublishedHash[];
};
export type PublishedHash = { readonly version: number; readonly hash: string; readonly frozenOn: string; readonly experts: number };

export const commitmentsFormat = 'shifan-commitments/1';

/** What the public page (/data/commitments.json) gives to compare bundles with (docs/draw.md, 5). */
export type Commitments = {
  readonly format: typeof commitmentsFormat;
  readonly rounds: readonly {
    year: number;
    title: string;
    issuer: string;
    commitment: string;
    committedOn: string;
    pools: readonly PublishedHash[];
  }[];
};

/** The commitments of such a file; null where it is none. */
export function publishedIn(json: unknown): readonly Published[] | null {
  if (!isRecord(json) || json.format !== commitmentsFormat || !Array.isArray(json.rounds)) return null;
  const rounds: readonly unknown[] = json.rounds;
  return rounds.every(isPublished) ? rounds : null;
}

const isPublished = (one: unknown): one is Published =>
  isRecord(one) && isText(one.commitment) && isText(one.committedOn) && (one.pools === undefined || isPools(one.pools));
const isPools = isListOf((one) => isRecord(one) && typeof one.version === 'number' && isText(one.hash));
