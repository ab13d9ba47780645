import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { roleLabels } from '../core/workflow/relation.ts';
import { call } from './client.ts';
import { OfflineLine } from './errors.tsx';
import { waitsHere } from './form/autosave.ts';
import { paths } from './paths.ts';
import { reads, useRead } from './query.tsx';
import { type Page, pages } from './routes.tsx';
import { hasRole, type Session, useSession } from './session.tsx';
import { useLargeText } from './text-size.ts';
import { Count } from './ui/badge.tsx';
import { fullDate } from './ui/dates.tsx';
import { Menu } from './ui/menu.tsx';

/** Header, lines that concern every page, and the page. */
export function Shell({ children }: { children: ReactNode }) {
  const session = useSession();
  return (
    <>
      <a className="skip" href="#main">
        跳到正文
      </a>
      <header className="top">
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
      {children}
    </>
  );
}

function Navigation({ session }: { session: Session }) {
  const [location] = useLocation();
  const inbox = useRead('GET /api/inbox', { query: {} });
  const shown = pages.filter((page) => page.nav?.who(session));
  const current = currentOf(shown, location);
  return (
    <nav className="top__nav" aria-label="主导航">
      {shown.map((page) => (
        <Link key={page.path} href={page.path} aria-current={page === current ? 'page' : undefined}>
          {page.nav?.label}
          {page.path === paths.inbox && inbox.data && inbox.data.own.count > 0 ? <Count n={inbox.data.own.count} of="件" /> : null}
        </Link>
      ))}
    </nav>
  );
}

/** The entry whose address is the longest beginning of where one is. */
const currentOf = (shown: readonly Page[], location: string): Page | undefined =>
  shown
    .filter(({ path }) => location.replace(/\/$/, '') === path || (path !== paths.inbox && location.startsWith(`${path}/`)))
    .sort((a, b) => b.path.length - a.path.length)[0];

function UserCorner({ session }: { session: Session }) {
  const [large, setLarge] = useLargeText();
  const { account, organisation, unread } = session;
  const roles = account.roles.map((role) => roleLabels[role]).join('、');
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
      <Menu
        label={
          <>
            <span className="top__who">{account.name}</span>
            <span aria-hidden="true">▾</span>
          </>
        }
      >
        <p className="menu__who">
          <b>
            {account.name}（{roles}）
          </b>
          {organisation.name}
        </p>
        <Link href={paths.messages}>消息{unread > 0 ? <Count n={unread} of="条未读" /> : null}</Link>
        <button type="button" onClick={() => setLarge(!large)}>
          {large ? '恢复标准字号' : '大字显示'}
        </button>
        {hasRole(session, 'officer', 'leader') ? <Link href={paths.absences}>外出与代办</Link> : null}
        {hasRole(session, 'officer', 'leader', 'supervisor') ? <Link href={paths.interpretations}>办法的解释</Link> : null}
        <Link href={paths.account}>账号设置与口令</Link>
        <button type="button" onClick={() => void signOut(account.id)}>
          退出登录
        </button>
      </Menu>
    </div>
  );
}

async function signOut(accountId: string): Promise<void> {
  if ((await waitsHere(accountId)) && !window.confirm('本机还有没有上传的改动，退出后须在这台电脑上用同一账号登录才能继续。仍要退出吗？'))
    return;
  await call('DELETE /api/session').catch(() => undefined);
  reads.forget(() => true);
  window.location.assign(paths.inbox);
}
