import { useState } from 'react';
import { useSession } from '../session.tsx';

/** A text that is only sent with an act, kept in this browser until then; `drop` when it was sent. */
export function useDraft(place: string, given: string): { text: string; write: (text: string) => void; drop: () => void } {
  const { account } = useSession();
  const key = `shifan:${account.id}:${place}`;
  const [text, setText] = useState(() => localStorage.getItem(key) ?? given);
  return {
    text,
    write(next) {
      setText(next);
      if (next === given) localStorage.removeItem(key);
      else localStorage.setItem(key, next);
    },
    drop: () => localStorage.removeItem(key),
  };
}
