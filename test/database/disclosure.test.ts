import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import type { Context } from '../../src/acts/context.ts';
import { askRelease, decideRelease, releasesOf } from '../../src/acts/disclosure/release.ts';
import { noteReading } from '../../src/acts/disclosure/supervision.ts';
import { reveal } from '../../src/acts/dossier/edit.ts';
import { materialsOf, openMaterial } from '../../src/acts/dossier/materials.ts';
import { openFiles } from '../../src/acts/dossier/open-files.ts';
import type { Dossier } from '../../src/acts/dossier/records.ts';
import { inbox } from '../../src/acts/inbox/inbox.ts';
import { purposeFault } from '../../src/core/disclosure/purpose.ts';
import { type Acting, cast, openActing, organisation, person, reasonsOf, recommended, refusalOf } from './acting.ts';

// 第十六条: what one person may open of personal data in a day, and how a leader lets it go on.

const DAY = '2026-04-20';
const MEASURE = 30;
const asked = { path: 'legalMobile', purpose: '核对法定代表人' };
let acting: Acting;
let set: Awaited<ReturnType<typeof cast>>;
let dossier: Dossier;

before(async () => {
  acting = await openActing();
  set = await cast(acting, []);
  dossier = await recommended(acting, { round: set.round, recommenderId: set.city, name: '甲平台有限公司', number: '赣平2026-0001' });
});
after(() => acting?.close());

const officer = () => person(acting, set.province, '经办', ['officer']);
const times = async (n: number, work: () => Promise<unknown>) => {
  for (let i = 0; i < n; i += 1) await work();
};
const entriesOf = async (accountId: string) =>
  (await acting.system((tx) => tx.journal.entries({ subject: dossier.id }))).filter((entry) => entry.actorId === accountId);

test('一天第30次可以，第31次须经领导同意；被挡下的不显示、也不记', async () => {
  const who = await officer();
  const ctx = acting.on(who, DAY);
  await times(MEASURE - 1, () => reveal(ctx, dossier.id, asked));
  assert.deepEqual((({ opened, allowed }) => [opened, allowed])(await releasesOf(ctx)), [29, 30]);
  assert.match(await reasonsOf(askRelease(ctx, '继续核对')), /还可以查看 1 次/);
  assert.match(await reveal(ctx, dossier.id, asked), /^1\d{10}$/);
  assert.equal((await refusalOf(reveal(ctx, dossier.id, asked))).kind, 'leaderNeeded');
  const entries = await entriesOf(who.accountId);
  assert.equal(entries.length, MEASURE);
  assert.deepEqual(entries[0]?.detail, { path: 'legalMobile', purpose: '核对法定代表人', personal: 1 });
  assert.match(await reveal(acting.on(who, '2026-04-21'), dossier.id, asked), /^1\d{10}$/, '第二天重新计数');
});

test('同时按四十次，只显示三十次', async () => {
  const ctx = acting.on(await officer(), DAY);
  const results = await Promise.allSettled(Array.from({ length: 40 }, () => reveal(ctx, dossier.id, asked)));
  assert.equal(results.filter(({ status }) => status === 'fulfilled').length, MEASURE);
});

test('本单位领导同意，当天再看三十次；自己不能答复自己，别的单位、经办人看不到', async () => {
  const who = await officer();
  const ctx = acting.on(who, DAY);
  const leader = acting.on(set.leader, DAY);
  await times(MEASURE, () => reveal(ctx, dossier.id, asked));
  const asks = await Promise.allSettled([1, 2].map(() => askRelease(ctx, '集中核对法定代表人')));
  assert.deepEqual(asks.map(({ status }) => status).sort(), ['fulfilled', 'rejected'], '同时提两次，只有一件');
  const id = (await releasesOf(ctx)).releases[0]?.id ?? '';
  assert.match(await reasonsOf(askRelease(ctx, '再提一次')), /已经提出/);
  const waiting = (await inbox(leader)).items.filter((item) => item.kind === 'opening');
  assert.deepEqual(
    waiting.map(({ title, article, dueOn }) => [title, article, dueOn]),
    [['请求继续查看个人信息：经办', '第十六条', DAY]],
  );
  assert.equal((await releasesOf(acting.on(await officer(), DAY))).releases.length, 0, '别的经办人看不到');
  const cityLeader = acting.on(await person(acting, set.city, '市领导', ['leader']), DAY);
  assert.equal((await refusalOf(decideRelease(cityLeader, id, { granted: true, word: '' }))).kind, 'notFound');
  assert.match(
    await reasonsOf(decideRelease(acting.on({ ...who, roles: ['leader'] }, DAY), id, { granted: true, word: '' })),
    /另一位领导/,
  );
  assert.match(await reasonsOf(decideRelease(leader, id, { granted: false, word: ' ' })), /写明理由/);
  const answers = await Promise.allSettled([1, 2].map(() => decideRelease(leader, id, { granted: true, word: '' })));
  assert.deepEqual(answers.map(({ status }) => status).sort(), ['fulfilled', 'rejected'], '答复一次');
  assert.equal((await inbox(leader)).items.filter((item) => item.kind === 'opening').length, 0);
  await times(MEASURE, () => reveal(ctx, dossier.id, asked));
  assert.equal((await refusalOf(reveal(ctx, dossier.id, asked))).kind, 'leaderNeeded');
  const actions = (await acting.system((tx) => tx.journal.entries({ subject: who.accountId }))).map((entry) => entry.action);
  assert.deepEqual(actions, ['askOpenings', 'grantOpenings']);
});

test('不同意的写明理由，不放行；过了当天的请求不再答复；没有其他领导的说清楚', async () => {
  const who = await officer();
  const ctx = acting.on(who, DAY);
  const leader = acting.on(set.leader, DAY);
  await times(MEASURE, () => reveal(ctx, dossier.id, asked));
  const { id } = await askRelease(ctx, '集中核对');
  await decideRelease(leader, id, { granted: false, word: '请先说明需要核对哪些单位' });
  assert.equal((await refusalOf(reveal(ctx, dossier.id, asked))).kind, 'leaderNeeded');
  const again = await askRelease(ctx, '核对名单中的十家');
  assert.match(await reasonsOf(decideRelease(acting.on(set.leader, '2026-04-21'), again.id, { granted: true, word: '' })), /当天/);
  const only = acting.on(set.leader, '2026-04-22');
  await times(MEASURE, () => reveal(only, dossier.id, asked));
  assert.match(await reasonsOf(askRelease(only, '领导自己核对')), /没有其他在用的领导/);
});

test('用途：三个字不行，四个字行；一百字行，一百零一字不行；手机号、证件号码不能写进去', () => {
  assert.deepEqual(
    ['测评用', '电话测评', '核'.repeat(100), '核'.repeat(101), '联系13800001234', '核对 138 0000 1234', '核对2026年第12345号'].map(
      (text) => purposeFault(text) === null,
    ),
    [false, true, true, false, false, false, true],
  );
});

/** A material of a case. */
async function brought(clerk: Context, dossierId: string, kind: string): Promise<string> {
  const [id, fileHash] = [uuidv7(), kind.padEnd(64, '0')];
  await clerk.inTransaction(async (tx) => {
    await tx.dossiers.knownFile(fileHash, 10, 'application/pdf', clerk.now);
    const file = { id, dossierId, kind, fileHash, name: `${kind}.pdf`, mediaType: 'application/pdf', size: 10 };
    await tx.dossiers.addMaterial({ ...file, addedBy: clerk.actor.accountId, addedAt: clerk.now, removedAt: null, proves: [] });
  });
  return id;
}
/** Where bytes are asked for, not what they say. */
const withFiles = (ctx: Context): Context => ({ ...ctx, tools: { ...ctx.tools, files: { ...ctx.tools.files, open: async () => none() } } });
async function* none(): AsyncGenerator<Uint8Array> {}

test('第十六条 上传的材料不能遮蔽：推荐、认定部门每件申报写一次用途，八小时内不再问，看过的每份记一次；申报单位自己的不问', async () => {
  const of = await recommended(acting, { round: set.round, recommenderId: set.city, name: '乙平台有限公司', number: '赣平2026-0002' });
  const clerk = withFiles(acting.on(await person(acting, of.applicantId, '填报人', ['clerk']), DAY));
  const files = await Promise.all(['m2', 'm3'].map((kind) => brought(clerk, of.id, kind)));
  const [one, two] = files as [string, string];
  const who = await officer();
  const now = '2026-04-20T02:00:00.000Z';
  const ctx: Context = { ...withFiles(acting.on(who, DAY)), wallNow: now };
  const after = (hours: number): Context => ({ ...ctx, wallNow: new Date(Date.parse(now) + hours * 3_600_000).toISOString() });
  assert.equal((await materialsOf(ctx, of.id)).files, 'needed');
  assert.equal((await refusalOf(openMaterial(ctx, of.id, one))).kind, 'purposeNeeded');
  await Promise.all([1, 2, 3].map(() => openFiles(ctx, of.id, '初审核对')));
  assert.equal((await releasesOf(ctx)).opened, 1, '同时写三次，只算一次');
  await openFiles(after(1), of.id, '再写一次');
  await Promise.all([one, one, two].map((file) => openMaterial(after(7.9), of.id, file)));
  assert.equal((await materialsOf(after(7.9), of.id)).files, 'stated');
  assert.equal((await refusalOf(openMaterial(after(8.1), of.id, one))).kind, 'purposeNeeded', '过了八小时重新写');
  const mine = withFiles(acting.on(await officer(), DAY));
  assert.equal((await refusalOf(openMaterial(mine, of.id, one))).kind, 'purposeNeeded', '一人写的用途不管别人');
  const elsewhere = acting.on(
    await person(acting, await organisation(acting, 'city', '九江市工业和信息化局', '360400'), '外人', ['officer']),
    DAY,
  );
  assert.equal((await refusalOf(openFiles(elsewhere, of.id, '看看别人的'))).kind, 'notFound');
  assert.equal((await refusalOf(openFiles(clerk, of.id, '看自己的材料'))).kind, 'notFound');
  await openMaterial(clerk, of.id, one);
  const entries = (await acting.system((tx) => tx.journal.entries({ subject: of.id }))).filter(({ actorId }) => actorId === who.accountId);
  assert.deepEqual(
    entries.map(({ action, detail }) => [action, (detail as { purpose: string }).purpose]),
    [
      ['openFiles', '初审核对'],
      ['openMaterial', '初审核对'],
      ['openMaterial', '初审核对'],
    ],
  );
  assert.equal((await releasesOf(ctx)).opened, 1, '一件申报只算一次');
  const supervisor = acting.on(
    await person(acting, await organisation(acting, 'supervision', '驻厅纪检监察组'), '监察', ['supervisor']),
    DAY,
  );
  await noteReading(supervisor, { kind: 'dossier', id: of.id, what: '查看材料', materialId: one });
  const last = (await acting.system((tx) => tx.journal.entries({ subject: of.id }))).at(-1);
  assert.deepEqual(last?.detail, { what: '查看材料', kind: 'm2', hash: 'm2'.padEnd(64, '0') }, '监察打开的是哪一份，日志写明');
});
