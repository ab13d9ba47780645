import { useState } from 'react';
import { problemIn } from '../client.ts';
import { refresh } from '../query.tsx';
import { upload } from '../upload.ts';

export type Upload = {
  readonly id: number;
  readonly kind: string;
  readonly name: string;
  readonly share: number;
  readonly problem: string | null;
};

const LARGEST = 50 * 1024 * 1024;
let last = 0;

/** Files on their way to the server, one after the other for each kind; one that failed stays with its reason until it is closed. */
export function useUploads(dossierId: string) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const change = (id: number, part: Partial<Upload>): void =>
    setUploads((now) => now.map((one) => (one.id === id ? { ...one, ...part } : one)));
  const close = (id: number): void => setUploads((now) => now.filter((one) => one.id !== id));

  const send = async (kind: string, file: File): Promise<void> => {
    last += 1;
    const id = last;
    const tooLarge = file.size > LARGEST ? `“${file.name}”有 ${sizeText(file.size)}，超过 50 MB，请压缩或拆分后上传` : null;
    setUploads((now) => [...now, { id, kind, name: file.name, share: 0, problem: tooLarge }]);
    if (tooLarge) return;
    try {
      const request = { params: { id: dossierId, kind }, query: { name: file.name }, body: file };
      await upload('PUT /api/dossiers/{id}/materials/{kind}', request, (share) => change(id, { share }));
      await refresh('GET /api/dossiers/{id}/materials', 'GET /api/dossiers/{id}');
      close(id);
    } catch (error) {
      change(id, { problem: problemIn(error).detail });
    }
  };
  const add = async (kind: string, files: Iterable<File>): Promise<void> => {
    for (const file of files) await send(kind, file);
  };
  return { uploads, add, close };
}

/** 1 234 567 → 1.2 MB */
export const sizeText = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
