import * as z from 'zod';
import { revocationProcedure, revocationSteps } from '../../core/procedure/revocation.ts';
import { rewardProcedure, rewardSteps } from '../../core/procedure/reward.ts';
import { showcaseProcedure, showcaseSteps } from '../../core/procedure/showcase.ts';
import { violationKinds } from '../../core/recognition/violation.ts';
import { define } from './define.ts';
import { day, id } from './directory.ts';
import { offer } from './offer.ts';
import { earlierAddress, stepRoute } from './steps.ts';

const state = z.object({ name: z.string(), label: z.string() });
const text = (what: string, most: number) => z.string().trim().min(1, `请填写${what}`).max(most);
const moved = z.object({ id, state, version: z.number() });
const ofPlatform = { id, platformId: id, platform: z.string(), certificateNumber: z.string(), state, version: z.number() };

const kinds = Object.keys(violationKinds) as (keyof typeof violationKinds)[];
const line = (most: number) => z.string().trim().max(most).default('');

const revocation = z.object({
  ...ofPlatform,
  source: z.string(),
  article: z.string(),
  /** On what it rests, in words; its parts beside it, to be written anew. */
  ...{ basis: z.string(), basisKind: z.enum(kinds).nullable(), body: z.string(), documentNumber: z.string() },
  ...{ documentOn: day.nullable(), place: z.string() },
  ...{ number: z.string().nullable(), publishedOn: day.nullable() },
  files: z.array(z.object({ id, name: z.string(), size: z.number() })),
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
const titled = { platform: z.string(), certificateNumber: z.string() };
const rewardList = z.object({
  ...{ roundId: id, year: z.number(), title: z.string(), amount: z.string().nullable(), fund: z.string().nullable(), rewarded: z.string() },
  /** How many wait for approval, are approved, were paid. */
  ...{ proposed: z.number(), approved: z.number(), paid: z.number() },
  eligible: z.array(z.object({ id, ...titled })),
  leftOut: z.array(z.object({ ...titled, why: z.string() })),
  digest: z.string(),
  offers: z.array(offer),
});
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
  /** What was done for it since. */
  promotions: z.array(z.object({ kind: z.string(), on: day, said: z.string() })),
});
const showcase = published.extend({ state, remark: z.string().nullable(), version: z.number(), offers: z.array(offer) });

const revocationTable = [revocationProcedure, revocationSteps] as const;
const rewardTable = [rewardProcedure, rewardSteps] as const;
const showcaseTable = [showcaseProcedure, showcaseSteps] as const;

export const platformCases = define({
  'GET /api/revocations': {
    summary: '撤销案件：认定部门看本部门的，平台看涉及本单位且已查证的',
    who: ['clerk', 'officer', 'leader', 'supervisor'],
    response: z.object({ revocations: z.array(revocation) }),
  },
  'POST /api/platforms/{id}/revocations': {
    summary: '撤销称号立案（第十二条）：依据主管机关的决定、处罚、判决，或者对照卷宗查实的不实声明',
    who: ['officer'],
    params: z.object({ id }),
    body: z.object({
      ...{ source: text('案件来源', 500), kind: z.enum(kinds, '请选择依据'), body: line(120), documentNumber: line(120) },
      ...{ documentOn: day.nullable().default(null), article: line(300), place: line(120) },
    }),
    response: moved,
    audit: 'openRevocation',
  },
  'POST /api/revocations/{id}/steps/{step}': stepRoute(...revocationTable, moved),
  'PATCH /api/revocations/{id}': earlierAddress('revocations', revocationTable, ['describe', moved]),
  'POST /api/revocations/{id}/verify': earlierAddress('revocations', revocationTable, ['verify', moved]),
  'POST /api/revocations/{id}/statement': earlierAddress('revocations', revocationTable, ['state', moved]),
  'POST /api/revocations/{id}/give-back': earlierAddress('revocations', revocationTable, ['giveBack', moved]),
  'POST /api/revocations/{id}/decide': earlierAddress('revocations', revocationTable, ['decide', moved]),
  'PUT /api/revocations/{id}/evidence': {
    summary: '上传撤销案件的证据文件（PDF、JPG、PNG）',
    who: ['officer'],
    params: z.object({ id }),
    query: z.object({ name: z.string().min(1).max(400) }),
    body: 'bytes',
    response: z.object({ id }),
    audit: 'bringRevocationEvidence',
  },
  'GET /api/revocations/{id}/evidence/{evidenceId}': {
    summary: '查看撤销案件的证据文件：认定部门，以及查证属实后的平台',
    who: ['clerk', 'officer', 'leader', 'supervisor'],
    params: z.object({ id, evidenceId: id }),
    response: 'file',
    files: ['pdf', 'jpg', 'png'],
  },
  'GET /api/revocations/{id}/decision.pdf': {
    summary: '撤销决定书',
    who: ['clerk', 'officer', 'leader', 'supervisor'],
    params: z.object({ id }),
    response: 'file',
  },
  'GET /api/rewards': {
    summary: '新认定平台的奖励（第十三条）',
    who: ['clerk', 'officer', 'leader', 'supervisor'],
    response: z.object({ rewards: z.array(reward) }),
  },
  'GET /api/reward-lists': {
    summary: '各年度奖励名单：资金总额、已提出、可以提出的，以及不奖励的和原因',
    who: ['officer', 'leader', 'supervisor'],
    response: z.object({ lists: z.array(rewardList) }),
  },
  'POST /api/rounds/{id}/rewards': {
    summary: '提出本年度奖励名单：新认定、还没有提出的全部列入，重复的和以往认定的不列入',
    who: ['officer'],
    params: z.object({ id }),
    response: z.object({ count: z.number() }),
    audit: 'proposeReward',
  },
  'POST /api/rounds/{id}/rewards/approve': {
    summary: '批准本年度奖励名单：一次批准，不超过资金总额',
    who: ['leader'],
    params: z.object({ id }),
    body: z.object({ read: z.string().regex(/^[0-9a-f]{64}$/) }),
    response: z.object({ count: z.number() }),
    audit: 'approveReward',
  },
  'GET /api/rounds/{id}/rewards.xlsx': {
    summary: '奖励资金拨付表',
    who: ['officer', 'leader', 'supervisor'],
    params: z.object({ id }),
    response: 'file',
  },
  'POST /api/platforms/{id}/reward': {
    summary: '提出奖励：只给首次认定的平台，金额按本年度认定工作',
    who: ['officer'],
    params: z.object({ id }),
    response: moved,
    audit: 'proposeReward',
  },
  'POST /api/rewards/{id}/steps/{step}': stepRoute(...rewardTable, moved),
  'POST /api/rewards/{id}/approve': earlierAddress('rewards', rewardTable, ['approve', moved]),
  'POST /api/rewards/{id}/pay': earlierAddress('rewards', rewardTable, ['pay', moved]),
  'POST /api/rewards/{id}/end': earlierAddress('rewards', rewardTable, ['end', moved]),
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
  'POST /api/showcases/{id}/steps/{step}': stepRoute(...showcaseTable, moved),
  'PATCH /api/showcases/{id}': earlierAddress('showcases', showcaseTable, ['write', moved]),
  'POST /api/showcases/{id}/offer': earlierAddress('showcases', showcaseTable, ['offer', moved]),
  'POST /api/showcases/{id}/publish': earlierAddress('showcases', showcaseTable, ['publish', moved]),
  'POST /api/showcases/{id}/recall': earlierAddress('showcases', showcaseTable, ['recall', moved]),
  'POST /api/showcases/{id}/send-back': earlierAddress('showcases', showcaseTable, ['sendBack', moved]),
  'POST /api/showcases/{id}/take-down': earlierAddress('showcases', showcaseTable, ['takeDown', moved]),
});
