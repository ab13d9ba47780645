import type { TheContract } from '../api/contract/contract.ts';
import type { Answer, Request } from '../api/contract/define.ts';
import type { Problem } from '../api/problem.ts';

/** How a request reaches the server: over the network, or straight into the app of the same process. */
export type Send = (path: string, init: RequestInit) => Promise<Response>;

type Key = keyof TheContract & string;
type Asked<K extends Key> = unknown extends Request<TheContract[K]> ? [] : [Request<TheContract[K]>];

/** One party's view of the API: its own session, typed by the contract. */
export type Caller = {
  readonly login: string;
  <K extends Key>(key: K, ...request: Asked<K>): Promise<Answer<TheContract[K]>>;
  /** The problem that the server answers; throws where it does not refuse. */
  refused<K extends Key>(key: K, ...request: Asked<K>): Promise<Problem>;
};

export class Refusal extends Error {
  readonly problem: Problem;
  constructor(key: string, login: string, problem: Problem) {
    super(`${login} ${key}: ${problem.status} ${problem.detail}`);
    this.problem = problem;
  }
}

type Loose = { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown };

/** A caller with the token of a session, or without one for the public; with the password it shows again that it is really they where it is asked to. */
export function callerOf(send: Send, login: string, token: string | null, password?: string): Caller {
  const ask = async (key: string, request: Loose = {}): Promise<unknown> => {
    const response = await send(addressOf(key, request), initOf(key, request, token));
    const json = /json/.test(response.headers.get('content-type') ?? '');
    if (!response.ok) {
      const problem = json ? ((await response.json()) as Problem) : unreadable(response);
      if (problem.by !== 'password' || password === undefined) throw new Refusal(key, login, problem);
      await ask('POST /api/session/proof', { body: { password } });
      return ask(key, request);
    }
    return json && !response.headers.has('content-disposition') ? response.json() : response.blob();
  };
  const refused = async (key: string, request: Loose = {}) => {
    try {
      await ask(key, request);
    } catch (error) {
      if (error instanceof Refusal) return error.problem;
      throw error;
    }
    throw new Error(`${login} ${key}: 应被拒绝，却成功了`);
  };
  return Object.assign(ask, { login, refused }) as unknown as Caller;
}

function addressOf(key: string, { params = {}, query = {} }: Loose): string {
  const path = (key.split(' ')[1] ?? '').replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const asked = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => (value === undefined || value === null ? [] : [[name, String(value)]])),
  );
  return asked.size > 0 ? `${path}?${asked}` : path;
}

function initOf(key: string, { body }: Loose, token: string | null): RequestInit {
  const authorization = token === null ? {} : { authorization: `Bearer ${token}` };
  const method = key.split(' ')[0] ?? 'GET';
  if (body instanceof Blob) return { method, headers: { ...authorization, 'content-type': body.type }, body };
  if (body === undefined) return { method, headers: authorization };
  return { method, headers: { ...authorization, 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

const unreadable = (response: Response): Problem => ({
  type: 'about:blank',
  title: response.statusText,
  status: response.status,
  detail: '回答不是 problem+json',
});

/** Signs in and gives the party's caller. */
export async function signedIn(send: Send, login: string, password: string): Promise<Caller> {
  const { token } = await callerOf(send, login, null)('POST /api/session', { body: { login, password } });
  return callerOf(send, login, token, password);
}
