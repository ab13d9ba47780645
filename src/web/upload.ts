import type { Problem } from '../api/problem.ts';
import { type AnswerOf, addressOf, type Key, ProblemError, type RequestOf, saysWhose, signedOut } from './client.ts';
import { type Answer, askPatiently } from './server-busy.ts';

/** The routes that take a file as it is. */
export type UploadKey = { [K in Key]: RequestOf<K> extends { body: Blob } ? K : never }[Key];

/** How far it is, from 0 to 1, and how to stop it. */
export type Watching = { onProgress?: (share: number) => void; signal?: AbortSignal };

const failed = (title: string, detail: string): ProblemError =>
  new ProblemError({ type: 'urn:shifan:problem:upload', title, status: 0, detail });
const cut = () => failed('网络不通', '文件没有传完，请检查网络后重新选择文件。');

/** A connection on which nothing moves for so long is as good as cut. */
const STILL_MS = 60_000;

/**
 * Sends a file with progress; the same answers and problems as `call`, and as patient with a busy server. A lost network ends it at once, and so does one
 * that stands still.
 */
export async function upload<K extends UploadKey>(key: K, request: RequestOf<K>, watching: Watching = {}): Promise<AnswerOf<K>> {
  const answer = await askPatiently(() => sentOnce(key, request, watching));
  if ('refused' in answer) throw new ProblemError(answer.refused.problem);
  return answer.got;
}

type Sent<K extends Key> = { got: AnswerOf<K> } | { refused: Answer };

function sentOnce<K extends UploadKey>(key: K, request: RequestOf<K>, { onProgress, signal }: Watching): Promise<Sent<K>> {
  const { body } = request as { body: Blob };
  if (signal?.aborted) return Promise.reject(cut());
  const wire = new XMLHttpRequest();
  const stop = (): void => wire.abort();
  let still = setTimeout(stop, STILL_MS);
  const moved = (): void => {
    clearTimeout(still);
    still = setTimeout(stop, STILL_MS);
  };
  const sent = new Promise<Sent<K>>((resolve, reject) => {
    wire.open(key.slice(0, key.indexOf(' ')), addressOf(key, request as object));
    wire.setRequestHeader('content-type', body.type || 'application/octet-stream');
    for (const [name, value] of Object.entries(saysWhose())) wire.setRequestHeader(name, value);
    wire.upload.onprogress = (event) => {
      moved();
      onProgress?.(event.lengthComputable ? event.loaded / event.total : 0);
    };
    wire.onerror = () => reject(cut());
    wire.onabort = () => reject(cut());
    wire.onload = () => {
      if (wire.status === 401) signedOut();
      const answer = parsed(wire.responseText);
      if (wire.status < 300) resolve({ got: answer as AnswerOf<K> });
      else if (answer !== null)
        resolve({ refused: { status: wire.status, after: wire.getResponseHeader('retry-after'), problem: answer as Problem } });
      else reject(failed(`服务器答复 ${wire.status}`, '文件没有保存，请稍后再试。'));
    };
    wire.send(body);
  });
  signal?.addEventListener('abort', stop);
  window.addEventListener('offline', stop);
  return sent.finally(() => {
    clearTimeout(still);
    signal?.removeEventListener('abort', stop);
    window.removeEventListener('offline', stop);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
