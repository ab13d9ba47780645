import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { approveRewards, proposeRewards, rewardLists } from '../../src/acts/recognition/reward-list.ts';
import { type Acting, cast, openActing, reasonsOf, recommended, refusalOf } from './acting.ts';

let acting: Acting;
let set: Awaited<ReturnType<typeof cast>>;
before(async () => {
  acting = await openActing();
  set = await cast(acting, []);
});
after(() => acting.close());

const officer = (day: string) => acting.on(set.officer, day);

async function platform(name: string, { firstTime, revokedOn }: { firstTime: boolean; revokedOn: string | null }): Promise<void> {
  const dossier = await recommended(acting, { round: set.round, recommenderId: set.city, name: `${name}公司`, number: `赣平2026-${name}` });
  await acting.system((tx) =>
    tx.recognitions.addPlatform({
      ...{ id: uuidv7(), organisationId: dossier.applicantId, dossierId: dossier.id, roundId: set.round.id, issuerId: set.province },
      ...{ authorityId: set.city, certificateNumber: `证${name}`, name: `${name}平台`, kind: '专业性', functions: ['innovation'] },
      ...{ recognisedOn: '2026-06-20', validFrom: '2026-06-20', validTo: '2029-06-19', revokedOn, firstTime, version: 1 },
    }),
  );
}

test('第十三条 奖励名单：一次提出新认定的全部，以往认定的、称号撤销的不列入；领导按看过的名单一次批准，须有资金总额〔13.s2〕', async () => {
  const at = '2026-11-13';
  for (const [name, firstTime, revokedOn] of [
    ['乙', false, null],
    ['甲', true, '2026-11-06'],
    ['寅', true, null],
    ['卯', true, null],
  ] as const)
    await platform(name, { firstTime, revokedOn });
  const list = async () => (await rewardLists(officer(at)))[0] ?? assert.fail();
  const before = await list();
  const offered = async (who: typeof set.leader) =>
    ((await rewardLists(acting.on(who, at)))[0]?.offers ?? []).map(({ label, blockedBy }) => [label, blockedBy.join('；').slice(0, 20)]);
  assert.deepEqual([await offered(set.officer), await offered(set.leader)], [[['全部提出（2 家）', '']], []]);
  assert.deepEqual(
    before.eligible.map(({ platform }) => platform),
    ['卯平台', '寅平台'],
  );
  assert.match(before.leftOut.map(({ platform, why }) => `${platform}${why}`).join(), /乙平台奖励只给新认定的示范平台/);
  assert.match(before.leftOut.map(({ platform, why }) => `${platform}${why}`).join(), /甲平台称号已不在有效期内/);
  const [one, other] = await Promise.allSettled([proposeRewards(officer(at), set.round.id), proposeRewards(officer(at), set.round.id)]);
  assert.deepEqual([one, other].map(({ status }) => status).sort(), ['fulfilled', 'rejected'], '两人同时提出，只提出一次');
  const { digest } = await list();
  const approve = (read: string, who = set.leader) => approveRewards(acting.on(who, at), set.round.id, read);
  assert.equal((await refusalOf(approve(before.digest))).kind, 'conflict', '看的不是最新的名单');
  assert.match(await reasonsOf(approve(digest)), /没有确定奖励资金总额/);
  assert.deepEqual(
    [await offered(set.officer), await offered(set.leader)],
    [[], [['批准名单（2 家）', '本年度没有确定奖励资金总额：请经办人在年']]],
  );
  await acting.store.as('system', (tx) => tx.updateTable('round').set({ rewardFund: '1000' }).where('id', '=', set.round.id).execute());
  const both = { ...set.leader, accountId: set.officer.accountId };
  assert.match(await reasonsOf(approve(digest, both)), /另一位分管领导/);
  assert.deepEqual(await offered(both), [['批准名单（2 家）', '奖励由您本人提出，须由另一位分管领导办理']], '提出的人看到为什么不能批准');
  assert.equal(await approve(digest), 2);
  assert.match(await reasonsOf(approve((await list()).digest)), /没有待批准的奖励/);
});
