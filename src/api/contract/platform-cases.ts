import * as z from 'zod';
import { define } from './define.ts';
import { day, id } from './directory.ts';
import { offer } from './offer.ts';
import { whole } from './whole.ts';

const version = whole.min(1).optional();
const state = z.object({ name: z.string(), label: z.string() });
const text = (what: string, most: number) => z.string().trim().min(1, `请填写${what}`).max(most);
const moved = z.object({ id, state, version: z.number() });
const ofPlatform = { id, platformId: id, platform: z.string(), certificateNumber: z.string(), state, version: z.number() };

const revocation = z.object({
  ...ofPlatform,
  source: z.string(),
  article: z.string(),
  facts: z.string(),
  evidence: z.string(),
  verifiedOn: day.nullable(),
  hearingEndsOn: day.nullable(),
  statement: z.string().nullable(),
  /** A leader's word, for the issuer itself. */
  givenBackReason: z.string().nullable(),
  decision: z.string().nullable(),
  decidedOn: day.nullable(),
  openedAt: z.string(),
  /** Reports of the title that have not come in, for the issuer who decides. */
  openReports: z.array(z.string()),
  offers: z.array(offer),
});
const reward = z.object({ ...ofPlatform, amount: z.string(), paidOn: day.nullable(), offers: z.array(offer) });
const published = z.object({
  id,
  platformId: id,
  platform: z.string(),
  certificateNumber: z.string(),
  functions: z.array(z.string()),
  authority: z.string(),
  title: z.string(),
  body: z.string(),
  publishedOn: day.nullable(),
});
const showcase = published.extend({ state, remark: z.string().nullable(), version: z.number(), offers: z.array(offer) });

export const platformCases = define({
  'GET /api/revocations': {
    summary: '撤销案件：认定部门看本部门的，平台看涉及本单位且已查证的',
    who: ['clerk', 'officer', 'leader', 'supervisor'],
    response: z.object({ revocations: z.array(revocation) }),
  },
  'POST /api/platforms/{id}/revocations': {
    summary: '撤销称号立案（第十二条）；逾期报送本身不能立案',
    who: ['officer'],
    params: z.object({ id }),
    body: z.object({ source: text('案件来源', 500), article: text('所违反的法律法规及条款', 300) }),
    response: moved,
    audit: 'openRevocation',
  },
  'PATCH /api/revocations/{id}': {
    summary: '记录查明的事实与证据',
    who: ['officer'],
    params: z.object({ id }),
    body: z.object({ facts: z.string().max(10_000).optional(), evidence: z.string().max(10_000).optional(), version }),
    response: moved,
    audit: 'describeRevocation',
  },
  'POST /api/revocations/{id}/verify': {
    summary: '确认查证属实，告知平台陈述、申辩',
    who: ['officer'],
    params: z.object({ id }),
    body: z.object({ version }),
    response: moved,
    audit: 'verifyRevocation',
  },
  'POST /api/revocations/{id}/statement': {
    summary: '平台陈述、申辩',
    who: ['clerk'],
    params: z.object({ id }),
    body: z.object({ statement: text('陈述、申辩意见', 10_000) }),
    response: moved,
    audit: 'stateRevocation',
  },
  'POST /api/revocations/{id}/give-back': {
    summary: '领导退回案件，经办人补充事实与证据后重新查证',
    who: ['leader'],
    params: z.object({ id }),
    body: z.object({ reason: text('要补充什么', 1000), version }),
    response: moved,
    audit: 'giveBackRevocation',
  },
  'POST /api/revocations/{id}/decide': {
    summary: '决定撤销或不予撤销；撤销即时生效',
    who: ['leader'],
    params: z.object({ id }),
    body: z.object({
      revoke: z.boolean(),
      decision: text('决定及理由', 5000),
      /** Whether reports that are open are still due (`due`) or no longer asked for (`waived`); to be said where there are any. */
      reports: z.enum(['due', 'waived']).optional(),
      version,
    }),
    response: moved,
    audit: 'decideRevocation',
  },
  'GET /api/rewards': {
    summary: '新认定平台的奖励（第十三条）',
    who: ['clerk', 'officer', 'leader', 'supervisor'],
    response: z.object({ rewards: z.array(reward) }),
  },
  'POST /api/platforms/{id}/reward': {
    summary: '提出奖励：只给首次认定的平台，金额按本年度认定工作',
    who: ['officer'],
    params: z.object({ id }),
    response: moved,
    audit: 'proposeReward',
  },
  'POST /api/rewards/{id}/approve': {
    summary: '批准奖励',
    who: ['leader'],
    params: z.object({ id }),
    body: z.object({ version }),
    response: moved,
    audit: 'approveReward',
  },
  'POST /api/rewards/{id}/pay': {
    summary: '登记拨付',
    who: ['officer'],
    params: z.object({ id }),
    body: z.object({ paidOn: day, version }),
    response: moved,
    audit: 'payReward',
  },
  'POST /api/rewards/{id}/end': {
    summary: '终止奖励：拨付前示范平台称号已撤销（第十二条）',
    who: ['officer'],
    params: z.object({ id }),
    body: z.object({ reason: z.string().trim().min(2, '请写明终止理由').max(2000), version }),
    response: moved,
    audit: 'endReward',
  },
  'GET /api/showcases': { summary: '典型经验（第十四条）', who: 'public', response: z.object({ showcases: z.array(published) }) },
  'GET /api/showcases/mine': {
    summary: '典型经验：本部门起草、待同意和已发布的',
    who: ['officer', 'leader', 'supervisor'],
    response: z.object({ showcases: z.array(showcase) }),
  },
  'POST /api/platforms/{id}/showcases': {
    summary: '起草典型经验',
    who: ['officer'],
    params: z.object({ id }),
    body: z.object({ title: text('标题', 120), body: text('正文', 20_000) }),
    response: moved,
    audit: 'writeShowcase',
  },
  'PATCH /api/showcases/{id}': {
    summary: '修改典型经验',
    who: ['officer'],
    params: z.object({ id }),
    body: z.object({ title: text('标题', 120).optional(), body: text('正文', 20_000).optional(), version }),
    response: moved,
    audit: 'writeShowcase',
  },
  'POST /api/showcases/{id}/offer': {
    summary: '报送典型经验',
    who: ['officer'],
    params: z.object({ id }),
    body: z.object({ version }),
    response: moved,
    audit: 'offerShowcase',
  },
  'POST /api/showcases/{id}/publish': {
    summary: '同意发布典型经验',
    who: ['leader'],
    params: z.object({ id }),
    body: z.object({ version }),
    response: moved,
    audit: 'publishShowcase',
  },
  'POST /api/showcases/{id}/recall': {
    summary: '撤回报送的典型经验',
    who: ['officer'],
    params: z.object({ id }),
    body: z.object({ version }),
    response: moved,
    audit: 'recallShowcase',
  },
  'POST /api/showcases/{id}/send-back': {
    summary: '退回典型经验，写明理由',
    who: ['leader'],
    params: z.object({ id }),
    body: z.object({ reason: text('退回理由', 5000), version }),
    response: moved,
    audit: 'sendBackShowcase',
  },
  'POST /api/showcases/{id}/take-down': {
    summary: '撤下已发布的典型经验，写明理由',
    who: ['leader'],
    params: z.object({ id }),
    body: z.object({ reason: text('撤下理由', 5000), version }),
    response: moved,
    audit: 'takeDownShowcase',
  },
});
