import { type FocusEvent, useCallback, useMemo, useRef, useState } from 'react';
import { afterPress } from '../ui/pressed.ts';
import type { TypedChecks } from './judged.ts';
import { marksBySection, marksOf, type Seen } from './marks.ts';

const noMarks: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map();
const nothingSeen: Seen = { left: new Set(), asked: new Set() };

/** Which places the person has been to: a fault is said where one has left, or where one asked. */
export function useSeen() {
  const [seen, setSeen] = useState<Seen>(nothingSeen);
  const onBlurCapture = useCallback(({ target }: FocusEvent) => {
    const key = /^at-([A-Za-z0-9]+)(-1)?$/.exec(target.id)?.[1];
    if (key) afterPress(() => setSeen((now) => (now.left.has(key) ? now : { ...now, left: new Set(now.left).add(key) })));
  }, []);
  const ask = useCallback(
    (key: string) => setSeen((now) => (now.asked.has(key) ? now : { ...now, asked: new Set(now.asked).add(key) })),
    [],
  );
  return { seen, onBlurCapture, ask };
}

/** What stands at which place. New marks wait until the latest change is judged: what was just filled in is not called missing. */
export function useMarks(checks: TypedChecks, seen: Seen) {
  const before = useRef<ReadonlyMap<string, ReadonlyMap<string, string>>>(noMarks);
  return useMemo(() => {
    if (!checks.current && before.current !== noMarks) return before.current;
    before.current = marksBySection(marksOf(checks, seen), before.current);
    return before.current;
  }, [checks, seen]);
}
