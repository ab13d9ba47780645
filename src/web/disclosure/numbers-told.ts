import { useEffect, useState } from 'react';
import { soon } from '../idle.ts';

type Told = (text: string) => string | null;
const nothing: Told = () => null;

/** What is told of personal numbers in a text while it is typed; fetched a moment after the page, and told from then on. */
export function useNumbersTold(): Told {
  const [told, setTold] = useState<Told>(() => nothing);
  useEffect(
    () =>
      soon(() => {
        import('../../core/disclosure/in-text.ts').then(
          ({ numbersTold }) => setTold(() => numbersTold),
          () => undefined,
        );
      }),
    [],
  );
  return told;
}
