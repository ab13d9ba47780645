import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readXlsx } from 'hucre/xlsx';
import { type Case, prepare, submit } from '../../src/rehearsal/apply.ts';
import { player } from '../../src/rehearsal/cast.ts';
import type { Caller } from '../../src/rehearsal/client.ts';
import { assess, recommend, review } from '../../src/rehearsal/recommend.ts';
import { roundOf } from '../../src/rehearsal/year.ts';
import { type Place, startPlace } from './system.ts';

/** A city's officer and leader, an expert who was not drawn, the administrator: none of them is a party to the case. */
const strangers = ['ganzhou-jb', 'ganzhou-ld', 'xiehui-jb', 'zhuanjia01', 'admin'] as const;
let place: Place;
let roundId: string;
let one: Case;
let number: string;
let applicant: string;

before(async () => {
  place = await startPlace({ applicants: 2, experts: 1 });
  const { stage } = place;
  await stage.day('2025-03-03');
  roundId = (await (await stage.party('sheng-jb'))('POST /api/rounds', { body: roundOf(2025) })).id;
  await stage.day('2025-03-10');
  one = await submit(stage, await prepare(stage, { id: roundId, year: 2025 }, { ...player(0), fate: 'recognised' }));
  await review(stage, one);
  await assess(stage, one);
  await recommend(stage, one);
  const view = await (await stage.party('nanchang-jb'))('GET /api/dossiers/{id}', { params: { id: one.dossierId } });
  number = view.number ?? '';
  applicant = view.applicant;
});
after(() => place.close());

/** Every list, search and count of the workspace that may hold a case, as one party is answered; what is refused says nothing. */
async function seenBy(party: Caller): Promise<Record<string, unknown>> {
  const round = { params: { id: roundId } };
  const lists = {
    all: party('GET /api/dossiers', { query: {} }),
    ofRound: party('GET /api/dossiers', { query: { roundId } }),
    ofState: party('GET /api/dossiers', { query: { state: 'recommended' } }),
    byName: party('GET /api/dossiers', { query: { search: applicant } }),
    byPartOfName: party('GET /api/dossiers', { query: { search: applicant.slice(0, 4) } }),
    byNumber: party('GET /api/dossiers', { query: { search: number } }),
    inbox: party('GET /api/inbox', { query: {} }),
    messages: party('GET /api/messages', { query: {} }),
    office: party('GET /api/office'),
    counts: party('GET /api/rounds/{id}', round),
    batch: party('GET /api/rounds/{id}/recommendations.xlsx', round).then(async (book) =>
      readXlsx(new Uint8Array(await book.arrayBuffer())),
    ),
    reviews: party('GET /api/reviews'),
    ranking: party('GET /api/rounds/{id}/ranking', round),
    platforms: party('GET /api/platforms', { query: {} }),
    showcases: party('GET /api/showcases/mine'),
    reports: party('GET /api/reports', { query: {} }),
    board: party('GET /api/reporting/board', { query: { year: 2025, quarter: 1 } }),
  };
  const answers = Object.entries(lists).map(async ([name, answer]) => [name, await answer.catch(() => null)] as const);
  return Object.fromEntries(await Promise.all(answers));
}

type Counts = { funnel: { count: number }[]; quotas: { used: number }[] } | null;
const counted = (counts: unknown): number =>
  [...((counts as Counts)?.funnel ?? []), ...((counts as Counts)?.quotas ?? []).map(({ used }) => ({ count: used }))].reduce(
    (sum, { count }) => sum + count,
    0,
  );
const mentions = (answer: unknown): boolean => [one.dossierId, number, applicant].some((secret) => JSON.stringify(answer).includes(secret));

test('本市经办人查得到：列表、按名称和编号搜索、进度人数、汇总名单', async () => {
  const seen = await seenBy(await place.stage.party('nanchang-jb'));
  for (const list of ['all', 'ofRound', 'ofState', 'byName', 'byPartOfName', 'byNumber', 'batch']) assert.ok(mentions(seen[list]), list);
  assert.ok(counted(seen.counts) > 0);
});

for (const login of strangers)
  test(`${login}：列表、搜索、计数、待办、消息、汇总名单里都没有这份申报`, async () => {
    const seen = await seenBy(await place.stage.party(login));
    for (const [list, answer] of Object.entries(seen)) assert.ok(!mentions(answer), list);
    assert.equal(counted(seen.counts), 0, '进度和名额人数');
    assert.deepEqual((seen.office as { assignments: unknown[] } | null)?.assignments ?? [], []);
    for (const list of ['all', 'ofRound', 'ofState', 'byName', 'byPartOfName', 'byNumber'])
      assert.deepEqual((seen[list] as { dossiers: unknown[] } | null)?.dossiers ?? [], [], list);
  });

test('第八条（三）推荐工作的每个接口，外人一律不得其门', async () => {
  const at = { params: { id: one.dossierId } };
  for (const login of strangers) {
    const party = await place.stage.party(login);
    const refused = await Promise.all([
      party.refused('GET /api/dossiers/{id}', at),
      party.refused('GET /api/dossiers/{id}/review', at),
      party.refused('GET /api/dossiers/{id}/signals', at),
      party.refused('GET /api/dossiers/{id}/notes', at),
      party.refused('GET /api/dossiers/{id}/correction-draft', at),
      party.refused('GET /api/dossiers/{id}/sample', at),
      party.refused('GET /api/dossiers/{id}/recommendation', at),
      party.refused('GET /api/dossiers/{id}/annexes/1.pdf', at),
      party.refused('GET /api/dossiers/{id}/annexes/1.docx', at),
      party.refused('GET /api/draws/{dossierId}/bundle', { params: { dossierId: one.dossierId } }),
      party.refused('POST /api/dossiers/{id}/assign', { ...at, body: { accountId: null } }),
      party.refused('POST /api/dossiers/{id}/recommend', { ...at, body: { read: { recommendation: 1, sample: 1 } } }),
    ]);
    for (const { status, detail } of refused) {
      assert.ok(status === 403 || status === 404, `${login} ${status}`);
      assert.ok(!mentions(detail));
    }
  }
});
