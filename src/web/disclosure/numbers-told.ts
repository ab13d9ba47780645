import { useEffect, useState } from 'react';
import { idle } from '../idle.ts';

type Told = (text: string) => string | null;
const nothing: Told = () => null;

/** What is told of personal numbers in a text while it is typed; fetched in the browser's first pause, and told from then on. */
export function useNumbersTold(): Told {
  const [told, setTold] = useState<Told>(() => nothing);
  useEffect(
    () =>
      idle(() => {
        import('../../core/disclosure/in-text.ts').then(
          ({ numbersTold }) => setTold(() => numbersTold),
          () => undefined,
        );
      }),
    [],
  );
  return told;
}
