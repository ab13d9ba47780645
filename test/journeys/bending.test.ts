import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { prepare, submit } from '../../src/rehearsal/apply.ts';
import { player } from '../../src/rehearsal/cast.ts';
import type { Caller } from '../../src/rehearsal/client.ts';
import { assess, recommend, review } from '../../src/rehearsal/recommend.ts';
import { expertsEnter } from '../../src/rehearsal/review.ts';
import { roundOf } from '../../src/rehearsal/year.ts';
import { type Place, startPlace } from './system.ts';

let place: Place;
let officer: Caller;
let params: { id: string };
let roundId: string;
let spare: string;
const logins = new Map<string, string>();
const panel = () => officer('GET /api/dossiers/{id}/panel', { params });

async function sign(accountId: string, share: number): Promise<void> {
  const party = await place.stage.party(logins.get(accountId) ?? '');
  await party('POST /api/invitations/{id}/steps/{step}', { params: { ...params, step: 'accept' }, body: {} });
  const { round, review } = await party('GET /api/dossiers/{id}/review-file', { params });
  const scores = Object.fromEntries(round.rubric.map(({ key, weight }) => [key, Math.floor(weight * share)]));
  const body = { scores, opinion: share < 0.6 ? '不同意。' : '同意。', version: review.version };
  await party('PUT /api/dossiers/{id}/review', { params, body });
  await party('POST /api/dossiers/{id}/review/sign', { params, body: {} });
}

before(async () => {
  place = await startPlace({ applicants: 1, experts: 6 });
  const { stage } = place;
  await stage.day('2025-03-03');
  officer = await stage.party('sheng-jb');
  await expertsEnter(stage);
  // The one whom the officer would rather have is not in the pool when it is frozen.
  const { experts } = await officer('GET /api/experts');
  for (const { accountId, login } of experts) logins.set(accountId, login);
  const last = experts.at(-1);
  assert.ok(last);
  spare = last.accountId;
  const { employer, position, fields } = last;
  await officer('PUT /api/experts/{accountId}', { params: { accountId: spare }, body: { employer, position, fields, active: false } });
  roundId = (await officer('POST /api/rounds', { body: roundOf(2025) })).id;
  await stage.day('2025-03-10');
  const one = await submit(stage, await prepare(stage, { id: roundId, year: 2025 }, { ...player(0), fate: 'recognised' }));
  await review(stage, one);
  await assess(stage, one);
  await recommend(stage, one);
  params = { id: one.dossierId };
  await officer('POST /api/dossiers/{id}/admit', { params, body: {} });
  await officer('POST /api/dossiers/{id}/panel', { params });
});
after(() => place.close());

test('一位经办人想把一次评审扳过来，经接口一步一步都不成：撤走不同意的人、指定递补、代写意见、不等意见就结束、查编号是谁〔8.4.s1〕', async () => {
  const [dissenter = ''] = (await panel()).seats.filter(({ state }) => state === 'seated').map(({ accountId }) => accountId);
  await sign(dissenter, 0.5);
  const leave = { params: { ...params, accountId: dissenter }, body: { reason: '据反映有利害关系' } };
  assert.equal((await officer('POST /api/dossiers/{id}/panel/{accountId}/recuse', leave)).state, 'asked', '撤走签了的，只是提出');
  const [asked] = (await panel()).recusals;
  assert.ok(asked);
  const { employer, position, fields } = (await officer('GET /api/experts')).experts.find(({ accountId }) => accountId === spare) ?? {};
  assert.ok(employer && position && fields);
  await officer('PUT /api/experts/{accountId}', { params: { accountId: spare }, body: { employer, position, fields, active: true } });
  const lines = [{ accountId: spare, kind: 'add' as const }];
  const change = await officer('POST /api/rounds/{id}/pool/changes', { params: { id: roundId }, body: { reason: '补充专家', lines } });

  const text = '一致同意。';
  const { version } = (await panel()).dossier;
  const own = (id: string, step: 'grant' | 'sign') => ({ params: { id, step }, body: {} });
  const discuss = (step: 'open' | 'rescore' | 'draft' | 'confirm', body: object) =>
    officer.refused('POST /api/discussions/{id}/steps/{step}', { params: { ...params, step }, body });
  const tried = {
    自己决定回避: officer.refused('POST /api/recusals/{id}/steps/{step}', own(asked.id, 'grant') as never),
    再抽一次: officer.refused('POST /api/dossiers/{id}/panel', { params }),
    自己变更专家库: officer.refused('POST /api/pool-changes/{id}/steps/{step}', own(change.id, 'sign') as never),
    代写意见: officer.refused('PUT /api/dossiers/{id}/group-opinion', { params, body: { text, version } }),
    组织讨论: discuss('open', { text }),
    改分: discuss('rescore', { text, opinion: text, scores: {} }),
    起草: discuss('draft', { text }),
    确认: discuss('confirm', {}),
    不等意见就结束: officer.refused('POST /api/dossiers/{id}/conclude-review', { params, body: {} }),
    查编号是谁: officer.refused('GET /api/rounds/{id}/pool/salts', { params: { id: roundId } }),
  };
  const statuses: Record<string, number> = {};
  for (const [what, refused] of Object.entries(tried)) statuses[what] = (await refused).status;
  assert.deepEqual(statuses, {
    ...{ 自己决定回避: 403, 再抽一次: 409, 自己变更专家库: 403, 代写意见: 422, 组织讨论: 403 },
    ...{ 改分: 403, 起草: 403, 确认: 403, 不等意见就结束: 422, 查编号是谁: 403 },
  });
});
