import type { Context as Http } from 'hono';
import { refuse } from '../../acts/refusal.ts';
import { plain } from '../../core/text/whole.ts';
import { bodyReader } from '../body-text.ts';
import { originOf } from '../sender.ts';
import { checkOrigin, expectMedia, type Surroundings } from '../server.ts';

/** The other fields and the marks between them. */
const REST = 16 * 1024;
const FIELDS_MS = 20_000;
/** Such a file is read whole, so few are read at once, and of one network one at a time: who sends slowly holds nobody else up. */
const AT_ONCE = 4;
const FILE_MS = 3 * 60_000;

export type Posted = { readonly name: string; readonly bytes: Uint8Array };
export type PostedFile = {
  /** The fields that stand before the file. */
  readonly values: Readonly<Record<string, string>>;
  /** Reads the file, the rest of what is sent; null where none was chosen. */
  file(): Promise<Posted | null>;
};

/**
 * Takes a form with one file, at its end, posted from one of our own pages (multipart, as browsers send it without script); each door has places of its own.
 * @throws Refused 413 past `mostMb`, 503 where others are sending files just now, 415 where it is no such form
 */
export function fileDoor(around: Surroundings, mostMb: number): (http: Http) => Promise<PostedFile> {
  const reading = new Set<string>();
  return async (http) => {
    checkOrigin(http, around.publicUrl);
    expectMedia(http, 'multipart/form-data');
    const type = http.req.header('content-type') ?? '';
    const read = bodyReader(http, { most: mostMb * 2 ** 20 + REST, message: `文件超过 ${mostMb} MB，请压缩后上传` });
    const start = await read(FIELDS_MS, (soFar) => soFar.length >= REST || soFar.includes('filename='));
    return {
      values: valuesOf(await formOf(beforeFile(start, type), type).catch(() => new FormData())),
      file: () => inPlace(reading, originOf(http, around).address, async () => fileOf(await formOf(await read(FILE_MS), type))),
    };
  };
}

async function inPlace<T>(reading: Set<string>, address: string, work: () => Promise<T>): Promise<T> {
  if (reading.has(address) || reading.size >= AT_ONCE)
    refuse({ kind: 'busy', message: '正在接收他人上传的文件，请半分钟后再次上传；已经提交的内容都在', retryAfterSeconds: 30 });
  reading.add(address);
  try {
    return await work();
  } finally {
    reading.delete(address);
  }
}

const formOf = (bytes: Uint8Array<ArrayBuffer>, type: string): Promise<FormData> =>
  new Response(bytes, { headers: { 'content-type': type } })
    .formData()
    .catch(() => refuse({ kind: 'wrongType', message: '没有收到完整的文件，请重新选择后上传' }));

/** The form up to its file, ended there. */
function beforeFile(start: Buffer<ArrayBuffer>, type: string): Uint8Array<ArrayBuffer> {
  const mark = `--${/boundary="?([^";,]+)/i.exec(type)?.[1] ?? ''}`;
  const at = start.indexOf('filename=');
  return Buffer.concat([at < 0 ? start : start.subarray(0, Math.max(0, start.lastIndexOf(mark, at))), Buffer.from(`${mark}--\r\n`)]);
}

const valuesOf = (form: FormData): Readonly<Record<string, string>> =>
  Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, plain(value)]] : [])));

async function fileOf(form: FormData): Promise<Posted | null> {
  const file = [...form.values()].find((value) => typeof value !== 'string' && value.size > 0);
  return file instanceof File ? { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } : null;
}
