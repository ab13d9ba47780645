import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { SignedIn } from '../../src/acts/directory/signed-in.ts';
import { inbox } from '../../src/acts/inbox/inbox.ts';
import { take } from '../../src/acts/procedure/take.ts';
import { listPolicies, type PolicyText, policiesInForce, policyKind, writePolicy } from '../../src/acts/recognition/policy.ts';
import { bringPolicyFile, openPolicyFile } from '../../src/acts/recognition/policy-files.ts';
import { htmlOf } from '../../src/api/public/page.tsx';
import { platformPage } from '../../src/api/public/platforms.tsx';
import { policiesPage } from '../../src/api/public/policies.tsx';
import { type Acting, cast, openActing, person, reasonsOf, recommended, refusalOf } from './acting.ts';
import { pdf, withFiles } from './in-memory.ts';

let acting: Acting;
let set: Awaited<ReturnType<typeof cast>>;
const [platformId, expiredId] = [uuidv7(), uuidv7()];
let applicantId = '';
before(async () => {
  acting = await openActing();
  set = await cast(acting, []);
  const dossier = await recommended(acting, { round: set.round, recommenderId: set.city, name: '甲公司', number: '赣平2026-甲' });
  applicantId = dossier.applicantId;
  const over = await recommended(acting, { round: set.round, recommenderId: set.city, name: '乙公司', number: '赣平2026-乙' });
  await acting.system((tx) =>
    tx.recognitions.addPlatform({
      ...{ id: expiredId, organisationId: over.applicantId, dossierId: over.id, roundId: set.round.id, issuerId: set.province },
      ...{ authorityId: set.city, certificateNumber: '证乙', name: '乙平台', kind: '专业性', functions: ['innovation'] },
      ...{ recognisedOn: '2023-06-20', validFrom: '2023-06-20', validTo: '2026-06-19', revokedOn: null, firstTime: true, version: 1 },
    }),
  );
  await acting.system((tx) =>
    tx.recognitions.addPlatform({
      ...{ id: platformId, organisationId: dossier.applicantId, dossierId: dossier.id, roundId: set.round.id, issuerId: set.province },
      ...{ authorityId: set.city, certificateNumber: '证甲', name: '甲平台', kind: '专业性', functions: ['innovation'] },
      ...{ recognisedOn: '2026-06-20', validFrom: '2026-06-20', validTo: '2029-06-19', revokedOn: null, firstTime: true, version: 1 },
    }),
  );
});
after(() => acting.close());

const day = '2026-11-12';
const as = (who: SignedIn, organisationKind = 'province') => withFiles(acting.on({ ...who, organisationKind }, day));
const officer = () => as(set.officer);
const leader = () => as(set.leader);
const text: PolicyText = {
  ...{ title: '省级服务券优先采购示范平台的服务', kind: 'purchase', body: '服务券可以抵付示范平台的服务费，经平台申领。' },
  ...{ basis: '《江西省中小企业服务券管理办法》第六条', number: '赣工信〔2026〕9号', fromOn: '2026-11-01', untilOn: '2026-12-31' },
};
const shown = async (today: string) => htmlOf(await policiesPage(acting.world(today)));
const faultOf = async (work: Promise<unknown>) => {
  const refused = await refusalOf(work);
  return refused.kind === 'badInput' ? (refused.faults[0]?.message ?? '') : refused.kind;
};

test('第十三条 经办人填写政策、附文件、报批，领导同意后任何人可以查看，平台页面列出它享受的；到期的不再列出〔13.s1〕', async () => {
  assert.match(await shown(day), /还没有公布的政策/);
  const { id } = await writePolicy(officer(), text);
  const file = await bringPolicyFile(officer(), id, pdf('服务券办法'));
  const open = () => openPolicyFile(withFiles(acting.world(day)), { id, fileId: file.id });
  assert.equal((await refusalOf(open())).kind, 'notFound', '没有公布的，公众打不开');
  await take(officer(), policyKind, { id, step: 'offer', brought: {}, version: 1 });
  assert.deepEqual(
    (await inbox(leader())).items.filter(({ article }) => article === '第十三条').map(({ kind }) => kind),
    ['publishPolicy'],
  );
  assert.equal((await refusalOf(take(officer(), policyKind, { id, step: 'publish', brought: {}, version: 2 }))).kind, 'notAllowed');
  assert.match(await reasonsOf(bringPolicyFile(officer(), id, pdf('服务券办法'))), /当前状态不能“上传政策文件”/, '报批以后不再换文件');
  assert.match(await shown(day), /还没有公布的政策/);
  await take(leader(), policyKind, { id, step: 'publish', brought: {}, version: 2 });
  assert.match(
    await shown(day),
    /省级服务券[\s\S]*赣工信〔2026〕9号[\s\S]*2026年11月1日起执行，至2026年12月31日[\s\S]*第六条[\s\S]*服务券办法\.pdf/,
  );
  assert.equal((await open()).file.name, '服务券办法.pdf');
  assert.match(htmlOf(await platformPage(acting.world(day), platformId)), /享受的扶持政策[\s\S]*省级服务券/);
  const told = async () =>
    (
      await acting.store.as('system', (tx) =>
        sql<{ key: string }>`select key from outbox where subject like '可以享受的扶持政策%'`.execute(tx),
      )
    ).rows;
  assert.deepEqual(await told(), [{ key: `policy:${id}:told:${applicantId}` }], '每家有效的平台一封，到期的没有');
  assert.equal(/省级服务券/.test(await shown('2027-01-01')), false, '已到期');
  const entries = await acting.system((tx) => tx.journal.entries({ subject: id }));
  assert.deepEqual(entries.map(({ action }) => action).sort(), ['bringPolicyFile', 'offerPolicy', 'publishPolicy', 'writePolicy']);
  await take(leader(), policyKind, { id, step: 'takeDown', brought: { reason: '政策另行修订' }, version: 3 });
  assert.match(await shown(day), /还没有公布的政策/);
  await take(officer(), policyKind, { id, step: 'write', brought: text, version: 4 });
  await take(officer(), policyKind, { id, step: 'offer', brought: {}, version: 5 });
  await take(leader(), policyKind, { id, step: 'publish', brought: {}, version: 6 });
  assert.equal((await told()).length, 1, '修改后再公布的，不重复通知');
});

test('市级自己认定的平台，政策由市级公布，不列在省级认定的平台下；企业和协会不能公布；个人信息、倒置的日期指出在哪一栏', async () => {
  const city = () => as(set.cityOfficer, 'city');
  const head = await person(acting, set.city, '市领导', ['leader']);
  const { id } = await writePolicy(city(), { ...text, title: '园区房租减半', kind: 'premises', untilOn: undefined });
  assert.deepEqual(await listPolicies(officer()).then((all) => all.some((one) => one.id === id)), false, '没有公布的只有本部门看得到');
  assert.equal((await refusalOf(take(officer(), policyKind, { id, step: 'offer', brought: {}, version: 1 }))).kind, 'notFound');
  await take(city(), policyKind, { id, step: 'offer', brought: {}, version: 1 });
  await take(as(head, 'city'), policyKind, { id, step: 'sendBack', brought: { reason: '写明面积' }, version: 2 });
  assert.match(
    await reasonsOf(take(city(), policyKind, { id, step: 'offer', brought: {}, version: 3 })),
    /当前状态不能“报批”/,
    '没有修改的不能原样报批',
  );
  await take(city(), policyKind, { id, step: 'write', brought: { ...text, title: '园区房租减半', untilOn: undefined }, version: 3 });
  await take(city(), policyKind, { id, step: 'offer', brought: {}, version: 4 });
  assert.equal((await refusalOf(take(city(), policyKind, { id, step: 'offer', brought: {}, version: 4 }))).kind, 'conflict');
  await take(as(head, 'city'), policyKind, { id, step: 'publish', brought: {}, version: 5 });
  assert.deepEqual(
    (await policiesInForce(acting.world('2030-01-01'))).map(({ title, untilOn }) => [title, untilOn]),
    [['园区房租减半', null]],
  );
  assert.equal(/房租减半/.test(htmlOf(await platformPage(acting.world(day), platformId))), false);
  const clerk = await person(acting, set.city, '协会经办', ['officer']);
  assert.equal((await refusalOf(writePolicy(as(clerk, 'association'), text))).kind, 'notAllowed');
  assert.match(await faultOf(writePolicy(officer(), { ...text, body: '请打13900001234联系。' })), /不写个人信息/);
  assert.match(await faultOf(writePolicy(officer(), { ...text, untilOn: '2026-10-31' })), /早于开始执行/);
  const { id: mine } = await writePolicy(officer(), text);
  assert.match(
    await reasonsOf(take(officer(), policyKind, { id: mine, step: 'write', brought: { ...text, untilOn: '2026-10-31' }, version: 1 })),
    /早于/,
  );
});
