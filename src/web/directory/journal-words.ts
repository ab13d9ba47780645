import { assessmentMethods } from '../../core/annexes/annex1.ts';
import { fieldAt, tableAt } from '../../core/annexes/form.ts';
import { type Role, roleLabels } from '../../core/workflow/relation.ts';
import { type State, states } from '../../core/workflow/state.ts';
import { materialWord, placeWord } from '../dossier/words.ts';
import { kindLabel } from './words.ts';

/** What was done, as the journal's reader reads it; a test finds an act without its word. */
const actions: Readonly<Record<string, string>> = {
  signIn: '登录',
  changePassword: '修改口令',
  addOrganisation: '新增单位',
  addAccount: '新增账号',
  changeAccount: '变更账号',
  register: '单位注册',
  addColleague: '邀请同事',
  addManager: '增设单位管理员',
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
  importRows: '导入表格',
  undoImport: '撤销导入',
  answerFinding: '说明核对提醒',
  withdrawAnswer: '收回说明',
  answerItem: '说明补正通知事项',
  withdrawItemAnswer: '收回补正通知事项的说明',
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
  recordAttempt: '记录联系情况',
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
  overlookedReturn: '上次未一次性告知的缺陷退回',
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
  concludeNotice: '公示办结',
  secondChannel: '另一渠道重复申报',
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
export const actionWord = (action: string): string => actions[action] ?? '其他事项';
/** 签发推荐 → recommend: what the journal is searched for. */
export const actionNamed = (word: string): string => Object.entries(actions).find(([, label]) => label === word)?.[0] ?? word;
export const actionWords: readonly string[] = Object.values(actions);

const subjects: Readonly<Record<string, string>> = {
  absence: '外出代办',
  account: '账号',
  calendar: '工作日历',
  dossier: '申报',
  file: '文件',
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
export const subjectWord = (kind: string): string => subjects[kind] ?? '其他';

/** The journal's particulars; an empty word is for machines only: it stands in the export, not on the screen. */
export const details: Readonly<Record<string, string>> = {
  absent: '外出人',
  account: '',
  active: '启用',
  amount: '金额',
  annex: '附件',
  as: '形式',
  below: '低于条件',
  byExpert: '专家本人提出',
  byUnit: '单位提出',
  candidates: '候选',
  certificateNumber: '证书编号',
  changed: '变更',
  characters: '字数',
  closesOn: '截止',
  commitment: '抽签承诺值',
  count: '数量',
  creditCode: '统一社会信用代码',
  daysLate: '逾期天数',
  deputy: '代办人',
  dossierId: '',
  dueOn: '期限',
  innerDueOn: '内部办结日',
  endsOn: '截止',
  enterprise: '企业',
  excluded: '排除',
  expiresAt: '失效时间',
  fields: '专业领域',
  finding: '',
  found: '检出',
  from: '',
  fromOn: '起',
  hash: '摘要',
  how: '',
  import: '',
  items: '补正位置',
  kind: '类别',
  label: '',
  listHash: '名单摘要',
  login: '登录名',
  matches: '版本相符',
  method: '方式',
  missing: '未报',
  n: '抽取',
  name: '名称',
  next: '',
  no: '第几次',
  noticeId: '',
  number: '编号',
  of: '名单',
  opensOn: '开始',
  outcome: '结果',
  paidOn: '拨付日期',
  path: '位置',
  platformId: '',
  publishedOn: '公示日期',
  quarter: '季度',
  quotas: '',
  ranking: '',
  reason: '理由',
  reasons: '理由',
  recommenderId: '',
  replaced: '替换行数',
  reported: '已报',
  restored: '恢复行数',
  revoked: '作废旧链接',
  roles: '角色',
  round: '年度',
  rowId: '',
  rows: '行数',
  sample: '',
  satisfied: '满意',
  scan: '查毒',
  seated: '入选',
  size: '字节',
  state: '状态',
  stopped: '停用账号',
  submissionNo: '第几次提交',
  submittedAt: '报送时间',
  table: '表格',
  title: '标题',
  to: '',
  toOn: '止',
  upheld: '成立',
  validFrom: '有效期起',
  validTo: '有效期止',
  version: '版本',
  year: '年份',
};

/** What the journal keeps beside the act, in words: a change of state first, then its other particulars; nothing that is empty or for machines. */
export function detailWords(detail: unknown, subject = 'dossier'): string {
  if (typeof detail !== 'object' || detail === null) return '';
  const { from, to, ...rest } = detail as Record<string, unknown>;
  const others = Object.entries(rest).flatMap(([key, value]) => {
    const word = details[key] ?? '';
    const said = wordsOf(value, key, subject);
    return word === '' || said === '' ? [] : [`${word} ${said}`];
  });
  return [...moveOf(from, to, subject), ...others].join('，');
}

/** From one state to another; to whom, where it is a person's login. An id says nothing to anybody. */
function moveOf(from: unknown, to: unknown, subject: string): string[] {
  if (typeof to !== 'string' || isId(to)) return [];
  const state = stateWord(to, subject);
  if (state === null) return [`交给 ${to}`];
  return [`${typeof from === 'string' ? (stateWord(from, subject) ?? '') : '新建'} → ${state}`];
}

const otherStates: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  report: { open: '待报送', submitted: '已报送', returned: '已退回', accepted: '已接收' },
  summary: { open: '待汇总', prepared: '待签发', sent: '已报送' },
  revocation: { opened: '已立案', verified: '查证属实', heard: '已陈述申辩', revoked: '已撤销称号', closed: '不予撤销' },
  reward: { proposed: '待批准', approved: '待拨付', paid: '已拨付' },
  showcase: { draft: '起草中', offered: '待省级同意', returned: '退回修改', published: '已发布', takenDown: '已撤下' },
};
const stateWord = (name: string, subject: string): string | null =>
  (subject in otherStates ? otherStates[subject]?.[name] : states[name as State]?.label) ?? null;

const isId = (text: string): boolean => /^[0-9a-f]{8}-[0-9a-f]{4}-/.test(text);

const values: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  as: { book: '合订本', archive: '全部文件' },
  outcome: { matches: '相符', differs: '不一致' },
  scan: { clean: '未检出', quarantined: '待查', infected: '含恶意程序' },
  changed: { name: '姓名', roles: '角色', active: '启用或停用', mustChangePassword: '须改口令', passwordHash: '口令' },
};

function wordsOf(value: unknown, key: string, subject: string): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value))
    return value
      .map((one) => wordsOf(one, key, subject))
      .filter((one) => one !== '')
      .join('、');
  if (typeof value === 'number')
    return key === 'method' ? (assessmentMethods.find((one) => Number(one.number) === value)?.label ?? '') : String(value);
  if (typeof value !== 'string') return reasonIn(value);
  if (isId(value)) return '';
  if (key === 'path' || key === 'items') return placeIn(value);
  if (key === 'state') return stateWord(value, subject) ?? '';
  if (key === 'kind') return /^m\d+$/.test(value) ? materialWord(value) : kindLabel(value);
  return values[key]?.[value] ?? roleLabels[value as Role] ?? value;
}

/** A reason with its article, as decisions are given. */
function reasonIn(value: object): string {
  const { text, article } = value as { text?: unknown; article?: unknown };
  return typeof text === 'string' ? `${text}${typeof article === 'string' ? `（${article}）` : ''}` : '';
}

/** legalIdNumber → 身份证号; a row's cell by its table and column. */
function placeIn(path: string): string {
  const [head = '', rowId, column] = path.split('/');
  const place = placeWord(path);
  if (!tableAt(head) || rowId === undefined) return place === path ? '申报内容' : place;
  return column === undefined ? `${place}的一行` : `${place}“${fieldAt(path)?.label ?? ''}”`;
}
