import { madeOf } from './http.ts';
import { Head, type Page } from './page.tsx';

type Fetch<Args extends unknown[]> = (request: Request, ...more: Args) => Response | Promise<Response>;

/** Stands before the server while the demonstration is loaded for the first time: it answers at once, and says what is being done. */
export type LoadingDoor = {
  before<Args extends unknown[]>(fetch: Fetch<Args>): Fetch<Args>;
  /** What was done last, for whoever looks at the page. */
  said(line: string): void;
  open(): void;
  readonly opened: Promise<void>;
};

/** Seconds after which a page looks again, and a program is asked to. */
const AGAIN = '2';
const SENTENCE = '首次启动，正在载入虚构的两个年度的数据，通常不到半分钟。载完后本页自动打开，不用刷新。';

const loadingPage = (done: string | null): Page => ({
  title: '正在载入演示数据',
  at: null,
  plain: true,
  status: 503,
  body: (
    <>
      <Head title="正在载入演示数据" />
      <p className="lead">{SENTENCE}</p>
      <p className="lead muted" role="status">
        {done === null ? '正在建立单位和账号' : `已完成：${done}`}
      </p>
      <p className="lead">演示账号和口令载完后显示在启动系统的窗口里。</p>
    </>
  ),
});

export function loadingDoor(): LoadingDoor {
  let [isOpen, done]: [boolean, string | null] = [false, null];
  let opening: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    opening = resolve;
  });
  return {
    before:
      (fetch) =>
      (request, ...more) => {
        const path = new URL(request.url).pathname;
        if (isOpen || path.startsWith('/assets/')) return fetch(request, ...more);
        return path.startsWith('/api/') ? problem() : page(done);
      },
    said(line) {
      done = line.trim();
    },
    open() {
      isOpen = true;
      opening();
    },
    opened,
  };
}

const guards = {
  'cache-control': 'no-store',
  'retry-after': AGAIN,
  'content-security-policy': "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
};

function page(done: string | null): Response {
  const { status, headers, text } = madeOf(loadingPage(done), { ...guards, refresh: AGAIN });
  return new Response(text, { status, headers });
}

const problem = (): Response =>
  new Response(JSON.stringify({ type: 'urn:shifan:problem:unavailable', title: '正在载入演示数据', status: 503, detail: SENTENCE }), {
    status: 503,
    headers: { ...guards, 'content-type': 'application/problem+json; charset=utf-8' },
  });
