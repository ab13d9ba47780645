import { useEffect, useMemo, useRef } from 'react';
import { recommendation as fields, lowReason } from '../../core/annexes/annex1.ts';
import { call, ProblemError } from '../client.ts';
import { type Autosave, useSaving } from '../form/autosave.ts';
import type { Kept } from '../form/kept.ts';
import type { Patch, PatchResult } from '../form/patch.ts';
import type { Loaded } from '../form/saving-state.ts';
import type { Recommendation } from './case.ts';

export const keys = ['influence', 'demonstration', 'opinion'] as const;
/** The form's three texts, and the reason that is asked for only where the sample speaks against it. */
const kinds = [...keys, 'lowReason'] as const;
export type Key = (typeof kinds)[number];
type Texts = Record<Key, string>;
type Known = { version: number; texts: Texts };

/** The texts go under their labels, which a conflict shows. */
const placeOf = (key: Key): string => ({ ...fields, lowReason })[key].label;
const keyOf = (patch: Patch): Key | undefined => kinds.find((key) => patch.kind === 'value' && placeOf(key) === patch.key);

export type Draft = { saving: Autosave; text: (key: Key) => string; change: (key: Key, text: string) => void };

/**
 * Keeps annex 1's texts saved as they are typed. The server has one version for all: what somebody else saved meanwhile in another
 * text is taken over, of the same one both versions are kept to choose from.
 */
export function useRecommendation(dossierId: string, given: Recommendation, kept: Kept): Draft {
  const known = useRef<Known>({ version: given.version, texts: textsOf(given) });
  const opened = useRef(given.version);
  const loaded = useMemo(() => loadedOf(given), [given]);
  const saving = useSaving(kept, loaded, (patches) => send(dossierId, known, stale(patches, opened.current)));
  const idle = saving.pending === 0 && saving.conflicts.length === 0;
  useEffect(() => {
    if (idle && given.version > known.current.version) known.current = { version: given.version, texts: textsOf(given) };
  }, [idle, given]);
  return {
    saving,
    text: (key) => String(saving.content.values[placeOf(key)] ?? ''),
    change: (key, text) => saving.change({ path: placeOf(key), value: text }),
  };
}

const textsOf = ({ influence, demonstration, opinion, lowReason }: Texts): Texts => ({ influence, demonstration, opinion, lowReason });

const loadedOf = (given: Recommendation): Loaded => ({
  values: Object.fromEntries(kinds.map((key) => [placeOf(key), given[key]])),
  tables: {},
  versions: Object.fromEntries(kinds.map((key) => [placeOf(key), given.version])),
});

type Wanted = { key: Key; patch: Patch; text: string; stale: boolean };

/** What was kept from an earlier visit, and changed on the server since, is a conflict before it is sent. */
const stale = (patches: readonly Patch[], opened: number): Wanted[] =>
  patches.flatMap((patch) => {
    const key = keyOf(patch);
    return key && patch.kind === 'value' ? [{ key, patch, text: String(patch.value ?? ''), stale: patch.base < opened }] : [];
  });

/** Writes the texts; those that somebody else changed meanwhile come back as conflicts, the rest is written on top of theirs. */
async function send(dossierId: string, known: { current: Known }, wanted: readonly Wanted[]): Promise<PatchResult[]> {
  const clashing = new Set(wanted.filter((one) => one.stale && known.current.texts[one.key] !== one.text).map((one) => one.key));
  for (;;) {
    const own = Object.fromEntries(wanted.filter((one) => !clashing.has(one.key)).map((one) => [one.key, one.text])) as Partial<Texts>;
    if (Object.keys(own).length === 0) break;
    const texts = { ...known.current.texts, ...own };
    try {
      const body = { ...texts, version: known.current.version };
      const { version } = await call('PUT /api/dossiers/{id}/recommendation', { params: { id: dossierId }, body });
      known.current = { version, texts };
      break;
    } catch (error) {
      const now = error instanceof ProblemError && error.status === 409 ? currentIn(error) : null;
      if (now === null) throw error;
      for (const key of kinds) if (key in own && known.current.texts[key] !== now.texts[key]) clashing.add(key);
      known.current = now;
    }
  }
  const { version, texts } = known.current;
  return wanted.map(({ key }) => ({
    path: placeOf(key),
    version,
    ...(clashing.has(key) ? { conflict: { current: texts[key] } } : {}),
  }));
}

function currentIn({ problem }: ProblemError): Known | null {
  const current = problem.current as (Texts & { version: number }) | null | undefined;
  return current ? { version: current.version, texts: textsOf(current) } : null;
}
