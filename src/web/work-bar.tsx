import { createContext, type ReactNode, type Ref, useContext, useLayoutEffect } from 'react';
import { Link } from 'wouter';
import { paths } from './paths.ts';
import { UserMenu } from './user-menu.tsx';

/** What the site's head holds besides the person's own menu: given by the shell, so that no page needs it. */
export const HeadLinks = createContext<ReactNode>(null);

type WorkBarProps = {
  title: string;
  badge?: ReactNode;
  /** Until when, in words. */
  due?: ReactNode;
  /** What comes and goes while the page is open; nothing else moves for it. */
  now?: ReactNode;
  /** Where the way back leads; the inbox, unless one came from a list. */
  back?: string;
  /** What is saved, what is missing, what can be done. */
  children?: ReactNode;
  /** For a part further down the page that fills the end of the line. */
  end?: Ref<HTMLDivElement>;
};

/** The one line of head on a page where one works, in place of the site's: it stays on top, and everything of the site's head is in its menu. */
export function WorkBar({ title, badge, due, now, children, end, back = paths.inbox }: WorkBarProps) {
  const links = useContext(HeadLinks);
  useLayoutEffect(() => {
    document.documentElement.dataset.bar = '';
    return () => {
      delete document.documentElement.dataset.bar;
    };
  }, []);
  return (
    <header className="bar" data-stays="top">
      <Link className="bar__home" href={back} aria-label="回到待办">
        <span aria-hidden="true">赣</span>
      </Link>
      <h1 title={title}>{title}</h1>
      {badge}
      {due ? <span className="bar__due">{due}</span> : null}
      <div className="bar__now">{now}</div>
      <div className="bar__end" ref={end} data-stays="bottom">
        {children}
      </div>
      <UserMenu>{links}</UserMenu>
    </header>
  );
}
