import { useCallback, useEffect, useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { addressOfLook, type Look, lookIn } from './served-lines.ts';

/** How the list is looked at, kept in the address. */
export function useLook() {
  const [path, navigate] = useLocation();
  const search = useSearch();
  const [look, setLook] = useState<Look>(() => lookIn(search));
  const address = addressOfLook(look);
  useEffect(() => {
    if (address !== (search === '' ? '' : `?${search}`)) navigate(`${path}${address}`, { replace: true });
  }, [address, path, search, navigate]);
  const set = useCallback((part: Partial<Look>) => setLook((now) => ({ ...now, ...part })), []);
  return { look, set };
}

/** Keys of the page; in the sheet they would type nothing, since it is only read. */
export function useKeys(keys: Readonly<Record<string, (() => void) | null>>): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const run = latest.current[event.key.toLowerCase()];
      const target = event.target instanceof Element ? event.target : null;
      const types = target?.matches('input, select, textarea:not(.sheet__box)') || document.querySelector('dialog[open]');
      if (!run || types || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      run();
    };
    document.addEventListener('keydown', press, true);
    return () => document.removeEventListener('keydown', press, true);
  }, []);
}
