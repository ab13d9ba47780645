import type { ComponentType } from 'react';
import { soon } from './idle.ts';
import type { PageFile } from './page-files.ts';
import { pageLater } from './page-later.tsx';
import { pageStyles } from './page-styles.ts';
import { paths } from './paths.ts';
import { hasRole, isKind, isRecommender, type Session } from './session.tsx';

/**
 * Every page of the workspace. To add one:
 * 1. its address in `paths.ts` (`platforms: '/app/platforms'`, with `:id` where it has parameters);
 * 2. the page in `src/web/<noun>/page.tsx`, a component as default export, beginning with `<main className="page" id="main" tabIndex={-1}>`
 *    and a `<PageHead>`; it reads with `useRead`, acts with `useAct`, and its parameters with wouter's `useParams`;
 * 3. its file in `page-files.ts`, and one row below: the first that fits the address wins, so a fixed address stands above one with parameters.
 *    `nav` puts it into the header for those whom `who` names; what they may do there is the server's to decide.
 */
export type Page = {
  path: string;
  /** The window's title. */
  title: string;
  page: ComponentType;
  nav?: { label: string; who: (session: Session) => boolean };
};

const files = () => import('./page-files.ts');
const fetchOthers = (): void => void Promise.all([files(), pageStyles()]).catch(() => undefined);
/** The form is fetched by itself, and what the other pages need once it can be typed in. */
const form = pageLater(async () => {
  const found = await import('./dossier/page.tsx');
  soon(fetchOthers);
  return found.default;
}, true);
const page = (file: PageFile) =>
  pageLater(async () => {
    const [{ pageFiles }] = await Promise.all([files(), pageStyles()]);
    return (await pageFiles[file]()).default;
  });

/** What every page but the form needs is fetched while the session is asked for. */
export function fetchAhead(path: string): void {
  if (!/^\/app\/dossiers\/[^/]+\/?$/.test(path)) fetchOthers();
}

/** Those whose organisation sets up rounds: the province, and a city for its own (第十七条). */
const isAuthority = (session: Session): boolean => hasRole(session, 'officer', 'leader') && isKind(session, 'province', 'city');

/** Those who review and recommend: what they have signed in a year's work, their quota and the covering letter stand on its page (第八条（三）). */
const isRecommenders = (session: Session): boolean => hasRole(session, 'officer', 'leader') && isRecommender(session);

const isAdministrator = (session: Session): boolean => hasRole(session, 'administrator');

export const pages: readonly Page[] = [
  { path: paths.inbox, title: '待办', page: page('inbox/page'), nav: { label: '待办', who: () => true } },
  { path: paths.messages, title: '消息', page: page('inbox/messages') },
  { path: paths.absences, title: '外出与代办', page: page('recommendation/absences-page') },
  { path: paths.account, title: '账号设置', page: page('directory/account-page') },
  { path: paths.password, title: '账号设置', page: page('directory/account-page') },
  {
    path: paths.dossiers,
    title: '申报',
    page: page('dossier/list-page'),
    nav: { label: '申报', who: (session) => hasRole(session, 'clerk', 'officer', 'leader', 'supervisor') },
  },
  { path: paths.submitCheck, title: '提交前核对', page: page('dossier/submit-check') },
  { path: paths.dossier, title: '申报', page: form },
  { path: paths.callDesk, title: '测评电话台', page: page('recommendation/desk/page') },
  { path: paths.servedList, title: '服务名单', page: page('recommendation/served-page') },
  { path: paths.recommendation, title: '审核与推荐', page: page('recommendation/page') },
  { path: paths.recommendationBefore, title: '审核与推荐', page: page('recommendation/page') },
  {
    path: paths.reviews,
    title: '我的评审',
    page: page('review/reviews-page'),
    nav: { label: '我的评审', who: (session) => hasRole(session, 'expert') },
  },
  { path: paths.review, title: '专家评审', page: page('review/review-page') },
  { path: paths.panel, title: '专家组', page: page('review/panel-page') },
  { path: paths.ranking, title: '排序与拟认定名单', page: page('review/ranking-page') },
  {
    path: paths.rounds,
    title: '年度工作',
    page: page('scheme/rounds-page'),
    nav: { label: '年度工作', who: (session) => isAuthority(session) || isRecommenders(session) },
  },
  { path: paths.round, title: '年度工作', page: page('scheme/round-page') },
  { path: paths.years, title: '各年度统计', page: page('scheme/years-page') },
  { path: paths.roundStatistics, title: '年度统计', page: page('scheme/statistics-page') },
  {
    path: paths.experts,
    title: '专家库',
    page: page('review/experts-page'),
    nav: { label: '专家库', who: (session) => hasRole(session, 'officer', 'leader') && isKind(session, 'province') },
  },
  {
    path: paths.editions,
    title: '办法版本',
    page: page('scheme/editions-page'),
    nav: { label: '办法', who: (session) => hasRole(session, 'officer', 'leader') && isKind(session, 'province') },
  },
  { path: paths.interpretations, title: '办法的解释', page: page('scheme/interpretations-page') },
  { path: paths.draft, title: '起草办法', page: page('scheme/draft-page') },
  { path: paths.pool, title: '本年度专家库', page: page('review/pool-page') },
  { path: paths.roundChange, title: '变更年度工作', page: page('scheme/round-change-page') },
  { path: paths.edition, title: '办法版本', page: page('scheme/edition-page') },
  {
    path: paths.notices,
    title: '公示与认定',
    page: page('notice/notices-page'),
    nav: { label: '公示与认定', who: isAuthority },
  },
  { path: paths.notice, title: '公示', page: page('notice/notice-page') },
  { path: paths.inquiries, title: '公示异议函询', page: page('notice/inquiries-page') },
  { path: paths.objections, title: '公示异议', page: page('notice/objections-page') },
  { path: paths.complaints, title: '投诉举报', page: page('complaint/complaints-page') },
  {
    path: paths.platforms,
    title: '示范平台',
    page: page('recognition/platforms-page'),
    nav: { label: '示范平台', who: (session) => hasRole(session, 'officer', 'leader', 'supervisor') },
  },
  {
    path: paths.city,
    title: '辖区平台',
    page: page('recognition/city-page'),
    nav: { label: '辖区平台', who: (session) => hasRole(session, 'officer', 'leader') && isKind(session, 'city') },
  },
  { path: paths.earlierPlatforms, title: '此前认定的平台', page: page('recognition/earlier-page') },
  { path: paths.platform, title: '示范平台', page: page('recognition/platform-page') },
  { path: paths.asKnown, title: '某日有效的示范平台', page: page('recognition/as-known-page') },
  {
    path: paths.ledger,
    title: '服务台账',
    page: page('ledger/page'),
    nav: { label: '服务台账', who: (session) => hasRole(session, 'clerk') },
  },
  {
    path: paths.reports,
    title: '季度调度表',
    page: page('reporting/page'),
    nav: { label: '季度报送', who: (session) => hasRole(session, 'clerk', 'officer', 'leader', 'supervisor') },
  },
  { path: paths.report, title: '季度调度表', page: page('reporting/report-page') },
  { path: paths.reportVersion, title: '调度表报送过的一版', page: page('reporting/version-page') },
  { path: paths.summaries, title: '季度汇总表', page: page('reporting/summaries-page') },
  { path: paths.boards, title: '季度统计', page: page('reporting/boards-page') },
  { path: paths.summary, title: '季度汇总表', page: page('reporting/summary-page') },
  { path: paths.cityDay, title: '季度调度审核', page: page('reporting/city-day') },
  {
    path: paths.revocations,
    title: '撤销案件',
    page: page('recognition/revocations-page'),
    nav: { label: '称号与奖励', who: (session) => hasRole(session, 'clerk', 'officer', 'leader', 'supervisor') },
  },
  { path: paths.rewards, title: '奖励', page: page('recognition/rewards-page') },
  { path: paths.profile, title: '公布服务', page: page('recognition/profile-page') },
  { path: paths.platformChanges, title: '变更名称、地址', page: page('recognition/platform-changes-page') },
  { path: paths.policies, title: '扶持政策', page: page('recognition/policies-page') },
  { path: paths.showcases, title: '典型经验', page: page('recognition/showcases-page') },
  {
    path: paths.colleagues,
    title: '单位与账号',
    page: page('directory/colleagues'),
    nav: { label: '单位与账号', who: (session) => hasRole(session, 'clerk', 'manager') },
  },
  {
    path: paths.licences,
    title: '登记核对',
    page: page('directory/licences-page'),
    nav: { label: '登记核对', who: (session) => hasRole(session, 'officer') && isKind(session, 'city') },
  },
  { path: paths.openings, title: '查看个人信息', page: page('disclosure/openings-page') },
  { path: paths.roleGrants, title: '角色变更', page: page('directory/role-grants-page') },
  {
    path: paths.handovers,
    title: '移交单位管理员',
    page: page('directory/handovers-page'),
    nav: { label: '移交', who: isAdministrator },
  },
  {
    path: paths.organisations,
    title: '单位',
    page: page('directory/organisations'),
    nav: { label: '单位', who: isAdministrator },
  },
  {
    path: paths.accounts,
    title: '账号',
    page: page('directory/accounts'),
    nav: { label: '账号', who: isAdministrator },
  },
  {
    path: paths.mails,
    title: '邮件',
    page: page('directory/mails-page'),
    nav: { label: '邮件', who: isAdministrator },
  },
  {
    path: paths.calendar,
    title: '工作日历',
    page: page('directory/calendar'),
    nav: { label: '工作日历', who: isAdministrator },
  },
  {
    path: paths.day,
    title: '运行与日期',
    page: page('directory/day'),
    nav: { label: '运行与日期', who: isAdministrator },
  },
  {
    path: paths.audits,
    title: '审计监察',
    page: page('disclosure/audits-page'),
    nav: { label: '审计监察', who: (session) => hasRole(session, 'supervisor') },
  },
  {
    path: paths.journal,
    title: '日志',
    page: page('directory/journal'),
    nav: { label: '日志', who: (session) => hasRole(session, 'supervisor') },
  },
];
