import { fieldAt } from '../../core/annexes/form.ts';
import { type Role, roleLabels } from '../../core/workflow/relation.ts';
import { type State, states } from '../../core/workflow/state.ts';

/** What kinds of organisations there are, and which roles their accounts may hold. */
export const kinds: readonly { value: string; label: string; roles: readonly Role[]; addable: boolean }[] = [
  { value: 'province', label: '省级主管部门', roles: ['officer', 'leader'], addable: false },
  { value: 'city', label: '设区市、赣江新区主管部门', roles: ['officer', 'leader'], addable: true },
  { value: 'county', label: '县级主管部门', roles: ['officer', 'leader'], addable: true },
  { value: 'association', label: '全省性行业协会', roles: ['officer', 'leader'], addable: true },
  { value: 'provincialUnit', label: '省属有关单位', roles: ['officer', 'leader'], addable: true },
  { value: 'applicant', label: '申报单位', roles: ['clerk', 'manager'], addable: true },
  { value: 'pool', label: '评审专家库', roles: ['expert'], addable: true },
  { value: 'supervision', label: '审计监察', roles: ['supervisor'], addable: true },
  { value: 'operator', label: '系统运行单位', roles: ['administrator'], addable: false },
];

export const kindLabel = (kind: string): string => kinds.find((one) => one.value === kind)?.label ?? kind;
export const rolesOf = (kind: string): readonly Role[] => kinds.find((one) => one.value === kind)?.roles ?? [];

/** What was done, as the journal's reader reads it; a word that is not here is shown as it is stored. */
const actions: Readonly<Record<string, string>> = {
  signIn: '登录',
  changePassword: '修改口令',
  addOrganisation: '新增单位',
  addAccount: '新增账号',
  changeAccount: '变更账号',
  register: '单位注册',
  addColleague: '邀请同事',
  changeColleague: '变更本单位账号',
  handOver: '移交管理员',
  loadCalendar: '载入工作日历',
  runDay: '办理到期事项',
  readJournal: '查阅日志',
  exportJournal: '导出日志',
  readDossier: '查阅申报',
  readReport: '查阅季度报表',
  readSummary: '查阅季度汇总',
  openRound: '建立年度认定工作',
  start: '开始申报',
  submit: '提交申报',
  withdraw: '撤回申报',
  attach: '上传材料',
  rejectInfected: '拒收含恶意程序的文件',
  answerFinding: '说明核对提醒',
  withdrawAnswer: '收回说明',
  detach: '移除材料',
  confirmDeclaration: '确认声明',
  addScan: '上传盖章扫描件',
  confirmScan: '确认扫描件版本',
  takeAway: '下载全部材料',
  takeBackDeclaration: '取消确认声明',
  revealPersonal: '显示个人信息',
  revealContact: '显示联系方式',
  revealObjector: '显示异议人',
  revealSecret: '公布抽签密钥',
  checkCertificate: '查验信用代码证',
  return: '退回补正',
  accept: '通过初审',
  decline: '不予推荐',
  draw: '随机抽取',
  exportDraw: '导出抽样',
  replaceDrawn: '递补抽取',
  recordInterview: '记录测评',
  correctInterview: '更正测评',
  printContact: '打印联系方式',
  makeSurveyLink: '生成测评链接',
  answerSurvey: '企业网上答复',
  surveyDenied: '否认接受过服务',
  takeBackDenial: '更正为接受过服务',
  addNote: '添加内部备注',
  repeatReturn: '同一缺陷再次退回',
  prepareRecommendation: '填写推荐表',
  recommend: '签发推荐',
  assign: '分办',
  enterAbsence: '登记外出代办',
  endAbsence: '结束外出代办',
  setQuotas: '设定推荐名额',
  sendBack: '退回推荐部门',
  admit: '受理',
  reject: '不予受理',
  saveExpert: '登记专家',
  drawPanel: '抽取专家',
  recuse: '专家回避',
  saveReview: '填写评审',
  signReview: '签署评审',
  saveGroupOpinion: '专家组意见',
  concludeReview: '评审结束',
  fixRanking: '确定排序',
  propose: '列入拟认定名单',
  passOver: '不列入拟认定名单',
  publishNotice: '公示',
  fileObjection: '提出异议',
  decideObjection: '处理异议',
  recognise: '认定',
  issueCertificate: '制发证书',
  setAside: '异议成立，不予认定',
  openReport: '生成季度报表',
  submitReport: '报送季度报表',
  acceptReport: '通过季度报表',
  returnReport: '退回季度报表',
  reopenReport: '重开季度报表',
  prepareSummary: '编制季度汇总',
  sendSummary: '报送季度汇总',
  openRevocation: '立案核查',
  describeRevocation: '填写核查情况',
  verifyRevocation: '查实',
  stateRevocation: '陈述申辩',
  decideRevocation: '撤销决定',
  proposeReward: '提出奖励',
  approveReward: '批准奖励',
  payReward: '拨付奖励',
  writeShowcase: '编写典型经验',
  offerShowcase: '报送典型经验',
  publishShowcase: '发布典型经验',
  recallShowcase: '撤回报送的典型经验',
  sendBackShowcase: '退回典型经验',
  takeDownShowcase: '撤下典型经验',
};
export const actionWord = (action: string): string => actions[action] ?? action;
/** 签发推荐 → recommend: what the journal is searched for. */
export const actionNamed = (word: string): string => Object.entries(actions).find(([, label]) => label === word)?.[0] ?? word;
export const actionWords: readonly string[] = Object.values(actions);

const subjects: Readonly<Record<string, string>> = {
  account: '账号',
  calendar: '工作日历',
  dossier: '申报',
  journal: '日志',
  notice: '公示',
  objection: '异议',
  organisation: '单位',
  platform: '示范平台',
  report: '季度报表',
  revocation: '撤销',
  reward: '奖励',
  round: '年度认定工作',
  showcase: '典型经验',
  summary: '季度汇总',
};
export const subjectWord = (kind: string): string => subjects[kind] ?? kind;

const details: Readonly<Record<string, string>> = {
  number: '编号',
  items: '补正位置',
  reasons: '理由',
  kind: '类别',
  hash: '摘要',
  size: '字节',
  path: '位置',
  login: '登录名',
  roles: '角色',
  name: '名称',
  year: '年份',
  round: '年度',
  enterprise: '企业',
  satisfied: '满意',
  method: '方式',
  version: '版本',
  changed: '变更',
  rowId: '行',
  drawn: '抽取',
  count: '数量',
  outcome: '结果',
  day: '日期',
};

/** What the journal keeps beside the act, in words: a change of state first, then its other particulars; nothing that is empty. */
export function detailWords(detail: unknown): string {
  if (typeof detail !== 'object' || detail === null) return '';
  const { from, to, label: _, ...rest } = detail as Record<string, unknown>;
  const move = typeof to === 'string' ? [`${from ? stateWord(from) : '新建'} → ${stateWord(to)}`] : [];
  const others = Object.entries(rest)
    .filter(([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0))
    .map(([key, value]) => `${details[key] ?? key} ${key === 'path' ? placeOf(value) : wordOf(value)}`);
  return [...move, ...others].join('，');
}

const stateWord = (name: unknown): string => states[name as State]?.label ?? String(name);
/** legalIdNumber → 身份证号; a row's cell by its column. */
const placeOf = (path: unknown): string => fieldAt(String(path))?.label ?? String(path);
const wordOf = (value: unknown): string => {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value)) return value.map(wordOf).join('、');
  if (typeof value === 'string') return roleLabels[value as Role] ?? value;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};
