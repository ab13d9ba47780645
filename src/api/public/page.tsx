import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { chineseDay } from '../../core/calendar/day.ts';
import { veiledText } from '../../core/disclosure/in-text.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import { builtAssets } from '../built-assets.ts';
import { askedNow } from '../request-line.ts';

const menu = [
  { href: '/', label: '首页' },
  { href: '/services', label: '找服务' },
  { href: '/platforms', label: '平台名录' },
  { href: '/notices', label: '公示' },
  { href: '/certificates', label: '证书查验' },
  { href: '/showcases', label: '典型经验' },
  { href: '/check', label: '条件自查' },
  { href: '/measure', label: '办法与解读' },
  { href: '/complaints', label: '投诉举报' },
] as const;

/**
 * What a public page is: its title, where it stands in the menu, and what it shows. `status` other than 200 for what is not there; `plain` without
 * menu, for somebody who came by a letter and looks for nothing else; `script` for the one page that computes in the browser.
 */
export type Page = {
  title: string;
  at: (typeof menu)[number]['href'] | '/objections' | null;
  body: ReactNode;
  status?: number;
  plain?: true;
  script?: `/assets/${string}`;
  /** Of a city's own measure (第十七条): by whose title and law the page speaks. */
  local?: { platform: string; measure: string; inForce: string } | undefined;
};

/** What a page says of an edition that is not the province's. */
export const localPage = (own: Scheme, province: Scheme): Pick<Page, 'local'> =>
  own.issuer === province.issuer ? {} : { local: { platform: own.names.platform, measure: own.title, inForce: own.effectiveFrom } };

export const SITE = '江西省中小企业公共服务示范平台';

function Document({ title, at, body, plain, script, local }: Page) {
  return (
    <html lang="zh-CN">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{at === '/' ? SITE : `${veiledText(title)}｜${local?.platform ?? SITE}`}</title>
        {plain ? <meta name="robots" content="noindex" /> : null}
        <link rel="icon" href={builtAssets.icon} />
        <link rel="stylesheet" href={builtAssets.style} />
        {script ? <script type="module" src={script} /> : null}
      </head>
      <body className="pub">
        <a className="skip" href="#main">
          跳到正文
        </a>
        <Top at={at} name={local?.platform ?? SITE} {...(plain ? { plain } : {})} />
        <main className="page page--narrow" id="main">
          {body}
        </main>
        <footer className="foot">
          <div className="page page--narrow stack-s">
            <p>
              依据《{local?.measure ?? '江西省中小企业公共服务示范平台认定管理办法'}》（
              {local ? chineseDay(local.inForce) : '2023年8月15日'}
              起施行）。示范平台认定不收取任何费用（第四条）。
            </p>
            <p>认定工作接受审计、监察部门和社会的监督（第十六条）。</p>
            <p className="row">
              <span>开放数据：</span>
              <a href="/data/platforms.csv">示范平台名录 CSV</a>
              <a href="/data/platforms.json">示范平台名录 JSON</a>
              <a href="/draws">抽样公开</a>
            </p>
            <p className="row">
              <a href="/complaints">投诉举报</a>
              <a href="/objections">异议查询</a>
              <a href="/revocations">撤销公告</a>
            </p>
          </div>
        </footer>
      </body>
    </html>
  );
}

const Top = ({ at, name, plain }: Pick<Page, 'at' | 'plain'> & { name: string }) => (
  <header className="pubtop">
    <div className="pubtop__in">
      <div className="row row--between">
        <a className="brand" href="/">
          <span className="brand__mark" aria-hidden="true">
            赣
          </span>
          {name}
        </a>
        {plain ? null : (
          <div className="row">
            <a className="btn btn--quiet" href="/register">
              单位注册
            </a>
            <a className="btn" href="/app/">
              登录办理
            </a>
          </div>
        )}
      </div>
      {plain ? null : (
        <nav className="pubtop__nav" aria-label="主导航">
          {menu.map(({ href, label }) => (
            <a key={href} href={href} aria-current={href === at ? 'page' : undefined}>
              {label}
            </a>
          ))}
        </nav>
      )}
    </div>
  </header>
);

/** The whole document as text; React escapes everything that people typed. */
export const htmlOf = (page: Page): string => `<!doctype html>${renderToStaticMarkup(<Document {...page} />)}`;

export function Head({ title, meta, children }: { title: string; meta?: readonly ReactNode[]; children?: ReactNode }) {
  return (
    <div className="head">
      <div>
        <div className="head__title">
          <h1>{title}</h1>
          {children}
        </div>
        {meta ? (
          <p className="head__meta">
            {meta.map((part, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one line, always in the same order
              <span key={index}>{part}</span>
            ))}
          </p>
        ) : null}
      </div>
    </div>
  );
}

export function Section({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="sect">
      <div className="sect__h">
        <h2>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

export function Nothing({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <b>{title}</b>
      {children}
    </div>
  );
}

/** What is answered where an address leads nowhere, or a request could not be taken. */
export const problemPage = (status: number, title: string, detail: string): Page => ({
  title,
  at: null,
  status,
  body: (
    <>
      <Head title={title} />
      <p className="lead">{detail}</p>
      {status >= 500 && askedNow() !== null ? <p>请求编号：{askedNow()?.id}（联系管理员时请一并说明）</p> : null}
      <p className="lead">
        <a href="/">回到首页</a>
      </p>
    </>
  ),
});
