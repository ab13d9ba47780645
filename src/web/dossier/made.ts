import { useEffect, useState } from 'react';
import { type AnswerOf, call, problemIn, type RequestOf } from '../client.ts';

/** A file that may take a while to make. */
export type MadeFile = RequestOf<'POST /api/dossiers/{id}/making'>['body']['file'];

export type Making = AnswerOf<'GET /api/making/{ticket}'>;

/** Soon at first, since most papers are there at once; then every second. Milliseconds. */
const LOOKS = [150, 250, 500];
const LOOK = 1000;

const failed = (problem: string): Making => ({ state: 'failed', done: 0, total: 1, doing: '', seconds: 0, problem, warnings: [] });

/** Follows a file from being begun until it is made, or says why it was not; stops asking, and with it the making, when `signal` says so. */
async function followed(
  id: string,
  file: MadeFile,
  { signal, say }: { signal: AbortSignal; say: (making: Making) => void },
): Promise<void> {
  try {
    const { ticket, ...begun } = await call('POST /api/dossiers/{id}/making', { params: { id }, body: { file } });
    let standing: Making = begun;
    for (let look = 0; !signal.aborted; look += 1) {
      say(standing);
      if (standing.state !== 'making') return;
      await new Promise((resolve) => setTimeout(resolve, LOOKS[look] ?? LOOK));
      if (!signal.aborted) standing = await call('GET /api/making/{ticket}', { params: { ticket } });
    }
  } catch (error) {
    if (!signal.aborted) say(failed(problemIn(error).detail));
  }
}

/** How far a file is; null before the first answer, and where none is wanted. `again` changes when it is to be tried once more. */
export function useMaking(dossierId: string, file: MadeFile | null, again = 0): Making | null {
  const [making, setMaking] = useState<{ of: string; standing: Making } | null>(null);
  const of = `${dossierId} ${file} ${again}`;
  useEffect(() => {
    if (file === null) return;
    const stop = new AbortController();
    void followed(dossierId, file, { signal: stop.signal, say: (standing) => setMaking({ of, standing }) });
    return () => stop.abort();
  }, [dossierId, file, of]);
  return making?.of === of ? making.standing : null;
}
