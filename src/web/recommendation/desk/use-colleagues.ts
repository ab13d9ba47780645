import { useEffect, useRef, useState } from 'react';
import { type AnswerOf, addressOf, callOnce } from '../../client.ts';
import { refresh } from '../../query.tsx';

const ROUTE = 'POST /api/dossiers/{id}/sample/presence';
type Others = AnswerOf<typeof ROUTE>['others'];

const EVERY = 10_000;
const tab = Math.random().toString(36).slice(2);

/** Who else calls for this case and whom, told to one another every ten seconds; what a colleague wrote down then comes into the list. */
export function useColleagues(dossierId: string, rowId: string | null): Others {
  const [others, setOthers] = useState<Others>([]);
  const known = useRef<number | null>(null);
  useEffect(() => {
    const say = async (): Promise<void> => {
      if (document.hidden) return;
      // A courtesy: where it fails nobody is shown, and saving says what is wrong.
      const answer = await callOnce(ROUTE, { params: { id: dossierId }, body: { rowId, tab } }).catch(() => null);
      if (answer === null) return;
      setOthers(answer.others);
      if (known.current !== null && answer.revision > known.current) void refresh('GET /api/dossiers/{id}/sample');
      known.current = answer.revision;
    };
    const timer = setInterval(() => void say(), EVERY);
    const gone = () => sayGone(dossierId);
    window.addEventListener('pagehide', gone);
    void say();
    return () => {
      clearInterval(timer);
      window.removeEventListener('pagehide', gone);
    };
  }, [dossierId, rowId]);
  useEffect(() => () => sayGone(dossierId), [dossierId]);
  return others;
}

/** A beacon goes even when the page is closed. */
function sayGone(id: string): void {
  const body = new Blob([JSON.stringify({ rowId: null, tab })], { type: 'application/json' });
  navigator.sendBeacon(addressOf(ROUTE, { params: { id } }), body);
}
