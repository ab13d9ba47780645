import type { TheContract } from '../api/contract/contract.ts';
import type { Answer, Request as Sent } from '../api/contract/define.ts';
import type { Problem } from '../api/problem.ts';
import { askPatiently, type Answer as Refusal } from './server-busy.ts';

export type Key = keyof TheContract;
export type GetKey = Extract<Key, `GET ${string}`>;

/** A query whose every member is optional may be left out altogether. */
type Loosened<S> = S extends { query: infer Q } ? Omit<S, 'query'> & (Partial<Q> extends Q ? { query?: Q } : { query: Q }) : S;
export type RequestOf<K extends Key> = Loosened<Sent<TheContract[K]>>;
export type AnswerOf<K extends Key> = Answer<TheContract[K]>;
/** Nothing to send, nothing to write: the second argument is asked for only where the route needs it. */
export type Args<K extends Key> = Record<never, never> extends RequestOf<K> ? [request?: RequestOf<K>] : [request: RequestOf<K>];

/** What the server said instead of a result (RFC 9457), or `status` 0 where it was not reached. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'ProblemError';
    this.problem = problem;
  }
  get status(): number {
    return this.problem.status;
  }
}

const unreachable: Problem = {
  type: 'urn:shifan:problem:offline',
  title: '网络不通',
  status: 0,
  detail: '没有连上服务器，操作没有完成。请检查网络；填写的内容保存在本机，恢复后自动继续。',
};

/** Whatever was thrown, as a problem that can be shown. */
export const problemIn = (error: unknown): Problem =>
  error instanceof ProblemError
    ? error.problem
    : {
        type: 'urn:shifan:problem:unforeseen',
        title: '页面出错',
        status: 0,
        detail: error instanceof Error ? error.message : String(error),
      };

/** The same as the error that carries it. */
export const asProblem = (error: unknown): ProblemError => (error instanceof ProblemError ? error : new ProblemError(problemIn(error)));

type Loose = { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown };

/** The address of a route: parameters put in, the query behind; undefined and null members are left out. */
export function addressOf(key: string, { params = {}, query = {} }: Loose = {}): string {
  const path = key.slice(key.indexOf(' ') + 1).replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      value === undefined || value === null || value === '' ? [] : [[name, String(value)]],
    ),
  ).toString();
  return search === '' ? path : `${path}?${search}`;
}

/** A plain link to a file or a document: `href('GET /api/dossiers/{id}/receipt.pdf', { params: { id } })`. */
export const href = <K extends GetKey>(key: K, ...[request]: Args<K>): string => addressOf(key, request as Loose | undefined);

const signedOutListeners = new Set<() => void>();
/** Calls back whenever the server says that the session has ended; returns how to stop. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

/** Tells every listener; also used by uploads, which go another way. */
export const signedOut = (): void => {
  for (const listener of signedOutListeners) listener();
};

let proved: (asked: Problem) => Promise<boolean> = async () => false;
/** Who asks whoever is here to show that it is really they (prove-again.tsx), and answers whether it was shown: then the act goes on by itself. */
export const onProofNeeded = (ask: typeof proved): void => {
  proved = ask;
};

/**
 * Calls a route of the contract by its key: `call('POST /api/dossiers/{id}/submit', { params: { id }, body: {} })`.
 * A Blob goes as it is, everything else as JSON. Where the server is busy it is asked again (server-busy.ts), and once more after a person has shown again who
 * it is. Throws ProblemError; a 401 opens the login over the page.
 */
export async function call<K extends Key>(key: K, ...[request]: Args<K>): Promise<AnswerOf<K>> {
  const answer = await askPatiently(() => asked(key, request));
  const again = 'refused' in answer && answer.refused.problem.by ? await proved(answer.refused.problem) : false;
  const got = await gotIn<K>(again ? await askPatiently(() => asked(key, request)) : answer);
  if (!key.startsWith('GET ')) acts.count += 1;
  return got;
}

/** How often this window has changed something: by these one's own changes are told from another's. */
export const acts = { count: 0 };

/** The same once, whatever is answered: for what is a courtesy, and must not be one more burden where the server is busy. */
export async function callOnce<K extends Key>(key: K, ...[request]: Args<K>): Promise<AnswerOf<K>> {
  return gotIn<K>(await asked(key, request));
}

let pageOf: string | null = null;
/**
 * Whose page this is. Each request says so, and the server answers 401 where somebody else has signed in by now in another window of this browser: what waits
 * here is not sent under another's name, and nobody reads on with another's eyes.
 */
export const holdAccount = (id: string): void => {
  pageOf = id;
};
export const saysWhose = (): Record<string, string> => (pageOf === null ? {} : { 'shifan-account': pageOf });

type Asked = { got: Response } | { refused: Refusal };

async function asked(key: Key, request: unknown): Promise<Asked> {
  const sent = (request ?? {}) as Loose;
  const { headers, body } = bodyOf(sent.body);
  // Who is signed in is asked without it: that is how the page learns that it is somebody else.
  const whose = key === 'GET /api/session' ? {} : saysWhose();
  const init = { method: key.slice(0, key.indexOf(' ')), headers: { ...headers, ...whose }, ...(body === undefined ? {} : { body }) };
  const response = await fetch(addressOf(key, sent), init).catch(() => {
    throw new ProblemError(unreachable);
  });
  if (response.ok) return { got: response };
  return { refused: { status: response.status, after: response.headers.get('retry-after'), problem: await problemOf(response) } };
}

function gotIn<K extends Key>(answer: Asked): Promise<AnswerOf<K>> {
  if ('refused' in answer) throw new ProblemError(answer.refused.problem);
  return (isJson(answer.got) ? answer.got.json() : answer.got.blob()) as Promise<AnswerOf<K>>;
}

function bodyOf(body: unknown): { headers: Record<string, string>; body?: BodyInit } {
  const accept = { accept: 'application/json' };
  if (body === undefined) return { headers: accept };
  if (body instanceof Blob) return { body, headers: { ...accept, 'content-type': body.type || 'application/octet-stream' } };
  return { body: JSON.stringify(body), headers: { ...accept, 'content-type': 'application/json' } };
}

const isJson = (response: Response): boolean => /\bjson\b/.test(response.headers.get('content-type') ?? '');

async function problemOf(response: Response): Promise<Problem> {
  if (response.status === 401) signedOut();
  const body: unknown = isJson(response) ? await response.json().catch(() => null) : null;
  if (body !== null && typeof body === 'object' && 'detail' in body) return body as Problem;
  return { type: 'about:blank', title: `服务器答复 ${response.status}`, status: response.status, detail: '操作没有完成，请稍后再试。' };
}
