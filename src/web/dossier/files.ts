import { useEffect, useSyncExternalStore } from 'react';
import type { AnswerOf } from '../client.ts';
import { refresh, useRead } from '../query.tsx';
import { uploadDesk } from './upload-desk.ts';
import type { Material } from './view.ts';

/** A file that was begun and not finished, in this window or another. */
export type Leftover = AnswerOf<'GET /api/dossiers/{id}/uploads'>['uploads'][number];

/** Files on their way to the server, and those that were left half sent; `open`: whether files may come at all. */
export function useUploads(dossierId: string, open: boolean) {
  const desk = uploadDesk(dossierId);
  const uploads = useSyncExternalStore(desk.subscribe, desk.snapshot);
  const begun = useRead('GET /api/dossiers/{id}/uploads', open ? { params: { id: dossierId } } : undefined);
  const here = new Set(uploads.map(({ uploadId }) => uploadId));
  const leftovers: readonly Leftover[] = (begun.data?.uploads ?? []).filter(({ id }) => !here.has(id));
  return { desk, uploads, leftovers };
}

const LOOK_AGAIN_MS = 10_000;

/** Looks again while a file waits for the malware scanner. */
export function useScanned(materials: readonly Material[]): void {
  const waiting = materials.some(({ malware }) => malware === 'quarantined');
  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(() => void refresh('GET /api/dossiers/{id}/materials', 'GET /api/dossiers/{id}'), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [waiting]);
}
