import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { OfflineLine } from './errors.tsx';
import { paths } from './paths.ts';
import { useRead } from './query.tsx';
import { type Page, pages } from './routes.tsx';
import { type Session, useSession } from './session.tsx';
import { useLargeText } from './text-size.ts';
import { Count } from './ui/badge.tsx';
import { fullDate } from './ui/dates.tsx';
import { UserMenu } from './user-menu.tsx';
import { HeadLinks } from './work-bar.tsx';

/** Header, lines that concern every page, and the page. */
export function Shell({ children }: { children: ReactNode }) {
  const session = useSession();
  return (
    <>
      <a className="skip" href="#main">
        跳到正文
      </a>
      <header className="top" data-stays="top">
        <div className="top__in">
          <Link className="brand" href={paths.inbox}>
            <span className="brand__mark" aria-hidden="true">
              赣
            </span>
            示范平台认定管理
          </Link>
          <Navigation session={session} />
          <UserCorner session={session} />
        </div>
      </header>
      <aside className="lines" aria-label="系统提示">
        <OfflineLine />
        {session.demonstration ? (
          <p className="line line--blue hide-s">演示系统：数据均为虚构，系统日期 {fullDate(session.today)}</p>
        ) : null}
      </aside>
      <HeadLinks value={<PageLinks session={session} />}>{children}</HeadLinks>
    </>
  );
}

function Navigation({ session }: { session: Session }) {
  return (
    <nav className="top__nav" aria-label="主导航">
      <PageLinks session={session} />
    </nav>
  );
}

/** The pages that this person works with, with what waits in the inbox. */
function PageLinks({ session }: { session: Session }) {
  const [location] = useLocation();
  const inbox = useRead('GET /api/inbox', { query: {} });
  const shown = pages.filter((page) => page.nav?.who(session));
  const current = currentOf(shown, location);
  return shown.map((page) => (
    <Link key={page.path} href={page.path} aria-current={page === current ? 'page' : undefined}>
      {page.nav?.label}
      {page.path === paths.inbox && inbox.data && inbox.data.own.count > 0 ? <Count n={inbox.data.own.count} of="件" /> : null}
    </Link>
  ));
}

/** The entry whose address is the longest beginning of where one is. */
const currentOf = (shown: readonly Page[], location: string): Page | undefined =>
  shown
    .filter(({ path }) => location.replace(/\/$/, '') === path || (path !== paths.inbox && location.startsWith(`${path}/`)))
    .sort((a, b) => b.path.length - a.path.length)[0];

function UserCorner({ session }: { session: Session }) {
  const [large, setLarge] = useLargeText();
  const { organisation, unread } = session;
  return (
    <div className="top__user">
      <span className="top__org" title={organisation.name}>
        {organisation.name}
      </span>
      <Link href={paths.messages} className="hide-s">
        消息{unread > 0 ? <Count n={unread} of="条未读" /> : null}
      </Link>
      <button type="button" className="hide-s" aria-pressed={large} onClick={() => setLarge(!large)}>
        {large ? '标准字' : '大字'}
      </button>
      <UserMenu />
    </div>
  );
}
