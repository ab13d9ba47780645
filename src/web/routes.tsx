import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { paths } from './paths.ts';
import { hasRole, isKind, isRecommender, type Session } from './session.tsx';

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

/** Those whose organisation sets up rounds: the province, and a city for its own (第十七条). */
const isAuthority = (session: Session): boolean => hasRole(session, 'officer', 'leader') && isKind(session, 'province', 'city');

/** Those who review and recommend: what they have signed in a year's work, their quota and the covering letter stand on its page (第八条（三）). */
const isRecommenders = (session: Session): boolean => hasRole(session, 'officer', 'leader') && isRecommender(session);

const isAdministrator = (session: Session): boolean => hasRole(session, 'administrator');

export const pages: readonly Page[] = [
  { path: paths.inbox, title: '待办', page: page(() => import('./inbox/page.tsx')), nav: { label: '待办', who: () => true } },
  { path: paths.messages, title: '消息', page: page(() => import('./inbox/messages.tsx')) },
  { path: paths.absences, title: '外出与代办', page: page(() => import('./recommendation/absences-page.tsx')) },
  { path: paths.account, title: '账号设置', page: page(() => import('./directory/account-page.tsx')) },
  { path: paths.password, title: '账号设置', page: page(() => import('./directory/account-page.tsx')) },
  {
    path: paths.dossiers,
    title: '申报',
    page: page(() => import('./dossier/list-page.tsx')),
    nav: { label: '申报', who: (session) => hasRole(session, 'clerk', 'officer', 'leader', 'supervisor') },
  },
  { path: paths.submitCheck, title: '提交前核对', page: page(() => import('./dossier/submit-check.tsx')) },
  { path: paths.dossier, title: '申报', page: page(() => import('./dossier/page.tsx')) },
  { path: paths.recommendation, title: '审核与推荐', page: page(() => import('./recommendation/page.tsx')) },
  { path: paths.recommendationBefore, title: '审核与推荐', page: page(() => import('./recommendation/page.tsx')) },
  {
    path: paths.reviews,
    title: '我的评审',
    page: page(() => import('./review/reviews-page.tsx')),
    nav: { label: '我的评审', who: (session) => hasRole(session, 'expert') },
  },
  { path: paths.review, title: '专家评审', page: page(() => import('./review/review-page.tsx')) },
  { path: paths.panel, title: '专家组', page: page(() => import('./review/panel-page.tsx')) },
  { path: paths.ranking, title: '评审排序', page: page(() => import('./review/ranking-page.tsx')) },
  {
    path: paths.rounds,
    title: '年度工作',
    page: page(() => import('./scheme/rounds-page.tsx')),
    nav: { label: '年度工作', who: (session) => isAuthority(session) || isRecommenders(session) },
  },
  { path: paths.round, title: '年度工作', page: page(() => import('./scheme/round-page.tsx')) },
  {
    path: paths.experts,
    title: '专家库',
    page: page(() => import('./review/experts-page.tsx')),
    nav: { label: '专家库', who: isAuthority },
  },
  {
    path: paths.editions,
    title: '办法版本',
    page: page(() => import('./scheme/editions-page.tsx')),
    nav: { label: '办法', who: (session) => hasRole(session, 'officer', 'leader') && isKind(session, 'province') },
  },
  { path: paths.interpretations, title: '办法的解释', page: page(() => import('./scheme/interpretations-page.tsx')) },
  { path: paths.draft, title: '起草办法', page: page(() => import('./scheme/draft-page.tsx')) },
  { path: paths.edition, title: '办法版本', page: page(() => import('./scheme/edition-page.tsx')) },
  {
    path: paths.notices,
    title: '公示与认定',
    page: page(() => import('./notice/notices-page.tsx')),
    nav: { label: '公示与认定', who: isAuthority },
  },
  { path: paths.notice, title: '公示', page: page(() => import('./notice/notice-page.tsx')) },
  { path: paths.objections, title: '公示异议', page: page(() => import('./notice/objections-page.tsx')) },
  {
    path: paths.platforms,
    title: '示范平台',
    page: page(() => import('./recognition/platforms-page.tsx')),
    nav: { label: '示范平台', who: (session) => hasRole(session, 'officer', 'leader', 'supervisor') },
  },
  {
    path: paths.city,
    title: '辖区平台',
    page: page(() => import('./recognition/city-page.tsx')),
    nav: { label: '辖区平台', who: (session) => hasRole(session, 'officer', 'leader') && isKind(session, 'city') },
  },
  { path: paths.earlierPlatforms, title: '此前认定的平台', page: page(() => import('./recognition/earlier-page.tsx')) },
  { path: paths.platform, title: '示范平台', page: page(() => import('./recognition/platform-page.tsx')) },
  {
    path: paths.reports,
    title: '季度调度表',
    page: page(() => import('./reporting/page.tsx')),
    nav: { label: '季度报送', who: (session) => hasRole(session, 'clerk', 'officer', 'leader', 'supervisor') },
  },
  { path: paths.report, title: '季度调度表', page: page(() => import('./reporting/report-page.tsx')) },
  { path: paths.summaries, title: '季度汇总表', page: page(() => import('./reporting/summaries-page.tsx')) },
  { path: paths.summary, title: '季度汇总表', page: page(() => import('./reporting/summary-page.tsx')) },
  {
    path: paths.revocations,
    title: '撤销案件',
    page: page(() => import('./recognition/revocations-page.tsx')),
    nav: { label: '称号与奖励', who: (session) => hasRole(session, 'clerk', 'officer', 'leader', 'supervisor') },
  },
  { path: paths.rewards, title: '奖励', page: page(() => import('./recognition/rewards-page.tsx')) },
  { path: paths.showcases, title: '典型经验', page: page(() => import('./recognition/showcases-page.tsx')) },
  {
    path: paths.colleagues,
    title: '单位与账号',
    page: page(() => import('./directory/colleagues.tsx')),
    nav: { label: '单位与账号', who: (session) => hasRole(session, 'clerk', 'manager') },
  },
  {
    path: paths.licences,
    title: '登记核对',
    page: page(() => import('./directory/licences-page.tsx')),
    nav: { label: '登记核对', who: (session) => hasRole(session, 'officer') && isKind(session, 'city') },
  },
  { path: paths.openings, title: '查看个人信息', page: page(() => import('./disclosure/openings-page.tsx')) },
  { path: paths.roleGrants, title: '角色变更', page: page(() => import('./directory/role-grants-page.tsx')) },
  {
    path: paths.handovers,
    title: '移交单位管理员',
    page: page(() => import('./directory/handovers-page.tsx')),
    nav: { label: '移交', who: isAdministrator },
  },
  {
    path: paths.organisations,
    title: '单位',
    page: page(() => import('./directory/organisations.tsx')),
    nav: { label: '单位', who: isAdministrator },
  },
  {
    path: paths.accounts,
    title: '账号',
    page: page(() => import('./directory/accounts.tsx')),
    nav: { label: '账号', who: isAdministrator },
  },
  {
    path: paths.mails,
    title: '邮件',
    page: page(() => import('./directory/mails-page.tsx')),
    nav: { label: '邮件', who: isAdministrator },
  },
  {
    path: paths.calendar,
    title: '工作日历',
    page: page(() => import('./directory/calendar.tsx')),
    nav: { label: '工作日历', who: isAdministrator },
  },
  {
    path: paths.day,
    title: '运行与日期',
    page: page(() => import('./directory/day.tsx')),
    nav: { label: '运行与日期', who: isAdministrator },
  },
  {
    path: paths.journal,
    title: '日志',
    page: page(() => import('./directory/journal.tsx')),
    nav: { label: '日志', who: (session) => hasRole(session, 'supervisor') },
  },
];
