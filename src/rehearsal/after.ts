import { addDays } from '../core/calendar/day.ts';
import { smallPdf } from './apply.ts';
import type { Recognised } from './notice.ts';
import { PROVINCE } from './review.ts';
import type { Stage } from './stage.ts';

/** Reward for the newly recognised (第十三条): proposed, approved by another, paid. */
export async function reward(stage: Stage, platforms: readonly Recognised[]): Promise<void> {
  const officer = await stage.party('sheng-jb');
  const leader = await stage.party('sheng-ld');
  for (const one of platforms.slice(0, 3)) {
    const { id } = await officer('POST /api/platforms/{id}/reward', { params: { id: one.platformId } });
    await leader('POST /api/rewards/{id}/approve', { params: { id }, body: {} });
    await officer('POST /api/rewards/{id}/steps/{step}', { params: { id, step: 'pay' }, body: { paidOn: stage.today } });
  }
  stage.note('奖励拨付', Math.min(3, platforms.length));
}

/** A showcase (第十四条): the city writes and offers, the province consents, the public reads. */
export async function showcase(stage: Stage, one: Recognised): Promise<void> {
  const city = await stage.party(`${one.cityKey}-jb`);
  const { id } = await city('POST /api/platforms/{id}/showcases', {
    params: { id: one.platformId },
    body: { title: `${one.name}：把数字化诊断送进车间`, body: '平台组织专家逐户诊断，形成问题清单和改造方案，带动四十二户企业完成改造。' },
  });
  await city('POST /api/showcases/{id}/steps/{step}', { params: { id, step: 'offer' }, body: {} });
  await (await stage.party('sheng-ld'))('POST /api/showcases/{id}/publish', { params: { id }, body: {} });
  const promoted = { kind: 'exchange' as const, on: stage.today, said: '在全市中小企业服务工作会上交流做法。' };
  await city('POST /api/showcases/{id}/steps/{step}', { params: { id, step: 'cultivate' }, body: promoted });
  const { showcases } = await stage.anyone('GET /api/showcases');
  stage.check(
    '典型经验公众可见',
    showcases.some((one) => one.promotions.length > 0),
  );
  stage.note('典型经验发布', 1);
}

/** What a platform publishes of its services (第十四条): anybody finds it, free ones first. */
export async function publishServices(stage: Stage, one: Recognised): Promise<void> {
  const clerk = await stage.party(one.login);
  const service = { function: 'digitalisation' as const, audience: '本市规模以下工业企业' };
  await clerk('PUT /api/platforms/{id}/profile', {
    params: { id: one.platformId },
    body: {
      services: [
        {
          ...service,
          title: '数字化改造方案',
          content: '按诊断结果给出分期方案和预算，陪同选型、验收。',
          fee: 'low',
          ways: ['visit', 'online'],
        },
        { ...service, title: '数字化诊断', content: '专家到车间诊断一天，给出问题清单和改造建议。', fee: 'free', ways: ['visit'] },
      ],
      ...{ phone: '0791-88888888', address: '', hours: '工作日9:00至17:00', website: '', version: 0 },
    },
  });
  const page = await (await stage.send('/services?q=%E8%AF%8A%E6%96%AD', {})).text();
  stage.check('公布的服务公众找得到，免费的在前', /<h3>数字化诊断<\/h3>[\s\S]*<h3>数字化改造方案<\/h3>/.test(page));
  stage.note('平台公布服务', 2);
}

/** A revocation (第十二条): a verified violation, the platform heard, decided by another person; the certificate says so the same moment. */
export async function revoke(stage: Stage, one: Recognised): Promise<void> {
  const officer = await stage.party('sheng-jb');
  const { id } = await officer('POST /api/platforms/{id}/revocations', {
    params: { id: one.platformId },
    body: {
      ...{ source: '审计移交', kind: 'penalty' as const, body: '南昌市市场监督管理局', documentNumber: '洪市监罚〔2026〕12号' },
      ...{ documentOn: addDays(stage.today, -30), article: '《中华人民共和国反不正当竞争法》第八条' },
    },
  });
  await officer('PATCH /api/revocations/{id}', {
    params: { id },
    body: { facts: '以虚假材料骗取财政补助，已有生效处罚决定。', evidence: '行政处罚决定书' },
  });
  await officer('PUT /api/revocations/{id}/evidence', { params: { id }, query: { name: '行政处罚决定书.pdf' }, body: smallPdf('penalty') });
  await (await stage.party('sheng-ld'))('POST /api/revocations/{id}/steps/{step}', { params: { id, step: 'verify' }, body: {} });
  await (await stage.party(one.login))('POST /api/revocations/{id}/statement', {
    params: { id },
    body: { statement: '本单位对处罚决定无异议。' },
  });
  await (await stage.party('sheng-ld'))('POST /api/revocations/{id}/decide', {
    params: { id },
    body: { revoke: true, decision: '违法事实查证属实，撤销其示范平台称号。', reports: 'due' },
  });
  await officer('POST /api/revocations/{id}/steps/{step}', { params: { id, step: 'publish' }, body: {} });
  const { standing } = await stage.anyone('GET /api/certificates/{number}', { params: { number: one.certificateNumber } });
  stage.check('第十二条 撤销当即在证书查验页显示', standing === 'revoked');
  stage.note('撤销示范平台称号', 1);
}

/** The secret of the draws is published, and each bundle can be recomputed by anybody. */
export async function revealDraws(stage: Stage, roundId: string, by = PROVINCE): Promise<void> {
  const { round } = await (await stage.party(`${by}-jb`))('GET /api/rounds/{id}', { params: { id: roundId } });
  const { commitment } = await (await stage.party(`${by}-ld`))('POST /api/rounds/{id}/reveal', { params: { id: roundId } });
  stage.check('公布的密钥与开始时公布的摘要是一对', commitment === round.commitment);
  stage.note('公布抽样密钥', 1);
}

/** Three years on (第十二条): the certificate page says expired, by the date alone. */
export async function expire(stage: Stage, one: Recognised): Promise<void> {
  const { validTo } = await stage.anyone('GET /api/certificates/{number}', { params: { number: one.certificateNumber } });
  await stage.day(validTo as string);
  const last = await stage.anyone('GET /api/certificates/{number}', { params: { number: one.certificateNumber } });
  await stage.day(addDays(validTo as string, 1));
  const over = await stage.anyone('GET /api/certificates/{number}', { params: { number: one.certificateNumber } });
  stage.check('第十二条 有效期最后一天有效，次日到期', last.standing === 'valid' && over.standing === 'expired');
  stage.note('到期', 1);
}
