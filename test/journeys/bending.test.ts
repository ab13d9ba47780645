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
const seated = async () => (await panel()).seats.filter(({ state }) => state === 'seated').map(({ accountId }) => accountId);
const expert = async (accountId = '') => place.stage.party(logins.get(accountId) ?? '');

async function sign(accountId: string, share: number): Promise<void> {
  const party = await expert(accountId);
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

test('一位经办人想把一次评审扳过来，一步一步都不成：看分数、撤走不同意的人、指定递补、代写意见、自己签发〔8.4.s1〕', async () => {
  const [dissenter = '', ...others] = await seated();
  await sign(dissenter, 0.5);
  assert.deepEqual(
    (await panel()).seats.map(({ total, opinion }) => [total, opinion]),
    [dissenter, ...others].map(() => [null, null]),
    '一步：签一份看一份，看不到',
  );

  const leave = { params: { ...params, accountId: dissenter }, body: { reason: '据反映有利害关系' } };
  assert.deepEqual((await officer('POST /api/dossiers/{id}/panel/{accountId}/recuse', leave)).state, 'asked', '二步：撤走签了的，只是提出');
  const [asked] = (await panel()).recusals;
  assert.ok(asked);
  const grant = { params: { id: asked.id, step: 'grant' as const }, body: {} };
  assert.equal((await officer.refused('POST /api/recusals/{id}/steps/{step}', grant)).status, 403, '自己决定不成');

  const { employer, position, fields } = (await officer('GET /api/experts')).experts.find(({ accountId }) => accountId === spare) ?? {};
  assert.ok(employer && position && fields);
  await officer('PUT /api/experts/{accountId}', { params: { accountId: spare }, body: { employer, position, fields, active: true } });
  assert.equal((await officer.refused('POST /api/dossiers/{id}/panel', { params })).status, 409, '三步：激活中意的专家再抽一次，抽不到');
  const lines = [{ accountId: spare, kind: 'add' as const }];
  const change = await officer('POST /api/rounds/{id}/pool/changes', {
    params: { id: roundId },
    body: { reason: '补充专家', lines },
  });
  const own = { params: { id: change.id, step: 'sign' as const }, body: {} };
  assert.equal((await officer.refused('POST /api/pool-changes/{id}/steps/{step}', own)).status, 403, '自己变更专家库不成');

  const leader = await place.stage.party('sheng-ld');
  await leader('POST /api/recusals/{id}/steps/{step}', { params: { id: asked.id, step: 'grant' }, body: {} });
  const now = await seated();
  assert.equal(now.includes(spare), false, '四步：领导同意了，来的是抽取顺序的下一位，不是中意的那位');
  for (const accountId of now) await sign(accountId, 0.9);
  const open = await panel();
  const left = open.seats.find(({ accountId }) => accountId === dissenter);
  assert.deepEqual([left?.state, left?.opinion, open.summaryWithLeft === null], ['recused', '不同意。', false], '签过的保留在案并注明');

  const text = '一致同意。';
  const { version } = open.dossier;
  assert.equal(
    (await officer.refused('PUT /api/dossiers/{id}/group-opinion', { params, body: { text, version } })).status,
    422,
    '五步：代写',
  );
  for (const [step, body] of [
    ['open', { text }],
    ['rescore', { text, opinion: text, scores: {} }],
    ['draft', { text }],
    ['confirm', {}],
  ] as const)
    assert.equal(
      (await officer.refused('POST /api/discussions/{id}/steps/{step}', { params: { ...params, step }, body })).status,
      403,
      step,
    );
  assert.equal(
    (await officer.refused('POST /api/dossiers/{id}/conclude-review', { params, body: {} })).status,
    422,
    '六步：不等意见就结束',
  );
  assert.equal((await officer.refused('GET /api/rounds/{id}/pool/salts', { params: { id: roundId } })).status, 403, '七步：查编号是谁');

  const [moderator = '', second = '', third = ''] = now;
  const speak = async (who: string, step: 'draft' | 'confirm' | 'dissent', said = '') =>
    (await expert(who))('POST /api/discussions/{id}/steps/{step}', { params: { ...params, step }, body: { text: said } });
  await speak(moderator, 'draft', '同意推荐认定。');
  await speak(second, 'confirm');
  assert.equal((await speak(third, 'dissent', '示范性不足。')).state.name, 'agreed');
  assert.match((await panel()).groupOpinion, /^同意推荐认定。\n不同意见（.+）：示范性不足。$/, '不同意见照印');
  await officer('POST /api/dossiers/{id}/conclude-review', { params, body: {} });
});
