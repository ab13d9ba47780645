import { useEffect, useState } from 'react';
import { type AnswerOf, callOnce } from '../client.ts';
import { sayRevision } from '../form/autosave.ts';
import { EVERY, sayGone, tab, whenAtWork } from '../present.ts';
import { sectionWord } from './words.ts';

const ROUTE = 'POST /api/dossiers/{id}/presence';
type Others = AnswerOf<typeof ROUTE>['others'];

/** Who does nothing for so long is not filling in, and a forgotten page must not keep a session alive. Milliseconds. */
const IDLE = 120_000;

/**
 * 李文涛正在填写“附件4”: who else is in this form, told to one another every 10 seconds while one works at it; what others saved
 * meanwhile then comes into the form.
 */
export function OthersHere({ dossierId }: { dossierId: string }) {
  const others = useOthers(dossierId);
  const named = others.slice(0, 2).map(({ name, section, own }) => `${own ? '您在另一个窗口' : name}正在填写“${sectionWord(section)}”`);
  const text = `${named.join('，')}${others.length > named.length ? `，另有 ${others.length - named.length} 人` : ''}`;
  return (
    <span role="status" title={text || undefined}>
      {text}
    </span>
  );
}

function useOthers(dossierId: string): Others {
  const [others, setOthers] = useState<Others>([]);
  useEffect(() => {
    // It is fetched a moment after the form: by then one may be somewhere.
    let section = sectionAt(document.activeElement) ?? 'basics';
    let active = Date.now();
    const say = async (): Promise<void> => {
      if (document.hidden || Date.now() - active > IDLE) return setOthers([]);
      // A courtesy: where it fails, nobody is shown, and saving says what is wrong.
      const answer = await callOnce(ROUTE, { params: { id: dossierId }, body: { section, tab } }).catch(() => null);
      setOthers(answer?.others ?? []);
      if (answer) sayRevision(dossierId, answer.revision);
    };
    const moved = (event: Event): void => {
      const back = Date.now() - active > IDLE;
      active = Date.now();
      const next = sectionAt(event.target);
      if (!back && (next === null || next === section)) return;
      section = next ?? section;
      void say();
    };
    const rests = whenAtWork(moved);
    const timer = setInterval(() => void say(), EVERY);
    const gone = () => sayGone(ROUTE, dossierId, 'section');
    window.addEventListener('pagehide', gone);
    void say();
    return () => {
      clearInterval(timer);
      window.removeEventListener('pagehide', gone);
      gone();
      rests();
    };
  }, [dossierId]);
  return others;
}

/** The section's card around an element, by its key. */
function sectionAt(target: EventTarget | null): string | null {
  const card = target instanceof Element ? target.closest('[id^="at-section-"]') : null;
  return card ? card.id.slice('at-section-'.length) : null;
}
