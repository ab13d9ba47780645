import { useEffect, useState } from 'react';

export type Asking<T> = (at: T) => Promise<string | null>;

const MOMENT_MS = 800;

/** What `ask` says of a thing once one has stayed at it for a moment; null before, and as soon as one is at another. Whoever passes by asks nothing. */
export function useLingering<T>(at: T | undefined, ask: Asking<T> | null | undefined): string | null {
  const [said, setSaid] = useState<{ readonly of: T; readonly text: string } | null>(null);
  useEffect(() => {
    if (at === undefined || !ask) return;
    let gone = false;
    const timer = setTimeout(() => void ask(at).then((text) => (gone || text === null ? undefined : setSaid({ of: at, text }))), MOMENT_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [at, ask]);
  return said !== null && said.of === at ? said.text : null;
}
