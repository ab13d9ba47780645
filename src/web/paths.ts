/**
 * Every address of the workspace, in one place. Patterns for `routes.tsx` hold `:names`; `to` fills them in.
 * Letters and the inbox carry the same addresses (`/app/dossiers/{id}` …), so one that was sent must not change.
 */
export const paths = {
  inbox: '/app',
  absences: '/app/absences',
  messages: '/app/messages',
  account: '/app/account',
  // the address before; bookmarks lead to the same page
  password: '/app/password',
  dossiers: '/app/dossiers',
  dossier: '/app/dossiers/:id',
  submitCheck: '/app/dossiers/:id/check',
  // 初审、抽样与测评、推荐
  recommendation: '/app/recommendations/:id',
  // 测评电话台
  callDesk: '/app/recommendations/:id/calls',
  servedList: '/app/recommendations/:id/served',
  // the address before; letters that were sent lead to the same page
  recommendationBefore: '/app/review/:id',
  // 专家组与专家评审
  panel: '/app/panels/:id',
  reviews: '/app/reviews',
  review: '/app/reviews/:id',
  experts: '/app/experts',
  rounds: '/app/rounds',
  round: '/app/rounds/:id',
  roundChange: '/app/rounds/:id/change',
  // 本年度冻结的专家库及其变更
  pool: '/app/rounds/:id/pool',
  ranking: '/app/rounds/:id/ranking',
  // 本年度办理中的统计
  years: '/app/statistics',
  roundStatistics: '/app/rounds/:id/statistics',
  notices: '/app/notices',
  notice: '/app/notices/:id',
  objections: '/app/objections',
  audits: '/app/audits',
  // 投诉举报（第四条、第十六条）
  complaints: '/app/complaints',
  inquiries: '/app/inquiries',
  platforms: '/app/platforms',
  // 设区市、赣江新区的辖区情况
  city: '/app/city',
  platform: '/app/platforms/:id',
  // 本系统启用前认定的平台
  earlierPlatforms: '/app/earlier-platforms',
  // 某日有效的，按某日所知
  asKnown: '/app/recognised',
  revocations: '/app/revocations',
  rewards: '/app/rewards',
  // 平台公布服务和联系方式
  profile: '/app/profile',
  policies: '/app/policies',
  platformChanges: '/app/platform-changes',
  showcases: '/app/showcases',
  reports: '/app/reports',
  report: '/app/reports/:id',
  reportVersion: '/app/reports/:id/versions/:no',
  // 服务台账：平台记自己做过的服务
  ledger: '/app/ledger',
  summaries: '/app/summaries',
  boards: '/app/boards',
  summary: '/app/summaries/:id',
  cityDay: '/app/summaries/:id/day',
  colleagues: '/app/colleagues',
  licences: '/app/licences',
  // 移交单位管理员
  handovers: '/app/handovers',
  roleGrants: '/app/role-grants',
  // 查看个人信息的次数，继续查看的请求
  openings: '/app/openings',
  organisations: '/app/organisations',
  accounts: '/app/accounts',
  mails: '/app/mails',
  calendar: '/app/calendar',
  editions: '/app/editions',
  // 办法的解释：疑问和答复
  interpretations: '/app/interpretations',
  edition: '/app/editions/:id',
  draft: '/app/editions/:id/draft',
  day: '/app/day',
  journal: '/app/journal',
} as const;

type ParamsOf<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? { [K in Name]: string } & ParamsOf<`/${Rest}`>
  : P extends `${string}:${infer Name}`
    ? { [K in Name]: string }
    : unknown;

/** An address with its parameters: `to(paths.dossier, { id })`. */
export const to = <P extends string>(pattern: P, params: ParamsOf<P>): string =>
  pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent((params as Record<string, string>)[name] ?? ''));
