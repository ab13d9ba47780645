import { useEffect, useRef, useState } from 'react';
import { type AnswerOf, callOnce } from '../../client.ts';
import { EVERY, sayGone, tab, whenAtWork } from '../../present.ts';
import { refresh } from '../../query.tsx';

const ROUTE = 'POST /api/dossiers/{id}/sample/presence';
type Others = AnswerOf<typeof ROUTE>['others'];

/** A call may last; who touches nothing for longer has left, and the numbers that lie open must not keep a session alive. Milliseconds. */
const IDLE = 600_000;

/** Who else calls for this case and whom, told to one another every ten seconds; what a colleague wrote down then comes into the list. */
export function useColleagues(dossierId: string, rowId: string | null): Others {
  const [others, setOthers] = useState<Others>([]);
  const known = useRef<number | null>(null);
  useEffect(() => {
    let active = Date.now();
    const say = async (): Promise<void> => {
      if (document.hidden || Date.now() - active > IDLE) return;
      // A courtesy: where it fails nobody is shown, and saving says what is wrong.
      const answer = await callOnce(ROUTE, { params: { id: dossierId }, body: { rowId, tab } }).catch(() => null);
      if (answer === null) return;
      setOthers(answer.others);
      if (known.current !== null && answer.revision > known.current) void refresh('GET /api/dossiers/{id}/sample');
      known.current = answer.revision;
    };
    const rests = whenAtWork(() => {
      const back = Date.now() - active > IDLE;
      active = Date.now();
      if (back) void say();
    });
    const timer = setInterval(() => void say(), EVERY);
    const gone = () => sayGone(ROUTE, dossierId, 'rowId');
    window.addEventListener('pagehide', gone);
    void say();
    return () => {
      clearInterval(timer);
      window.removeEventListener('pagehide', gone);
      rests();
    };
  }, [dossierId, rowId]);
  useEffect(() => () => sayGone(ROUTE, dossierId, 'rowId'), [dossierId]);
  return others;
}
