import { call, ProblemError, problemIn } from '../client.ts';
import { upload } from '../upload.ts';
import { sizeText } from './file-words.ts';

/** Where a file stands on its way, and how much of it has arrived. */
export type Progress =
  | { readonly phase: 'reading' | 'sending' | 'finishing'; readonly sent: number }
  | { readonly phase: 'waiting'; readonly message: string };

/** A file that was begun before; only the same one goes on. */
export type Begun = { readonly name: string; readonly size: number; readonly hash: string };

export type Transfer = {
  readonly dossierId: string;
  readonly kind: string;
  readonly file: File;
  readonly begun: Begun | null;
  readonly signal: AbortSignal;
  /** The upload's name on the server, once it has one. */
  known(uploadId: string): void;
  say(progress: Progress): void;
  /** Resolves when it is worth trying again. */
  pause(): Promise<void>;
};

const PIECE = 4 * 1024 * 1024;
export const LARGEST = 50 * 1024 * 1024;

/** Brings a file to the server in pieces; after a cut it goes on where the server says that it stopped, until it is there or is refused. */
export async function transfer(one: Transfer): Promise<void> {
  const { dossierId, kind, file, say } = one;
  say({ phase: 'reading', sent: 0 });
  const hash = await digestOf(file, one.begun);
  if (hash === null) return whole(one);
  const body = { kind, name: file.name, size: file.size, hash };
  const { id: uploadId, ...begun } = await untilThere(one, () =>
    call('POST /api/dossiers/{id}/uploads', { params: { id: dossierId }, body }),
  );
  one.known(uploadId);
  await pieces(one, { id: dossierId, uploadId }, begun.received);
}

type Place = { id: string; uploadId: string };

async function pieces(one: Transfer, params: Place, from: number): Promise<void> {
  const { file, say } = one;
  let sent = from;
  while (sent < file.size) {
    one.signal.throwIfAborted();
    say({ phase: 'sending', sent });
    sent = await nextPiece(one, params, sent).catch(async (error: unknown) => {
      const { current, status } = problemIn(error);
      if (status === 409 && typeof current === 'number') return current;
      await recovered(one, error);
      return (await untilThere(one, () => call('GET /api/dossiers/{id}/uploads/{uploadId}', { params }))).received;
    });
  }
  say({ phase: 'finishing', sent });
  await untilThere(one, () => call('POST /api/dossiers/{id}/uploads/{uploadId}/finish', { params }));
}

async function nextPiece({ file, say, signal }: Transfer, params: Place, offset: number): Promise<number> {
  const body = file.slice(offset, offset + PIECE);
  const onProgress = (share: number) => say({ phase: 'sending', sent: offset + share * body.size });
  const request = { params, query: { offset }, body };
  return (await upload('PATCH /api/dossiers/{id}/uploads/{uploadId}', request, { onProgress, signal })).received;
}

/** Where the page did not come over https the browser gives no digest, and without one nothing can be resumed: one request, from the beginning. */
function whole(one: Transfer): Promise<void> {
  const { dossierId, kind, file, say, signal } = one;
  const request = { params: { id: dossierId, kind }, query: { name: file.name }, body: file };
  const onProgress = (share: number) => say({ phase: 'sending', sent: share * file.size });
  return untilThere(one, async () => void (await upload('PUT /api/dossiers/{id}/material-kinds/{kind}', request, { onProgress, signal })));
}

/** Asks until there is an answer: a lost network, an ended session or a server that starts anew only delay it. */
async function untilThere<T>(one: Transfer, ask: () => Promise<T>): Promise<T> {
  for (;;) {
    one.signal.throwIfAborted();
    try {
      return await ask();
    } catch (error) {
      await recovered(one, error);
    }
  }
}

async function recovered({ say, pause, signal }: Transfer, error: unknown): Promise<void> {
  signal.throwIfAborted();
  const message = error instanceof ProblemError ? waitingFor(error.status) : null;
  if (message === null) throw error;
  say({ phase: 'waiting', message });
  await pause();
  signal.throwIfAborted();
}

/** The server's disk is full: somebody must be called, so it is said and not tried again by itself. */
const NO_SPACE = 507;

/** What it waits for; null where waiting would not help. */
function waitingFor(status: number): string | null {
  if (status === 0) return '网络中断，已传的部分保留着，恢复后自动继续';
  if (status === 401) return '登录已失效，登录后自动继续';
  return status >= 500 && status !== NO_SPACE ? '服务器暂时没有响应，稍后自动再试' : null;
}

/** SHA-256 of the file; null where the browser has none. Refuses what is not the file that was begun, what is empty, and what can't be read. */
async function digestOf(file: File, begun: Begun | null): Promise<string | null> {
  if (file.size === 0) throw new Error(`“${file.name}”是空文件，请重新选择`);
  if (file.size > LARGEST) throw new Error(`“${file.name}”有 ${sizeText(file.size)}，超过 50 MB，请压缩或拆分后上传`);
  if (begun !== null && begun.size !== file.size) throw another(file, begun);
  const bytes = await file.arrayBuffer().catch(() => {
    throw new Error(`“${file.name}”读不出来：可能是文件夹，或文件已被移动、改动，请重新选择`);
  });
  if (globalThis.crypto.subtle === undefined) return null;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hash = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (begun !== null && begun.hash !== hash) throw another(file, begun);
  return hash;
}

const another = (file: File, begun: Begun): Error =>
  new Error(
    `“${file.name}”（${sizeText(file.size)}）与没有传完的“${begun.name}”（${sizeText(begun.size)}）不是同一个文件，请选择原来的文件，或取消后另行上传`,
  );
