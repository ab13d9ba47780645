import assert from 'node:assert/strict';
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { PDFDocument } from 'pdf-lib';
import { uuidv7 } from 'uuidv7';
import { bySystem, type Context } from '../../src/acts/context.ts';
import type { SignedIn } from '../../src/acts/directory/signed-in.ts';
import { inbox } from '../../src/acts/inbox/inbox.ts';
import { covering, grow, latestCheckpoint, logKey, tileOf } from '../../src/acts/log/checkpoint.ts';
import { cosign } from '../../src/acts/log/cosign.ts';
import { proofOfCase, proofOfTitle } from '../../src/acts/log/proof.ts';
import { take } from '../../src/acts/procedure/take.ts';
import { titlesAsKnown } from '../../src/acts/recognition/as-known.ts';
import { findTitles } from '../../src/acts/recognition/find-titles.ts';
import { listPlatformChanges, openPlatformChange, platformChangeKind } from '../../src/acts/recognition/platform-change.ts';
import { bringPlatformChangeFile, openPlatformChangeFile } from '../../src/acts/recognition/platform-change-files.ts';
import { numberOfTitle, paperOf, publishedKeys, statusList, titleNamed, titleOf } from '../../src/acts/recognition/title.ts';
import { certificatePage } from '../../src/api/public/certificate.tsx';
import { htmlOf } from '../../src/api/public/page.tsx';
import { platformPage, platformsPage } from '../../src/api/public/platforms.tsx';
import type { PlatformChangeSteps } from '../../src/core/procedure/platform-change.ts';
import { COSIGNS, checkpointIn, cosignatureOf, keyText } from '../../src/store/log/note.ts';
import { verifyTitle } from '../../src/store/signing/verify-title.ts';
import { testLog } from '../signing.ts';
import { provedEntries, provedJournal } from '../verify-log.ts';
import { type Acting, cast, openActing, person, reasonsOf, recommended, refusalOf } from './acting.ts';
import { pdf, withFiles } from './in-memory.ts';

const AT = { publicUrl: 'https://sf.example.gov.cn' };
let acting: Acting;
let set: Awaited<ReturnType<typeof cast>>;
before(async () => {
  acting = await openActing();
  set = await cast(acting, []);
});
after(() => acting.close());

/** A platform as it stood before anything was signed. */
async function platform(
  name: string,
  number: string,
  earlier: { basis?: string; edition?: string; reportsFrom?: string; firstTime?: boolean } = {},
): Promise<string> {
  const dossier = await recommended(acting, { round: set.round, recommenderId: set.city, name: `${name}公司`, number: `赣平2026-${name}` });
  const id = uuidv7();
  await acting.system((tx) =>
    tx.recognitions.addPlatform({
      ...{
        id,
        organisationId: dossier.applicantId,
        issuerId: set.province,
        authorityId: set.city,
        certificateNumber: number,
        name: `${name}公司`,
      },
      ...{
        kind: '专业性',
        functions: ['innovation'],
        recognisedOn: '2026-06-20',
        validFrom: '2026-06-20',
        validTo: '2029-06-19',
        revokedOn: null,
      },
      ...{ firstTime: true, version: 1, reportsFrom: null, ...earlier },
      ...(earlier.basis ? { dossierId: null, roundId: null } : { dossierId: dossier.id, roundId: set.round.id }),
    }),
  );
  return id;
}

const on = (day: string) => acting.world(day);
const standing = async (id: string, day: string, on_ = day) => worth((await titleOf(on(day), id, AT)).credential, day, on_);
const worth = async (credential: string, day: string, on_ = day) => {
  const { keys } = await publishedKeys(on(day));
  const proof = verifyTitle(Buffer.from(credential), {
    keys: keys as never,
    status: await statusList(on(on_), AT),
    at: `${day}T04:00:00Z`,
  });
  return proof.kind === 'genuine' ? proof.state : proof.kind;
};

test('第十二条 认定在先的平台，首次索取时签发，此后不变；同时索取只签发一份', async () => {
  const id = await platform('甲', '赣平示2026-001');
  const titles = await Promise.all(Array.from({ length: 5 }, () => titleOf(on('2026-07-01'), id, AT)));
  assert.equal(new Set(titles.map(({ credential }) => credential)).size, 1);
  const [title] = titles;
  assert.equal((await titleNamed(on('2026-08-01'), '赣平示2026-001', AT)).credential, title?.credential);
  assert.equal((await titleNamed(on('2026-08-01'), (title?.code ?? '').toLowerCase(), AT)).credential, title?.credential);
  assert.equal((await numberOfTitle(on('2026-08-01'), ` ${title?.code} `)).number, '赣平示2026-001');
  assert.equal((await numberOfTitle(on('2026-08-01'), '赣平示2026-009')).number, '赣平示2026-009');
  const { rows } = await acting.store.as('system', (tx) => sql`select action from journal where subject_id = ${id}`.execute(tx));
  assert.deepEqual(rows, [{ action: 'issueCredential' }]);
});

test('第十二条 撤销、到期当即见于状态表和凭证', async () => {
  const id = await platform('乙', '赣平示2026-002');
  assert.equal(await standing(id, '2026-07-01'), 'valid');
  assert.equal(await standing(id, '2029-06-20'), 'expired');
  assert.equal(await standing(id, '2026-07-20', '2026-07-01'), 'unknown');
  await acting.system((tx) => tx.recognitions.changePlatform(id, { revokedOn: '2026-09-01' }));
  assert.equal(await standing(id, '2026-08-31'), 'valid');
  assert.equal(await standing(id, '2026-09-01'), 'revoked');
  assert.equal(await standing(id, '2030-01-01'), 'revoked');
});

test('第十二条 撤销以前没有签发过凭证的，撤销以后不再签发：旧的状态表上没有它', async () => {
  const id = await platform('癸', '赣平示2026-041');
  await acting.system((tx) => tx.recognitions.changePlatform(id, { revokedOn: '2026-09-01' }));
  assert.match(await reasonsOf(titleOf(on('2026-09-01'), id, AT)), /2026年9月1日撤销，不再签发电子凭证/);
  assert.equal((await findTitles(on('2026-09-01'), '赣平示2026-041')).answers[0]?.standing, 'revoked');
});

test('签署过的证书、凭证、公钥不能改、不能删；证书画一次', async () => {
  const id = await platform('丙', '赣平示2026-003');
  const line = await acting.system((tx) => tx.recognitions.platform(id));
  let drawn = 0;
  const make = async () => {
    drawn += 1;
    const paper = await PDFDocument.create();
    paper.addPage();
    return paper.save({ useObjectStreams: false });
  };
  const first = await paperOf(on('2026-07-01'), line as never, { ...AT, make });
  const again = await paperOf(on('2026-08-01'), line as never, { ...AT, make });
  assert.deepEqual([Buffer.from(first.pdf).equals(Buffer.from(again.pdf)), drawn], [true, 1]);
  for (const change of [
    'update title_credential set code = code',
    'delete from title_paper',
    'update title_paper set hash = hash',
    'delete from signing_key',
  ])
    await assert.rejects(
      acting.store.as('system', (tx) => sql.raw(change).execute(tx)),
      { code: '42501' },
      change,
    );
});

test('第十二条 正式系统没有设置公开网址的，凭证、证书都不签发，说明找谁设置', async () => {
  const id = await platform('寅', '赣平示2026-051');
  const line = await acting.system((tx) => tx.recognitions.platform(id));
  const world = { ...on('2026-07-01'), tools: { ...on('2026-07-01').tools, addressKnown: false } };
  assert.match(await reasonsOf(titleOf(world, id, AT)), /没有设置公开网址.*系统管理员/);
  const make = () => assert.fail('不画');
  assert.match(await reasonsOf(paperOf(world, line as never, { ...AT, make })), /没有设置公开网址/);
});

test('第十九条 启用前认定的没有签发过，说明去哪里查验', async () => {
  const id = await platform('丁', '赣中小企示2019-7', {
    basis: '赣工信〔2019〕7号',
    edition: 'jx-2023',
    reportsFrom: '2026-07-01',
    firstTime: false,
  });
  assert.match(await reasonsOf(titleOf(on('2026-07-01'), id, AT)), /没有签发过它的电子证书和凭证.*请在证书查验页查询/);
});

test('证书查验按人们输入的样子去找：编号、查验码、名称、信用代码；启用前认定的也找得到', async () => {
  const long = await platform('戊己庚辛（集团）', '赣平示2026-018');
  await platform('戊己庚辛', '赣平示2027-018');
  const { code } = await titleOf(on('2026-07-01'), long, AT);
  const line = await acting.system((tx) => tx.recognitions.platform(long));
  const found = async (typed: string) =>
    (await findTitles(on('2026-07-01'), typed)).answers.map(({ platform }) => platform?.certificateNumber);
  for (const typed of [
    '赣平示２０２６——０１８',
    '赣平示2026018',
    '赣 平 示 2026 18',
    '2026一018',
    code.toLowerCase(),
    `${code.slice(0, 4)}－${code.slice(4)}`,
  ])
    assert.deepEqual([typed, await found(typed)], [typed, ['赣平示2026-018']]);
  for (const typed of [line?.name ?? '', '戊己庚辛(集团)公司', `  ${line?.creditCode?.toLowerCase()} `])
    assert.deepEqual([typed, await found(typed)], [typed, ['赣平示2026-018']]);
  assert.deepEqual((await found('戊己庚辛')).toSorted(), ['赣平示2026-018', '赣平示2027-018']);
  assert.deepEqual(await found('赣中小企示（2019）7号'), ['赣中小企示2019-7']);
  for (const typed of ['赣平示2026-118', '不存在的公司', '公', '%', '_', "'; drop table platform; --", '　', '０'.repeat(100)])
    assert.deepEqual([typed, await found(typed)], [typed, []]);
});

test('证书编号写法不同，后来又有几百家也找得到', async () => {
  const template = await acting.system((tx) => tx.recognitions.platformByNumber('赣中小企示2019-7'));
  const copies = `insert into platform select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(),
    'certificate_number', '赣平示2026-018' || n, 'recognised_on', '2026-07-01'))).* from platform p, generate_series(100, 400) n where p.id = '${template?.id}'`;
  await acting.store.as('system', (tx) => sql.raw(copies).execute(tx));
  const { answers } = await findTitles(on('2026-07-02'), '赣平示2026－18');
  assert.deepEqual(
    answers.map(({ platform }) => platform?.certificateNumber),
    ['赣平示2026-018'],
  );
  assert.equal((await findTitles(on('2026-07-02'), '赣平示（2026）第18250号')).answers.length, 1);
});

test('某日有效、某日所知：撤销、更名、撤下以前和以后各是当时的样子；谁也改不了', async () => {
  const known = async (asked: { on: string; known: string }, who = set.officer) =>
    (await titlesAsKnown(acting.on(who, '2026-12-01'), { ...asked, limit: 200, offset: 0 })).lines
      .filter(({ line }) => line.platformId === id)
      .map(({ line, later }) => [line.was.name, later]);
  const onDay = (day: string) =>
    acting.store.as('system', (tx) => sql`insert into clock values (1, ${day}) on conflict (id) do update set today = ${day}`.execute(tx));
  await onDay('2026-06-25');
  const id = await platform('壬', '赣平示2026-031');
  await onDay('2026-09-10');
  await acting.system((tx) => tx.recognitions.changePlatform(id, { revokedOn: '2026-09-01' }));
  assert.deepEqual(await known({ on: '2026-09-05', known: '2026-06-24' }), []);
  assert.deepEqual(await known({ on: '2026-09-05', known: '2026-09-09' }), [['壬公司', '后来知道自2026年9月1日起撤销']]);
  assert.deepEqual(await known({ on: '2026-09-05', known: '2026-09-10' }), []);
  assert.deepEqual(await known({ on: '2026-08-31', known: '2026-09-10' }), [['壬公司', null]]);
  assert.deepEqual(await known({ on: '2026-06-19', known: '2026-09-10' }), []);
  assert.match(
    await sentenceOf(titlesAsKnown(acting.on(set.officer, '2026-12-01'), { on: '2026-09-05', known: '2026-12-02', limit: 1, offset: 0 })),
    /晚于今天/,
  );
  for (const change of [
    `update platform_known set was = null`,
    `delete from platform_known`,
    `insert into platform_known (platform_id, known_on) values ('${id}', '2026-01-01')`,
  ])
    await assert.rejects(
      acting.store.as('system', (tx) => sql.raw(change).execute(tx)),
      { code: '42501' },
      change,
    );
  await acting.store.as('system', (tx) => sql`delete from clock`.execute(tx));
});

const sentenceOf = async (act: Promise<unknown>) => JSON.stringify(await refusalOf(act));

const journal = async (): Promise<string> =>
  (await acting.system((tx) => tx.journal.entries({}))).map((one) => `${JSON.stringify(one)}\n`).join('');
const noted = (count: number) =>
  acting.system(async (tx) => {
    for (let n = 0; n < count; n += 1)
      await tx.record({ ...bySystem(on('2026-07-01')), action: 'look', article: null, subject: { kind: 'journal', id: null } });
  });

test('第八条 日志每天签发检查点：分批、几处同时进行都是同一棵树，导出的日志与每个检查点一致', async () => {
  const world = on('2026-07-01');
  const notes: string[] = [];
  for (const more of [3, 300, 1, 255, 1]) {
    await noted(more);
    await acting.system((tx) => tx.logs.grow(7));
    await Promise.all(Array.from({ length: 4 }, () => acting.system((tx) => grow(tx, world))));
    notes.push((await latestCheckpoint(world))?.note ?? '');
  }
  assert.equal(await acting.system((tx) => grow(tx, world)), 0);
  const key = (await logKey(world)) ?? '';
  assert.match(provedJournal(await journal(), key, notes), /5 个检查点/);
  const changed = (await journal()).replace('"article":null', '"article":"x"');
  assert.throws(() => provedJournal(changed, key, notes), /被改动过/);
  const first = await tileOf(world, { level: 0, index: 0, width: 256 });
  assert.deepEqual([first.length, (await tileOf(world, { level: 0, index: 1, width: 3 })).length], [8192, 96]);
  assert.equal((await refusalOf(tileOf(world, { level: 1, index: 0, width: 200 }))).kind, 'notFound');
});

test('第八条 见证方的会签与检查点一并公布；没有登记的、别的检查点的、没有签发过的不收', async () => {
  const secret = generateKeyPairSync('ed25519').privateKey;
  const key = { name: 'xiehui.example.cn', kind: COSIGNS, publicKey: createPublicKey(secret) };
  const log = testLog([keyText(key)]);
  const world = { ...on('2026-07-01'), tools: { ...on('2026-07-01').tools, log } };
  await noted(1);
  await acting.system((tx) => grow(tx, world));
  const { size, note } = (await latestCheckpoint(world)) ?? assert.fail('none');
  const line = cosignatureOf(checkpointIn(note)?.text ?? '', { key, secret }, 1_780_000_000).trimEnd();
  const faults = async (work: Promise<unknown>) => {
    const refusal = await refusalOf(work);
    return refusal.kind === 'badInput' ? (refusal.faults[0]?.message ?? '') : refusal.kind;
  };
  assert.match(await faults(cosign(world, { size: size + 1, line })), /没有签发过含/);
  assert.match(await faults(cosign(on('2026-07-01'), { size, line })), /不是已登记的见证方/);
  assert.match(await faults(cosign(world, { size, line: line.slice(0, -2) })), /不是已登记的见证方/);
  for (let again = 0; again < 2; again += 1) assert.deepEqual(await cosign(world, { size, line }), { witness: key.name });
  assert.equal((await latestCheckpoint(world))?.note, `${note}${line}\n`);
});

test('第十二条 证书的日志证明人人可以核对，没有日志时也随即签发', async () => {
  const id = await platform('申', '赣平示2026-061');
  await titleOf(on('2026-07-01'), id, AT);
  const proof = await proofOfTitle(on('2026-07-01'), id);
  assert.match(provedEntries(JSON.stringify(proof), proof.key), /1 条都在.*issueCredential/s);
});

test('第八条 申报的日志证明：自己单位所做的有全文，别人所做的只有摘要；别人看过、记过什么不告诉；看不到的申报没有证明', async () => {
  const dossier = await recommended(acting, { round: set.round, recommenderId: set.city, name: '酉公司', number: '赣平2026-酉' });
  const by = (organisationId: string, action: string) =>
    acting.system((tx) =>
      tx.record({
        ...{ at: '2026-07-01T02:00:00.000Z', actor: { id: null, name: '某人', organisationId }, action, article: '第八条' },
        ...{ subject: { kind: 'dossier', id: dossier.id }, parties: { ...dossier, issuerId: set.province } },
      }),
    );
  await by(dossier.applicantId, 'submit');
  await by(set.city, 'accept');
  await by(set.city, 'openPaper');
  const clerk = { ...set.cityOfficer, organisationId: dossier.applicantId, roles: ['clerk' as const] };
  const proof = await proofOfCase(acting.on(clerk, '2026-07-01'), dossier.id);
  const shown = proof.entries.map(({ entry }) => [entry.action, 'actorName' in entry]);
  assert.deepEqual(shown, [
    ['submit', true],
    ['accept', false],
  ]);
  assert.match(provedEntries(JSON.stringify(proof), proof.key), /2 条都在/);
  const all = await proofOfCase(acting.on({ ...clerk, organisationId: set.province, roles: ['supervisor'] }, '2026-07-01'), dossier.id);
  assert.deepEqual(
    all.entries.map(({ entry }) => [entry.action, entry.actorName]),
    ['submit', 'accept', 'openPaper'].map((action) => [action, '某人']),
  );
  const other = { ...clerk, organisationId: set.province };
  assert.equal((await refusalOf(proofOfCase(acting.on(other, '2026-07-01'), dossier.id))).kind, 'notFound');
});

test('第八条 树和签发的检查点改不了、删不掉；没有公开网址的先不签发', async () => {
  for (const change of [
    'delete from log_tile',
    'update log_tile set hashes = substring(hashes from 2 for 1) || substring(hashes from 2)',
    "update log_checkpoint set note = ''",
    'delete from log_checkpoint',
  ])
    await assert.rejects(
      acting.store.as('system', (tx) => sql.raw(change).execute(tx)),
      { code: '42501' },
      change,
    );
  const world = { ...on('2026-07-01'), tools: { ...on('2026-07-01').tools, log: { ...on('2026-07-01').tools.log, origin: null } } };
  const { size } = await covering(world, 1);
  await noted(1);
  assert.equal((await covering(world, size + 1)).size > size, true, '已经开始的日志用原来的名称');
});

/** Another title of the same unit by the same issuer. */
async function secondTitle(of: string, number: string, over: { name?: string; validTo?: string } = {}): Promise<string> {
  const id = await platform(`又${number.slice(-8)}`, number);
  await acting.system(async (tx) => {
    const { organisationId = '', name = '' } = (await tx.recognitions.platform(of)) ?? {};
    await tx.recognitions.changePlatform(id, { organisationId, name, ...over });
  });
  return id;
}

const change = { name: '亥（集团）公司', address: '江西省赣州市章贡区一路1号', changedOn: '2026-07-20', reason: '改制更名，服务功能不变' };
type Taken = { id: string; version: number };
const step = async (
  who: Context,
  { id, version }: Taken,
  name: Exclude<keyof PlatformChangeSteps, 'attach'>,
  brought: object = {},
): Promise<Taken> => take(who, platformChangeKind, { id, step: name, brought: brought as never, version });

test('第十二条 平台凭新证照申请更名，经办人查验、领导签发：证书、凭证换发，原证书是已换发而不是已撤销；按原名称、旧编码查得到；告知主管部门〔12.s1〕', async () => {
  const id = await platform('亥', '赣平示2026-091');
  const before = await acting.system(async (tx) => ({ line: await tx.recognitions.platform(id) }));
  const clerk = await person(acting, before.line?.organisationId ?? '', '亥经办', ['clerk']);
  const day = '2026-08-01';
  const as = (who: SignedIn, today = day) => withFiles(acting.on(who, today));
  const old = await titleOf(on('2026-07-01'), id, AT);
  const [otherId, goneId] = [
    await secondTitle(id, '赣平示2026-191'),
    await secondTitle(id, '赣平示2023-191', { name: '亥中心', validTo: '2026-07-31' }),
  ];
  const other = await titleOf(on('2026-07-01'), otherId, AT);
  assert.match(await refusalText(openPlatformChange(as(clerk), id, { ...change, name: '亥公司', address: '' })), /没有要变更的/);
  assert.match(await refusalText(openPlatformChange(as(clerk), id, { ...change, address: '一路1号 13900001234' })), /地址公开发布/);
  assert.match(await refusalText(openPlatformChange(as(clerk), id, { ...change, changedOn: '2026-08-02' })), /还没有到/);
  assert.equal((await refusalOf(openPlatformChange(as(set.officer), id, change))).kind, 'notAllowed', '别的单位不能替它申请');
  let one: Taken = await openPlatformChange(as(clerk), id, change);
  for (const title of [id, otherId])
    assert.equal(
      (await refusalOf(openPlatformChange(as(clerk), title, change))).kind,
      'conflict',
      '一家单位同时办一件，几个称号也只申请一次',
    );
  assert.match(await reasonsOf(step(as(clerk), one, 'submit')), /还没有上传变更后的证照/);
  assert.deepEqual(await listPlatformChanges(as(set.officer)), [], '没有提交的，认定部门看不到');
  const file = await bringPlatformChangeFile(as(clerk), one.id, pdf('新营业执照'));
  one = await step(as(clerk), one, 'submit');
  assert.match(await reasonsOf(bringPlatformChangeFile(as(clerk), one.id, pdf('另一份'))), /当前状态不能/);
  assert.equal((await openPlatformChangeFile(as(set.officer), { id: one.id, fileId: file.id })).file.name, '新营业执照.pdf');
  const waits = async (who: SignedIn) =>
    (await inbox(as(who))).items.map(({ kind }) => kind).filter((kind) => /PlatformChange/i.test(kind));
  assert.deepEqual(await waits(set.officer), ['handlePlatformChange']);
  assert.equal((await refusalOf(step(as(clerk), one, 'handle', { verdict: 'agree', word: '自己同意' }))).kind, 'notAllowed');
  one = await step(as(set.officer), one, 'giveBack', { reason: '缺登记机关的变更通知书' });
  assert.deepEqual(await waits(clerk), ['platformChangeReturned']);
  one = await step(as(clerk), one, 'submit');
  one = await step(as(set.officer), one, 'handle', { verdict: 'agree', word: '与新营业执照一致' });
  assert.deepEqual(
    (await listPlatformChanges(as(clerk))).map(({ word, verdict }) => [word, verdict]),
    [['', null]],
    '决定以前申请单位看不到意见',
  );
  const both = await person(acting, set.province, '经办兼领导', ['officer', 'leader']);
  one = await step(as(both), one, 'recall');
  one = await step(as(both), one, 'handle', { verdict: 'agree', word: '与新营业执照一致' });
  assert.match(await reasonsOf(step(as(both), one, 'sign')), /由您本人查验/);
  const [signed, twice] = await Promise.allSettled([step(as(set.leader), one, 'sign'), step(as(set.leader), one, 'sign')]);
  assert.deepEqual([signed.status, twice.status].sort(), ['fulfilled', 'rejected'], '同时签发只办一次');

  const now = await acting.system(async (tx) => ({
    line: await tx.recognitions.platform(id),
    unit: await tx.directory.organisation(clerk.organisationId),
    was: await tx.organisationCases.nameAt(clerk.organisationId, '2026-07-01T00:00:00Z'),
  }));
  assert.deepEqual(
    [now.line?.name, now.line?.formerNames, now.line?.address],
    [change.name, [{ name: '亥公司', until: day }], change.address],
  );
  assert.deepEqual([now.unit?.name, now.line?.certificateNumber, now.line?.validTo], [change.name, '赣平示2026-091', '2029-06-19']);
  const named = await Promise.all([otherId, goneId].map((title) => acting.system((tx) => tx.recognitions.platform(title))));
  assert.deepEqual(
    named.map((title) => [title?.name, title?.formerNames.length, title?.address]),
    [
      [change.name, 1, change.address],
      ['亥中心', 0, ''],
    ],
    '有效的另一个称号一并变更，到期的不变',
  );
  assert.equal(await worth(other.credential, day), 'replaced');
  assert.equal(await worth((await titleOf(on(day), otherId, AT)).credential, day), 'valid');
  const fresh = await titleOf(on(day), id, AT);
  assert.deepEqual([fresh.n, fresh.code === old.code, fresh.statusIndex === old.statusIndex], [2, false, false]);
  assert.equal(await worth(old.credential, day), 'replaced');
  assert.equal(await worth(fresh.credential, day), 'valid');
  assert.equal((await titleNamed(on(day), old.code, AT)).credential, old.credential, '旧编码的凭证仍是当时签发的那一份');
  assert.equal((await titleNamed(on(day), '赣平示2026-091', AT)).credential, fresh.credential);
  for (const typed of ['亥公司', old.code, ` ${old.code.toLowerCase()} `])
    assert.match(
      htmlOf(await certificatePage(on(day), typed)),
      /已更名、已换发：“亥公司”于2026年8月1日更名为“亥（集团）公司”[\s\S]*编号、有效期不变/,
      typed,
    );
  assert.equal(/已更名/.test(htmlOf(await certificatePage(on(day), '亥（集团）公司'))), false);
  assert.match(htmlOf(await certificatePage(on(day), '赣平示2026-091')), /有效[\s\S]*曾用名称[\s\S]*亥公司（至2026年8月1日）/);
  assert.match(htmlOf(await platformPage(on(day), id)), /曾用名称[\s\S]*亥公司[\s\S]*章贡区一路1号/);
  const asked = { issuer: '', city: '', function: '', standing: '', search: '亥公司', page: 1 };
  assert.match(htmlOf(await platformsPage(on(day), asked)), /亥（集团）公司[\s\S]*曾用名称：亥公司/);
  const told = await acting.store.as('system', (tx) =>
    sql<{ subject: string }>`select subject from outbox where organisation_id = ${set.city}`.execute(tx),
  );
  assert.deepEqual(
    told.rows.map(({ subject }) => subject).filter((subject) => /变更/.test(subject)),
    ['示范平台变更名称、地址：亥公司'],
  );
  const atOnce = [id, otherId].map((title) => openPlatformChange(as(clerk), title, { ...change, name: '亥四公司' }));
  assert.equal((await Promise.allSettled(atOnce)).filter(({ status }) => status === 'fulfilled').length, 1, '两个称号同时申请，只有一件');
  await acting.system((tx) => tx.recognitions.changePlatform(id, { revokedOn: '2026-09-01' }));
  assert.deepEqual(
    [await worth(old.credential, '2026-09-01'), await worth(fresh.credential, '2026-09-01')],
    ['revoked', 'revoked'],
    '称号撤销的，新旧证书都是已撤销',
  );
  assert.match(await refusalText(openPlatformChange(as(clerk, '2026-09-01'), id, { ...change, name: '亥三公司' })), /不在有效期内/);
});

test('第十二条 不予变更的写明理由，名称、证书不变；只变更地址的不换发；可以再申请', async () => {
  const id = await platform('子', '赣平示2026-092');
  const line = await acting.system((tx) => tx.recognitions.platform(id));
  const clerk = await person(acting, line?.organisationId ?? '', '子经办', ['clerk']);
  const as = (who: SignedIn) => withFiles(acting.on(who, '2026-08-01'));
  const old = await titleOf(on('2026-07-01'), id, AT);
  const decide = async (text: typeof change, verdict: string) => {
    let one: Taken = await openPlatformChange(as(clerk), id, text);
    await bringPlatformChangeFile(as(clerk), one.id, pdf('执照'));
    one = await step(as(clerk), one, 'submit');
    one = await step(as(set.officer), one, 'handle', { verdict, word: '新证照是另一家单位的，请提供登记机关的变更通知书' });
    await step(as(set.leader), one, 'sign');
    return (await listPlatformChanges(as(clerk))).find((each) => each.id === one.id);
  };
  const refused = await decide({ ...change, name: '丑公司', address: '' }, 'refuse');
  assert.deepEqual([refused?.state, /变更通知书/.test(refused?.word ?? '')], ['refused', true]);
  assert.equal((await acting.system((tx) => tx.recognitions.platform(id)))?.name, '子公司');
  assert.equal((await decide({ ...change, name: '子公司' }, 'agree'))?.state, 'done');
  const after = await acting.system((tx) => tx.recognitions.platform(id));
  assert.deepEqual([after?.address, after?.formerNames], [change.address, []]);
  assert.equal((await titleOf(on('2026-08-01'), id, AT)).credential, old.credential);
  assert.equal(await worth(old.credential, '2026-08-01'), 'valid');
});

const refusalText = async (work: Promise<unknown>): Promise<string> => {
  const refused = await refusalOf(work);
  if (refused.kind === 'badInput') return refused.faults.map(({ message }) => message).join('；');
  return refused.kind === 'notNow' ? refused.reasons.join('；') : refused.kind;
};
