import type { Scheme } from '../../core/scheme/scheme.ts';
import { useSettled } from '../query.tsx';

let held: Scheme | null = null;

/** Holds the edition by which the province works now, before anything of the workspace is drawn (app.tsx). */
export const holdLaw = (scheme: Scheme): void => {
  held = scheme;
};

/** The edition in hand, for words and lists that are the same for every case. Throws before it was read. */
export function law(): Scheme {
  if (held === null) throw new Error('the law was not read yet');
  return held;
}

/** The edition of this name, as a round keeps it; undefined while it is being read. It never changes, and is read once. */
export function useScheme(id: string | undefined): Scheme | undefined {
  const read = useSettled('GET /api/schemes/{id}', id === undefined ? undefined : { params: { id } });
  return read.data as Scheme | undefined;
}
