import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react';
import { type Came, headOf, stillUnseen, toBeSeen, waitingIn } from '../../core/annexes/carried.ts';
import type { FormSaving } from '../form/autosave.ts';
import type { Look } from '../form/look-mark.tsx';
import { useToast } from '../ui/toast.tsx';
import type { Acting, Around, Brought, Keys, Saying } from './looking-at.ts';
import { sectionKeyOf } from './words.ts';

/** What an earlier year brought into this draft: which of it waits to be looked at, the word that it holds, and the view of it alone. */
export function useLooking({ view, form, saving, go }: Around) {
  const came = useCame(saving);
  const { content, versionOf } = saving;
  const draft = view.state.name === 'draft';
  const unseen = useSame(draft ? stillUnseen(came, content, versionOf) : none);
  const waiting = useMemo(() => waitingIn(form, came.sources, unseen), [form, came.sources, unseen]);
  const bySection = useSections(unseen);
  const brought = useMemo(() => broughtIn(draft ? came.sources : {}, view.roundYear), [draft, came.sources, view.roundYear]);
  const shown = useMemo(() => new Set([...brought.places].map(headOf)), [brought]);
  const [only, setOnly] = useState(false);
  const look = useLook({ view, saving, unseen, brought });
  const keys = useRef<Keys>({ waiting, brought, look, go });
  keys.current = { waiting, brought, look, go };
  const onKeyDown = useCallback((event: KeyboardEvent) => onKey(event, keys.current), []);
  return { came, waiting, bySection, brought, only, setOnly, shown: only ? shown : null, look, onKeyDown };
}

export type Looking = ReturnType<typeof useLooking>;

/** The form as the server last told it, whole. */
function useCame({ came: { values, tables, versions, sources, unseen } }: FormSaving): Came {
  return useMemo(
    () => ({ values, tables, versions, sources: sources ?? nowhere, unseen: unseen ?? none }),
    [values, tables, versions, sources, unseen],
  );
}
const none: readonly string[] = [];
const nowhere: Came['sources'] = {};

/** The same list as before as long as it says the same. */
function useSame(now: readonly string[]): readonly string[] {
  const before = useRef(now);
  const was = before.current;
  if (was.length !== now.length || was.some((path, at) => path !== now[at])) before.current = now;
  return before.current;
}

/** What waits in each section; the same object where nothing in it changed, so that the section need not be drawn again. */
function useSections(unseen: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const before = useRef<ReadonlyMap<string, ReadonlySet<string>>>(new Map());
  return useMemo(() => {
    const now = new Map<string, Set<string>>();
    for (const path of unseen) {
      const key = sectionKeyOf(path);
      const part = now.get(key) ?? new Set<string>();
      now.set(key, part.add(path));
    }
    before.current = new Map([...now].map(([key, part]) => [key, samePart(before.current.get(key), part) ?? part]));
    return before.current;
  }, [unseen]);
}

const samePart = (was: ReadonlySet<string> | undefined, now: ReadonlySet<string>) =>
  was?.size === now.size && [...now].every((path) => was.has(path)) ? was : undefined;

function broughtIn(sources: Came['sources'], year: number): Brought {
  const places = toBeSeen(sources, year);
  const tables = new Map<string, { rows: number; said: Set<string> }>();
  for (const path of places) {
    if (!path.includes('/')) continue;
    const one = tables.get(headOf(path)) ?? { rows: 0, said: new Set<string>() };
    tables.set(headOf(path), { rows: one.rows + 1, said: one.said.add(sources[path] ?? '') });
  }
  return {
    places: new Set(places),
    tables: new Map([...tables].map(([key, { rows, said }]) => [key, { rows, source: [...said].join('、') }])),
  };
}

/** Says it of fields, tables and rows; how is fetched with the first word. */
function useLook({ view, saving, unseen, brought }: Acting): Look {
  const toast = useToast();
  const now = useRef<Saying>(null);
  now.current = { view, saving, unseen, brought, toast };
  return useCallback(
    (heads, seen) => void import('./look-parts.tsx').then(({ said }) => now.current && said(heads, seen, now.current)),
    [],
  );
}

/** F9 and Shift+F9, where an earlier year brought anything. */
function onKey(event: KeyboardEvent, keys: Keys): void {
  if (event.defaultPrevented || event.key !== 'F9' || event.ctrlKey || event.altKey || event.metaKey || keys.brought.places.size === 0)
    return;
  event.preventDefault();
  if (event.repeat) return;
  const { target, shiftKey } = event;
  void import('./look-parts.tsx').then(({ lookAt }) => lookAt(target, shiftKey, keys));
}
