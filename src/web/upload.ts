import type { Problem } from '../api/problem.ts';
import { type AnswerOf, addressOf, type Key, ProblemError, type RequestOf, signedOut } from './client.ts';

/** The routes that take a file as it is. */
export type UploadKey = { [K in Key]: RequestOf<K> extends { body: Blob } ? K : never }[Key];

const failed = (title: string, detail: string): ProblemError =>
  new ProblemError({ type: 'urn:shifan:problem:upload', title, status: 0, detail });

/** Sends a file with progress from 0 to 1; the same answers and problems as `call`. */
export function upload<K extends UploadKey>(key: K, request: RequestOf<K>, onProgress: (share: number) => void): Promise<AnswerOf<K>> {
  const { body } = request as { body: Blob };
  return new Promise((resolve, reject) => {
    const wire = new XMLHttpRequest();
    wire.open(key.slice(0, key.indexOf(' ')), addressOf(key, request as object));
    wire.setRequestHeader('content-type', body.type || 'application/octet-stream');
    wire.upload.onprogress = (event) => onProgress(event.lengthComputable ? event.loaded / event.total : 0);
    wire.onerror = () => reject(failed('网络不通', '文件没有传完，请检查网络后重新选择文件。'));
    wire.onload = () => {
      if (wire.status === 401) signedOut();
      const answer = parsed(wire.responseText);
      if (wire.status < 300) resolve(answer as AnswerOf<K>);
      else if (answer !== null) reject(new ProblemError(answer as Problem));
      else reject(failed(`服务器答复 ${wire.status}`, '文件没有保存，请稍后重试。'));
    };
    wire.send(body);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
