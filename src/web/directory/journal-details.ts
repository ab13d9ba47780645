import { assessmentMethods } from '../../core/annexes/annex1.ts';
import { fieldAt, tableAt } from '../../core/annexes/form.ts';
import { callReplies, callTakers } from '../../core/reporting/call.ts';
import { textOf } from '../../core/text/code-of.ts';
import { own } from '../../core/text/own.ts';
import { roleLabels } from '../../core/workflow/relation.ts';
import { states } from '../../core/workflow/state.ts';
import { materialWord, placeWord } from '../dossier/words.ts';
import { kindLabel } from './words.ts';

/** The journal's particulars; an empty word is for machines only: it stands in the export, not on the screen. */
export const details: Readonly<Record<string, string>> = {
  about: '关于',
  aboutId: '',
  absent: '外出人',
  account: '',
  active: '启用',
  added: '新增',
  address: '网址',
  amount: '金额',
  verdict: '意见',
  annex: '附件',
  answer: '核对',
  as: '形式',
  before: '原来',
  brokenAt: '断在第几条',
  by: '依据',
  below: '低于条件',
  byExpert: '专家本人提出',
  byOfficer: '经办人单方办理',
  byUnit: '单位提出',
  candidates: '候选',
  carried: '往年带入的内容',
  validUntil: '有效期至',
  taken: '沿用自',
  seen: '是否核对',
  places: '处数',
  certificateNumber: '证书编号',
  checkCode: '查验码',
  changed: '变更',
  figure: '项目',
  way: '方式',
  note: '通话情况',
  taker: '接听人职务',
  reply: '如何答复',
  cellsRoot: '申请表总摘要',
  characters: '字数',
  closesOn: '截止',
  commitment: '抽签承诺值',
  count: '数量',
  services: '公布的服务数量',
  creditCode: '统一社会信用代码',
  daysLate: '逾期天数',
  deputy: '代办人',
  divisionCode: '登记所在地',
  dossierId: '',
  dueOn: '期限',
  innerDueOn: '内部办结日',
  endsOn: '截止',
  enterprise: '企业',
  excluded: '排除',
  expiresAt: '失效时间',
  experts: '专家人数',
  factsRoot: '证据总摘要',
  fields: '专业领域',
  file: '文件',
  leftOut: '没有导入',
  same: '没有变化',
  finding: '',
  found: '检出',
  from: '',
  handlerId: '',
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
  organisationId: '',
  objectionId: '',
  number: '编号',
  letter: '通知编号',
  decision: '原决定',
  of: '名单',
  on: '日期',
  numbers: '编号',
  opensOn: '开始',
  outcome: '结果',
  conditions: '条件',
  visitedOn: '测评日期',
  photo: '',
  contactedAt: '联系时间',
  paidOn: '拨付日期',
  path: '位置',
  opened: '当天已查看次数',
  personal: '个人信息数量',
  pool: '专家库第几版',
  files: '材料和扫描件份数',
  platformId: '',
  point: '',
  publishedOn: '公示日期',
  takenOver: '沿用以往申报',
  cut: '拟认定线',
  documentNumber: '认定文件文号',
  listed: '列入家数',
  purpose: '用途',
  quarter: '季度',
  quotas: '',
  ranking: '',
  recusal: '',
  reason: '理由',
  reasons: '理由',
  recommenderId: '',
  replaced: '替换行数',
  reported: '已报',
  restored: '恢复行数',
  revoked: '作废旧链接',
  roles: '角色',
  round: '年度',
  roundId: '',
  rowId: '',
  rows: '行数',
  sample: '',
  satisfied: '满意',
  malware: '查毒',
  /** As entries before this name have it. */
  scan: '查毒',
  seated: '入选',
  signed: '已签署评审意见',
  since: '此前已核验',
  size: '字节',
  state: '状态',
  stopped: '停用账号',
  submissionNo: '第几次提交',
  submittedAt: '报送时间',
  table: '表格',
  time: '时间',
  title: '标题',
  to: '',
  toOn: '止',
  upheld: '成立',
  validFrom: '有效期起',
  validTo: '有效期止',
  version: '版本',
  what: '内容',
  digest: '内容摘要',
  document: '依据',
  fileDigest: '文件摘要',
  off: '放假',
  replaces: '原来的内容摘要',
  said: '说明',
  word: '意见',
  work: '调休上班',
  year: '年份',
};

/** What the journal keeps beside the act, in words: a change of state first, then its other particulars; nothing that is empty or for machines. */
export function detailWords(detail: unknown, subject = 'dossier'): string {
  if (typeof detail !== 'object' || detail === null) return '';
  const particulars = new Map<string, unknown>(Object.entries(detail));
  const [from, to] = [particulars.get('from'), particulars.get('to')];
  const others = [...particulars].flatMap(([key, value]) => {
    if (key === 'from' || key === 'to') return [];
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
  report: { open: '待报送', submitted: '已报送', correcting: '更正中', returned: '已退回', accepted: '已接收' },
  summary: {
    ...{ open: '待汇总', prepared: '待签发', sent: '已报送', accepted: '已接收', returned: '已退回' },
    ...{ amending: '更正中', amended: '更正表待签发' },
  },
  revocation: { opened: '已立案', verified: '查证属实', heard: '已陈述申辩', revoked: '已撤销称号', closed: '不予撤销' },
  reward: { proposed: '待批准', approved: '待拨付', paid: '已拨付' },
  policy: { draft: '起草中', offered: '待领导同意', returned: '退回修改', published: '已公布', takenDown: '已撤下' },
  platformChange: {
    ...{ draft: '填写中', asked: '待查验', returned: '退回补正', handled: '待签发' },
    ...{ done: '已变更', refused: '不予变更', withdrawn: '已撤回' },
  },
  showcase: { draft: '起草中', offered: '待省级同意', returned: '退回修改', published: '已发布', takenDown: '已撤下' },
};
const stateWord = (name: string, subject: string): string | null =>
  (subject in otherStates ? otherStates[subject]?.[name] : own(states, name)?.label) ?? null;

const isId = (text: string): boolean => /^[0-9a-f]{8}-[0-9a-f]{4}-/.test(text);

/** What was found in a file; before, the key was `scan`. */
const malwareWords = { clean: '未检出', quarantined: '待查', infected: '含恶意程序' };

const values: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  answer: { confirmed: '相符', returned: '退回' },
  taker: callTakers,
  reply: callReplies,
  as: { book: '合订本', archive: '全部文件' },
  by: { licence: '证照文件', dossier: '申报时查验的证照' },
  outcome: { matches: '相符', differs: '不一致' },
  verdict: { agree: '同意变更', refuse: '不予变更' },
  malware: malwareWords,
  scan: malwareWords,
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
  return values[key]?.[value] ?? own(roleLabels, value) ?? value;
}

/** A reason with its article, as decisions are given. */
function reasonIn(value: object): string {
  const text = textOf(value, 'text');
  const article = textOf(value, 'article');
  return text === '' ? '' : `${text}${article === '' ? '' : `（${article}）`}`;
}

/** legalIdNumber → 身份证号; a row's cell by its table and column. */
function placeIn(path: string): string {
  const [head = '', rowId, column] = path.split('/');
  const place = placeWord(path);
  if (!tableAt(head) || rowId === undefined) return place === path ? '申报内容' : place;
  return column === undefined ? `${place}的一行` : `${place}“${fieldAt(path)?.label ?? '附加栏目'}”`;
}
