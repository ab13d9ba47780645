import { type ReactNode, useEffect, useState } from 'react';
import { useSession } from '../session.tsx';
import { Skeleton } from '../ui/alert.tsx';
import { type Kept, openKept } from './kept.ts';

type KeptHereProps = { place: string; lines?: number; children: (kept: Kept) => ReactNode };

/**
 * Draws a form once it is known what of it waits in this browser; `place` names it there. A shared computer keeps one account's apart from
 * another's, and only while the server does not have it.
 */
export function KeptHere({ place, lines = 4, children }: KeptHereProps) {
  const [kept, setKept] = useState<Kept>();
  const key = `${useSession().account.id}/${place}`;
  useEffect(() => {
    let gone = false;
    void openKept(key).then((one) => gone || setKept(one));
    return () => {
      gone = true;
    };
  }, [key]);
  return kept ? children(kept) : <Skeleton lines={lines} />;
}
