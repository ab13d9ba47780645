import { useCallback, useEffect, useRef, useState } from 'react';
import { type AnswerOf, acts, callOnce, ProblemError } from '../client.ts';
import { EVERY, sayGone, tab, whenAtWork } from '../present.ts';
import { reads, refresh } from '../query.tsx';

export type CaseKind = 'dossiers' | 'reports' | 'summaries';
type Route = `POST /api/${CaseKind}/{id}/at-work`;
type Answer = AnswerOf<Route>;
export type AtWork = {
  readonly others: Answer['others'];
  /** Grows with each change of the case that was not one's own. */
  readonly changes: number;
};

/** `on`: whether it is one's own office's to work at; who only looks on says nothing. */
type Place = { kind: CaseKind; id: string; place: string; on: boolean };

/** Whether a case is one's own office's. */
export const isOffices = (relation: readonly string[]): boolean => relation.includes('recommenderOf') || relation.includes('authorityOf');

/** To read through a case takes long; who touches nothing for longer has left: a forgotten page must not keep a session alive. Milliseconds. */
const IDLE = 600_000;

/**
 * Says every ten seconds that one has a case open and hears who else of the office has, and whether anything of it has changed: then it is read anew, in what is
 * shown of it, and nowhere is anything taken away that is being typed.
 */
export function useAtWork({ kind, id, place, on }: Place): AtWork {
  const [others, setOthers] = useState<Answer['others']>([]);
  const [changes, setChanges] = useState(0);
  const known = useRef<{ mark: string; acts: number } | null>(null);
  const here = useRef(place);
  const route: Route = `POST /api/${kind}/{id}/at-work`;
  const say = useCallback(async (): Promise<void> => {
    const mine = acts.count;
    const sent = { params: { id }, body: { place: here.current, tab } };
    // A courtesy: where it fails nobody is shown, and the act itself says what is wrong.
    const answer = await callOnce(route, sent).catch((error: unknown) => error);
    if (answer instanceof ProblemError && (answer.status === 403 || answer.status === 404)) await refresh();
    if (answer instanceof Error) return setOthers([]);
    const { others: there, mark } = answer as Answer;
    setOthers(there);
    const before = known.current;
    known.current = { mark, acts: mine };
    if (before?.mark === mark) return;
    // What was read before the first word of it may be older than that.
    await refreshOf(id);
    if (before !== null && before.acts === mine) setChanges((count) => count + 1);
  }, [route, id]);
  useEffect(() => {
    if (!on) return;
    let active = Date.now();
    const isAway = () => document.hidden || Date.now() - active > IDLE;
    const rests = whenAtWork(() => {
      const back = Date.now() - active > IDLE;
      active = Date.now();
      if (back) void say();
    });
    const timer = setInterval(() => (isAway() ? setOthers([]) : void say()), EVERY);
    const gone = () => sayGone(route, id, 'place');
    const seen = () => (document.hidden ? undefined : void say());
    window.addEventListener('pagehide', gone);
    document.addEventListener('visibilitychange', seen);
    void say();
    return () => {
      clearInterval(timer);
      window.removeEventListener('pagehide', gone);
      document.removeEventListener('visibilitychange', seen);
      gone();
      rests();
      known.current = null;
    };
  }, [route, id, say, on]);
  useEffect(() => {
    if (here.current === place) return;
    here.current = place;
    if (on) void say();
  }, [place, say, on]);
  return { others, changes };
}

/** Makes all be read again that was read of one case, and whose it is in its office. */
const refreshOf = (id: string): Promise<void> =>
  reads.outdate(([route, request], settled) => !settled && (isAbout(request, id) || route === 'GET /api/office'));

const isAbout = (request: unknown, id: string): boolean =>
  typeof request === 'object' && request !== null && 'params' in request && isOf(request.params, id);
const isOf = (params: unknown, id: string): boolean => typeof params === 'object' && params !== null && 'id' in params && params.id === id;
