import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { goToPlace, type PlaceEvent, places } from './place.ts';

/**
 * For a part of the form that is still being fetched: whoever asks for a place in it meanwhile, or waits at it with the focus, is brought there when it
 * has come. `head` is the first word of its places.
 */
export function usePlacesLater(head: string, box: RefObject<HTMLElement | null>): void {
  const asked = useRef<string | null>(null);
  useEffect(() => {
    const keep = (event: Event): void => {
      const { detail } = event as PlaceEvent;
      if (detail.split('/')[0] !== head) return;
      asked.current = detail;
      box.current?.scrollIntoView({ block: 'center' });
    };
    places.addEventListener('go', keep);
    return () => places.removeEventListener('go', keep);
  }, [head, box]);
  useLayoutEffect(() => {
    const here = box.current;
    return () => {
      const path = asked.current ?? (here !== null && document.activeElement === here ? head : null);
      if (path !== null) setTimeout(() => goToPlace(path), 50);
    };
  }, [head, box]);
}
