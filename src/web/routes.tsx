import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { paths } from './paths.ts';
import { hasRole, type Session } from './session.tsx';

/**
 * Every page of the workspace. To add one:
 * 1. its address in `paths.ts` (`platforms: '/app/platforms'`, with `:id` where it has parameters);
 * 2. the page in `src/web/<noun>/page.tsx`, a component as default export, beginning with `<main className="page" id="main" tabIndex={-1}>`
 *    and a `<PageHead>`; it reads with `useRead`, acts with `useAct`, and its parameters with wouter's `useParams`;
 * 3. one row below: the first that fits the address wins, so a fixed address stands above one with parameters.
 *    `nav` puts it into the header for those whom `who` names; what they may do there is the server's to decide.
 */
export type Page = {
  path: string;
  /** The window's title. */
  title: string;
  page: LazyExoticComponent<ComponentType>;
  nav?: { label: string; who: (session: Session) => boolean };
};

const page = (load: () => Promise<{ default: ComponentType }>) => lazy(load);

export const pages: readonly Page[] = [
  { path: paths.inbox, title: '待办', page: page(() => import('./inbox/page.tsx')), nav: { label: '待办', who: () => true } },
  { path: paths.messages, title: '消息', page: page(() => import('./inbox/messages.tsx')) },
  { path: paths.password, title: '修改口令', page: page(() => import('./password-page.tsx')) },
  {
    path: paths.dossiers,
    title: '申报',
    page: page(() => import('./dossier/list-page.tsx')),
    nav: { label: '申报', who: (session) => hasRole(session, 'clerk', 'officer', 'leader', 'supervisor') },
  },
  { path: paths.dossier, title: '申报', page: page(() => import('./dossier/page.tsx')) },
  { path: paths.review, title: '审核与推荐', page: page(() => import('./recommendation/page.tsx')) },
];
