import type { Context as Http } from 'hono';
import { refuse } from '../../acts/refusal.ts';
import { plain } from '../../core/text/whole.ts';
import { bodyBytes } from '../body-text.ts';
import { checkOrigin, expectMedia, type Surroundings } from '../server.ts';

/** What a form without script may send with one file; such a body is read whole, so few are read at once. */
const MOST_MB = 10;
const AT_ONCE = 3;
const LATEST_MS = 5 * 60_000;
/** The other fields and the marks between them. */
const REST = 16 * 1024;

export type PostedFile = {
  readonly values: Readonly<Record<string, string>>;
  /** Null where none was chosen. */
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | null;
};

let reading = 0;

/**
 * The fields and the one file of a form posted from one of our own pages (multipart, as browsers send it without script).
 * @throws Refused 413 past 10 MB, 503 where others are sending files just now, 415 where it is no such form
 */
export async function postedFile(http: Http, { publicUrl }: Surroundings): Promise<PostedFile> {
  checkOrigin(http, publicUrl);
  expectMedia(http, 'multipart/form-data');
  if (reading >= AT_ONCE)
    refuse({ kind: 'busy', message: '正在接收他人上传的文件，请半分钟后再次上传；已经提交的内容都在', retryAfterSeconds: 30 });
  reading += 1;
  try {
    const limit = { most: MOST_MB * 2 ** 20 + REST, message: `文件超过 ${MOST_MB} MB，请压缩后上传` };
    const bytes = await bodyBytes(http, limit, LATEST_MS);
    return await partsOf(new Response(bytes, { headers: { 'content-type': http.req.header('content-type') ?? '' } }));
  } finally {
    reading -= 1;
  }
}

async function partsOf(body: Response): Promise<PostedFile> {
  const form = await body.formData().catch(() => refuse({ kind: 'wrongType', message: '没有收到完整的文件，请重新选择后上传' }));
  const values = new Map<string, string>();
  let file: PostedFile['file'] = null;
  for (const [name, value] of form) {
    if (typeof value === 'string') values.set(name, plain(value));
    else if (value.size > 0) file = { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) };
  }
  return { values: Object.fromEntries(values), file };
}
