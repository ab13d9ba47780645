import { fileName } from '../../core/files/file-name.ts';
import { flawSentence } from '../../core/files/flaw.ts';
import type { Context, World } from '../context.ts';
import { badInput, refuse } from '../refusal.ts';
import type { EvidenceKind } from './evidence-port.ts';
import type { MalwareResult } from './malware-port.ts';
import { lookedThrough, reject } from './quarantine.ts';
import { withinQuota } from './quota.ts';

export const LARGEST_FILE = 50 * 1024 * 1024;
/** As far as the types that are taken show themselves. */
export const HEAD_BYTES = 4100;

/** A file on its way in, as the door gives it. */
export type Incoming = { name: string; stream: AsyncIterable<Uint8Array>; length: number | null };
/** The media type that the first bytes prove, or null; given by the api room, which has the library. */
export type Sniff = (head: Uint8Array, name: string) => Promise<string | null>;

export type Arrived = { name: string; mediaType: string; hash: string; size: number; malware: MalwareResult };
/** Whose it is, how its type is told, and in words what is taken. A dossier has its room; the few files of others are counted by who takes them. */
export type Taking = {
  of: { kind: 'dossier' | 'organisation' | EvidenceKind; id: string };
  sniff: Sniff;
  kinds: string;
  /** It was announced, and room was kept for it. */
  announced?: boolean;
};

/**
 * Takes a file in: streamed, hashed, at most 50 MB, its type proved by content, looked through for malware where a scanner is configured, opened as far as it
 * takes to know that it can be opened. A file that is refused leaves nothing behind; one that the scanner could not look at waits in quarantine.
 */
export async function takeIn(ctx: World | Context, incoming: Incoming, { of, sniff, kinds, announced = false }: Taking): Promise<Arrived> {
  const name = fileName(incoming.name);
  notTooLarge(name, incoming.length ?? 0);
  const room = async (size: number) => {
    if (!announced && of.kind === 'dossier' && 'actor' in ctx)
      await ctx.inTransaction((tx) => withinQuota(tx, ctx, { dossierId: of.id, name, size }));
  };
  await room(incoming.length ?? 0);
  const { head, whole } = await headOf(incoming.stream);
  if (head.length === 0) badInput('body', '文件', `“${name}”是空文件，请重新选择`);
  const mediaType = await typeOf(head, name, { sniff, kinds });
  const stored = (await ctx.tools.files.put(whole, LARGEST_FILE)) ?? refuse(tooLarge(name));
  if (incoming.length === null) await orDropped(ctx, stored.hash, () => room(stored.size));
  const malware = await lookedThrough(ctx, stored.hash);
  if (malware.state === 'infected') {
    const found = malware.found ?? '未知';
    await reject(ctx, { of, hash: stored.hash, found });
    refuse({
      kind: 'wrongType',
      message: `“${name}”含有恶意程序（${found}），没有保存。请用杀毒软件检查您的电脑，清除后重新生成文件再上传`,
    });
  }
  await orDropped(ctx, stored.hash, () => openable(ctx, { name, mediaType, hash: stored.hash }));
  return { name, mediaType, ...stored, malware };
}

/** Of a file that is refused no bytes stay that nobody had before. */
async function orDropped(ctx: World, hash: string, judge: () => Promise<unknown>): Promise<void> {
  try {
    await judge();
  } catch (error) {
    if (!(await ctx.inTransaction((tx) => tx.quarantine.of([hash]))).has(hash)) await ctx.tools.files.drop(hash);
    throw error;
  }
}

/** A file that nobody can open proves nothing, so it is refused while whoever brought it is still there. */
async function openable({ tools }: World, { name, mediaType, hash }: Pick<Arrived, 'name' | 'mediaType' | 'hash'>): Promise<void> {
  const flaw = await tools.door.look({ mediaType, bytes: async () => whole(await tools.files.open(hash)) });
  if (flaw === null) return;
  refuse({ kind: 'wrongType', message: flawSentence(name, flaw) });
}

async function whole(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
  }
  return joined(chunks, size);
}

/** Refused by what is declared, before a byte of it is read. */
export const notTooLarge = (name: string, size: number): void => {
  if (size > LARGEST_FILE) refuse(tooLarge(name));
};
const tooLarge = (name: string) => ({ kind: 'tooLarge', message: `“${name}”超过 50 MB，请压缩或拆分后上传` }) as const;

/** The type that the first bytes prove; refused where it is none of those that are taken. */
export const typeOf = async (head: Uint8Array, name: string, { sniff, kinds }: Pick<Taking, 'sniff' | 'kinds'>): Promise<string> =>
  (await sniff(head, name)) ??
  refuse({ kind: 'wrongType', message: `“${name}”不是 ${kinds} 文件（按内容判断，与扩展名无关）${instead(head)}` });

/** What to do about a picture of a kind that many have and few can open: HEIC of telephones, WebP, TIFF. */
function instead(head: Uint8Array): string {
  const start = new TextDecoder('latin1').decode(head.subarray(0, 16));
  if (/^.{4}ftyp(?:hei|hev|mif1|msf1|avif)/s.test(start))
    return '。这是苹果手机等的 HEIC 照片：请在手机“设置—相机—格式”中选“兼容性最佳”后重拍，或另存为 JPG 再上传';
  if (/^RIFF.{4}WEBP/s.test(start)) return '。这是网页图片（WebP）：请用画图等软件打开，另存为 JPG 或 PNG 再上传';
  return /^(?:II\*\0|MM\0\*)/.test(start) ? '。这是 TIFF 图片：请另存为 PDF 或 JPG 再上传' : '';
}

/** The first bytes, which prove the type before anything is kept, and the whole stream from its beginning. */
export async function headOf(stream: AsyncIterable<Uint8Array>): Promise<{ head: Uint8Array; whole: AsyncIterable<Uint8Array> }> {
  const rest = stream[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let size = 0;
  while (size < HEAD_BYTES) {
    const { value, done } = await rest.next();
    if (done) break;
    first.push(value);
    size += value.length;
  }
  async function* whole() {
    try {
      yield* first;
      for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
    } finally {
      await rest.return?.();
    }
  }
  return { head: joined(first, size), whole: whole() };
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
