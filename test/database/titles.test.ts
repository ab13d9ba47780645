import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { PDFDocument } from 'pdf-lib';
import { uuidv7 } from 'uuidv7';
import { titlesAsKnown } from '../../src/acts/recognition/as-known.ts';
import { findTitles } from '../../src/acts/recognition/find-titles.ts';
import { numberOfTitle, paperOf, publishedKeys, statusList, titleNamed, titleOf } from '../../src/acts/recognition/title.ts';
import { verifyTitle } from '../../src/store/signing/verify-title.ts';
import { type Acting, cast, openActing, reasonsOf, recommended, refusalOf } from './acting.ts';

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
const standing = async (id: string, day: string, on_ = day) => {
  const { credential } = await titleOf(on(day), id, AT);
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
  assert.equal(await numberOfTitle(on('2026-08-01'), ` ${title?.code} `), '赣平示2026-001');
  assert.equal(await numberOfTitle(on('2026-08-01'), '赣平示2026-009'), '赣平示2026-009');
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
