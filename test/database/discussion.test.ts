import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import type { Context } from '../../src/acts/context.ts';
import type { SignedIn } from '../../src/acts/directory/signed-in.ts';
import type { Dossier } from '../../src/acts/dossier/records.ts';
import { inbox } from '../../src/acts/inbox/inbox.ts';
import { recommendationPaper } from '../../src/acts/recommendation/paper.ts';
import { admit, concludeReview } from '../../src/acts/review/admission.ts';
import { discuss } from '../../src/acts/review/discuss.ts';
import { drawPanel } from '../../src/acts/review/draw-panel.ts';
import { saveGroupOpinion } from '../../src/acts/review/group-opinion.ts';

import { showPanel } from '../../src/acts/review/show-panel.ts';
import { saveReview, signReview } from '../../src/acts/review/write-review.ts';
import { jx2023 } from '../law.ts';
import { type Acting, cast, openActing, reasonsOf, recommended, refusalOf, takesSeat } from './acting.ts';

const DAY = '2026-06-08';
let acting: Acting;
let set: Awaited<ReturnType<typeof cast>>;
let dossier: Dossier;
let first: SignedIn;
let second: SignedIn;
let third: SignedIn;
const on = (actor: SignedIn): Context => acting.on(actor, DAY);
const full = (part: number) => Object.fromEntries(jx2023.rubric.map(({ key, weight }) => [key, String(weight * part)]));
const sign = async (expert: SignedIn, part: number) => {
  await takesSeat(on(expert), dossier.id);
  await saveReview(on(expert), { dossierId: dossier.id, scores: full(part), opinion: `按${part}评。`, version: 0 });
  await signReview(on(expert), { dossierId: dossier.id });
};
const panel = (of: SignedIn = set.officer) => showPanel(on(of), dossier.id);
const open = (of: SignedIn, text = '服务业绩的证明是否充分') => discuss(on(of), { id: dossier.id, step: 'open', brought: { text } });
const say = (of: SignedIn, text = '合同与名单一致。') => discuss(on(of), { id: dossier.id, step: 'say', brought: { text } });
const rescore = (of: SignedIn, part: number, text = '看了补充的合同') =>
  discuss(on(of), { id: dossier.id, step: 'rescore', brought: { scores: full(part), opinion: '改评。', text } });
const draft = (of: SignedIn, text: string) => discuss(on(of), { id: dossier.id, step: 'draft', brought: { text } });
const confirm = (of: SignedIn, version?: number) => discuss(on(of), { id: dossier.id, step: 'confirm', brought: {}, version });
const offered = async (of: SignedIn) => (await panel(of)).discussion.offers.map(({ step }) => step);
const waits = async (of: SignedIn) => (await inbox(on(of))).items.map(({ kind }) => kind);

before(async () => {
  acting = await openActing();
  set = await cast(
    acting,
    ['甲', '乙', '丙', '丁'].map((name) => ({ name, employer: `${name}大学` })),
  );
  dossier = await recommended(acting, { round: set.round, recommenderId: set.city, name: '讨论服务有限公司', number: '赣平2026-0031' });
  await admit(on(set.officer), { id: dossier.id });
  const { drawOrder } = await drawPanel(on(set.officer), dossier.id);
  [first, second, third] = drawOrder.map((id) => set.people.find(({ accountId }) => accountId === id)) as [SignedIn, SignedIn, SignedIn];
});
after(() => acting.close());

test('没有全部签署，谁也不能讨论；签完以后轮到主持专家，主持专家是抽取顺序在前的，不能指定〔8.4.s1〕', async () => {
  await sign(first, 0.9);
  await sign(second, 0.9);
  assert.match(await reasonsOf(open(first)), /还没有全部签署，独立评审之后才能讨论/);
  assert.deepEqual([await offered(first), await waits(third)], [[], ['review']]);
  await sign(third, 0.5);
  assert.deepEqual([await offered(first), await offered(second)], [['open', 'draft'], []]);
  assert.deepEqual([await waits(first), await waits(second)], [['groupOpinion'], []]);
  assert.equal((await panel()).discussion.moderator, first.name);
  assert.equal((await refusalOf(open(second))).kind, 'notAllowed');
  for (const outside of [set.officer, set.leader]) assert.equal((await refusalOf(open(outside))).kind, 'notAllowed');
  assert.equal((await refusalOf(draft(set.cityOfficer, '同意。'))).kind, 'notAllowed');
});

test('评分只在讨论中修改，要写理由，前后两稿都保留；平均分、排序按改后的', async () => {
  assert.match(await reasonsOf(rescore(third, 0.8)), /当前状态不能“修改评分”/);
  await open(first);
  await say(second);
  assert.equal((await refusalOf(rescore(third, 0.8, ' '))).kind, 'badInput');
  assert.match(await reasonsOf(rescore(third, 1.2)), /“基础条件”应为0至10分，现为12分/);
  await rescore(third, 0.8);
  const seat = (await panel()).seats.find(({ accountId }) => accountId === third.accountId);
  assert.deepEqual([seat?.total, seat?.signed?.total, seat?.opinion, seat?.signed?.opinion], ['80', '50.0', '改评。', '按0.5评。']);
  assert.deepEqual([(await panel(second)).summary?.mean, (await panel(second)).discussion.words.at(-1)?.text], ['86.67', '看了补充的合同']);
  assert.equal((await refusalOf(discuss(on(second), { id: dossier.id, step: 'close', brought: {} }))).kind, 'notAllowed');
  await discuss(on(first), { id: dossier.id, step: 'close', brought: {} });
  assert.match(await reasonsOf(rescore(second, 0.1)), /当前状态不能/);
});

test('专家组意见由主持专家起草、逐一确认，经办人不能代写；确认的是看过的那一稿；不同意见照印在附件1，签字写明何人何时', async () => {
  const { version } = (await panel()).dossier;
  const own = saveGroupOpinion(on(set.officer), { dossierId: dossier.id, text: '一致同意。', version });
  assert.match(await reasonsOf(own), /经办人不能代写/);
  await draft(first, '同意推荐。');
  const seen = (await panel(second)).discussion.version;
  assert.deepEqual([await waits(first), await waits(second)], [[], ['groupOpinion']]);
  const against = (of: SignedIn) => discuss(on(of), { id: dossier.id, step: 'dissent', brought: { text: '业绩证明不足，不同意。' } });
  assert.deepEqual([(await against(second)).state, (await against(third)).state], ['drafted', 'opposed'], '多数不同意的不是专家组意见');
  assert.equal((await panel()).dossier.groupOpinion, null);
  assert.match(await reasonsOf(concludeReview(on(set.officer), { id: dossier.id })), /还没有由主持专家起草、各位专家确认/);
  assert.deepEqual([await offered(first), await waits(first), await waits(second)], [['open', 'draft'], ['groupOpinion'], []]);
  await draft(first, '同意推荐认定。');
  assert.equal((await refusalOf(confirm(second, seen))).kind, 'conflict', '另起了一稿');
  await confirm(second, (await panel(second)).discussion.version);
  assert.match(await reasonsOf(confirm(second)), /对这一稿已经表示过意见/);
  assert.match(await reasonsOf(concludeReview(on(set.officer), { id: dossier.id })), /还没有由主持专家起草、各位专家确认/);
  assert.equal((await panel()).dossier.groupOpinion, null);
  const voice = await discuss(on(third), { id: dossier.id, step: 'dissent', brought: { text: '服务业绩证明不足。' } });
  assert.equal(voice.state, 'agreed');
  const printed = `同意推荐认定。\n不同意见（${third.name}）：服务业绩证明不足。`;
  assert.equal((await panel()).dossier.groupOpinion, printed);
  const paper = await recommendationPaper(on(set.officer), dossier.id);
  assert.equal(paper.panelOpinion, printed);
  assert.deepEqual(
    paper.experts.map(({ name, signed }) => [name, signed]),
    [
      [first.name, '起草并确认\n2026年6月8日'],
      [second.name, '确认\n2026年6月8日'],
      [third.name, '有不同意见\n2026年6月8日'],
    ],
  );
  assert.deepEqual([await waits(third), (await inbox(on(set.officer))).items.map(({ kind }) => kind)], [[], ['conclude']]);
});

test('直接对数据库说，也不成：替人说、没有轮到时改评分、改说过的话、经办人改专家组意见', async () => {
  const { id } = dossier;
  const word = (of: SignedIn, kind: string, as = of.accountId) =>
    acting.store.as(of, (tx) =>
      sql`insert into panel_word (dossier_id, n, account_id, issuer_id, kind, text, scores, opinion, said_at)
        values (${id}, 0, ${as}, ${set.province}, ${kind}, '改', ${kind === 'rescored' ? '{}' : null}::jsonb, ${kind === 'rescored' ? '' : null}, now())`.execute(
        tx,
      ),
    );
  for (const [of, kind, as] of [
    [second, 'said', third.accountId],
    [second, 'rescored', second.accountId],
    [second, 'drafted', second.accountId],
    [second, 'reseated', second.accountId],
    [set.officer, 'drafted', first.accountId],
    [set.officer, 'said', set.officer.accountId],
  ] as const)
    await assert.rejects(word(of, kind, as), { code: '42501' }, `${of.name} ${kind}`);
  await assert.rejects(
    acting.store.as(set.officer, (tx) => sql`update dossier set group_opinion = '一致同意。' where id = ${id}`.execute(tx)),
    { code: '42501' },
  );
  for (const statement of [sql`update panel_word set text = '改'`, sql`delete from panel_word`])
    for (const of of [set.officer, first, 'system'] as const)
      assert.equal((await acting.store.as(of, (tx) => statement.execute(tx))).numAffectedRows ?? 0n, 0n);
  assert.equal((await concludeReview(on(set.officer), { id })).state, 'reviewed');
  assert.match(await reasonsOf(draft(first, '另一种意见。')), /当前状态不能“起草专家组意见”/);
});
