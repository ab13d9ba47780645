import type { Case } from './apply.ts';
import type { Caller } from './client.ts';
import type { Stage } from './stage.ts';

/**
 * What only a person can judge, written down by the officer: an answer with a sentence to each condition that no figure decides, and what was seen of 运营情况 and 服务业绩
 * with a picture (第八条（二）（三）). Nothing where the round does not ask for it.
 */
export async function judge(stage: Stage, one: Case): Promise<void> {
  await judgedBy(await stage.party(`${one.recommenderKey}-jb`), one.dossierId, stage.today);
}

/** The same of a case of somebody else's playing, by its officer. */
export async function judgedBy(officer: Caller, dossierId: string, today: string): Promise<void> {
  await answer(officer, dossierId);
  await visit(officer, dossierId, today);
}

async function answer(officer: Caller, id: string): Promise<void> {
  const { asked, conditions } = await officer('GET /api/dossiers/{id}/conditions', { params: { id } });
  if (!asked) return;
  const answers = conditions.map(({ id: condition, label, because, recommender }) => ({
    ...{ condition, no: recommender.length, basis: because === null ? '申报材料和测评' : '申报表和有关证明' },
    ...{ answer: 'meets' as const, says: `${label}：材料齐全，与测评所见一致。` },
  }));
  await officer('POST /api/dossiers/{id}/conditions', { params: { id }, body: { answers } });
}

const seen = {
  how: 'onSite',
  place: '申报单位服务大厅',
  visitors: '经办人等二人',
  present: '平台负责人',
  operations: '服务场所、设备与申报一致，服务台账逐笔登记，窗口有人值守。',
  performance: '抽查当年服务记录二十份，均有企业签收；大型活动有通知、签到和照片。',
} as const;

async function visit(officer: Caller, id: string, visitedOn: string): Promise<void> {
  const params = { id };
  const { asked, versions } = await officer('GET /api/dossiers/{id}/site-visit', { params });
  if (!asked) return;
  await officer('PUT /api/dossiers/{id}/site-visit', { params, body: { ...seen, no: versions.length, visitedOn } });
  await officer('PUT /api/dossiers/{id}/site-visit/photos', { params, query: { name: '服务大厅.png' }, body: picture() });
}

/** A white picture of one point. */
const POINT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==';
const picture = (): Blob => new Blob([Buffer.from(POINT, 'base64')], { type: 'image/png' });
