import { useState } from 'react';
import { problemIn } from '../client.ts';
import { refresh } from '../query.tsx';
import { useToast } from '../ui/toast.tsx';
import { upload } from '../upload.ts';
import { sizeText } from './file-words.ts';
import { arrived, type PaperNumber } from './scan-words.ts';
import { LARGEST } from './transfer.ts';

export type Sending =
  | { readonly is: 'sending'; readonly name: string; readonly percent: number }
  | { readonly is: 'failed'; readonly message: string; readonly again: File | null };

/** Brings the scan of one paper; one that was cut off can be sent again without choosing it anew. */
export function useScanUpload(dossierId: string, paper: PaperNumber) {
  const [sending, setSending] = useState<Sending | null>(null);
  const toast = useToast();
  const send = async (file: File): Promise<void> => {
    if (file.size > LARGEST)
      return setSending({ is: 'failed', message: `“${file.name}”有 ${sizeText(file.size)}，超过 50 MB，请压缩后上传`, again: null });
    const progress = (share: number) => setSending({ is: 'sending', name: file.name, percent: Math.floor(share * 100) });
    progress(0);
    try {
      const request = { params: { id: dossierId, paper }, query: { name: file.name }, body: file };
      const { matches } = await upload('PUT /api/dossiers/{id}/scans/{paper}', request, { onProgress: progress });
      await refresh('GET /api/dossiers/{id}/scans');
      toast(arrived[matches], matches === 'other' ? { tone: 'red' } : undefined);
      setSending(null);
    } catch (error) {
      const { status, detail } = problemIn(error);
      const cut = status === 0 || status === 401 || status >= 500;
      setSending({ is: 'failed', message: cut ? `“${file.name}”没有传完，请检查网络后再试一次` : detail, again: cut ? file : null });
    }
  };
  return { sending, send: (file: File) => void send(file), close: () => setSending(null) };
}
