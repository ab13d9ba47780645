import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { renderToStaticMarkup } from 'react-dom/server';
import { uuidv7 } from 'uuidv7';
import {
  countPlatforms,
  type DirectoryFilter,
  listPlatforms,
  listUnits,
  localIssuers,
  platformPlaces,
  showPlatform,
} from '../../src/acts/recognition/directory.ts';
import type { Platform } from '../../src/acts/recognition/records.ts';
import { platformsPage } from '../../src/api/public/platforms.tsx';
import { cityOf, divisions } from '../../src/core/identifiers/divisions.ts';
import { type Acting, openActing, organisation } from './acting.ts';
import { gate, untilWaiting } from './in-turn.ts';

const TODAY = '2026-04-22';
const FUNCTIONS = ['information', 'innovation'];
const GENERATED = 60;

let acting: Acting;
const at = { province: '', nanchang: '', jiujiang: '', newArea: '' };
const ids: Record<string, string> = {};

before(async () => {
  acting = await openActing();
  at.province = await organisation(acting, 'province', '江西省工业和信息化厅', '360000');
  at.nanchang = await organisation(acting, 'city', '南昌市工业和信息化局', '360100');
  at.jiujiang = await organisation(acting, 'city', '九江市工业和信息化局', '360400');
  at.newArea = await organisation(acting, 'city', '赣江新区经济发展局');
});
after(() => acting.close());

type Made = Partial<Platform> & { division?: string | null; unit?: string };

/** A title as it stands in the directory; of a unit of its own where none is named. */
async function title(name: string, { division = '360111', unit, ...change }: Made): Promise<string> {
  const organisationId = unit ?? (await organisation(acting, 'applicant', `${name}公司`, division));
  const id = uuidv7();
  ids[name] = id;
  await acting.system((tx) =>
    tx.recognitions.addPlatform({
      ...{ id, organisationId, dossierId: null, roundId: null, issuerId: at.province, authorityId: at.nanchang },
      ...{ certificateNumber: `证${name}`, name: `${name}中心`, kind: '专业性', functions: FUNCTIONS },
      ...{ recognisedOn: '2025-01-01', validFrom: '2025-01-01', validTo: '2028-01-01', revokedOn: null, firstTime: false },
      ...{ basis: '赣工信〔2025〕1号', edition: 'jx-2023', reportsFrom: '2025-04-01', version: 1 },
      ...change,
    }),
  );
  return organisationId;
}

const world = (day = TODAY) => acting.world(day);
const unitsBy = async (filter: DirectoryFilter, day = TODAY) => (await listUnits(world(day), { ...filter, order: 'ending' })).lines;
const names = async (filter: DirectoryFilter, day = TODAY) => (await unitsBy(filter, day)).map(({ lead }) => lead.name.replace('中心', ''));

test('第十一条、第十二条 辖区平台：所在地或主管部门是本市的；有效的在前，先到期的在前；按名称、信用代码、证书编号找，按状态筛', async () => {
  const area = at.nanchang;
  const renamed = await title('甲', { validTo: '2029-01-01', certificateNumber: 'JX-2025-001' });
  await title('乙', { validFrom: '2022-01-01', validTo: '2025-01-01', certificateNumber: 'JX-2022-009' });
  await title('丙', { division: '360402', validTo: '2027-01-01' });
  await title('丁', { division: '360402', authorityId: at.jiujiang });
  await title('戊', { authorityId: at.jiujiang, revokedOn: '2026-01-01' });
  assert.deepEqual(await names({ area }), ['丙', '甲', '乙', '戊']);
  assert.deepEqual(await names({ authority: at.jiujiang }), ['丁', '戊']);
  const code = (await showPlatform(world(), ids.甲 as string)).creditCode ?? assert.fail();
  for (const search of ['中心 甲', code.slice(2, 12).toLowerCase(), 'jx-2025', '甲'])
    assert.deepEqual(await names({ area, search }), ['甲'], search);
  for (const search of ['%', '甲_', '甲 乙']) assert.deepEqual(await names({ area, search }), [], search);
  assert.deepEqual([await names({ area, standing: 'expired' }), await names({ area, standing: 'expired', search: '甲' })], [['乙'], []]);
  assert.deepEqual(await names({ area, standing: 'revoked' }), ['戊']);
  assert.deepEqual(await names({ area, city: '九江市' }), ['丙']);
  assert.deepEqual(await names({ organisation: renamed }), ['甲'], '按单位找，不管证书上是哪一天的名称');
  const { places, ofArea } = await countPlatforms(world(), { area });
  assert.deepEqual(ofArea?.standings, { valid: 2, ending: 1, expired: 1, revoked: 1 });
  assert.deepEqual(places, [
    { city: '九江市', all: 1, valid: 1 },
    { city: '南昌市', all: 3, valid: 1 },
  ]);
  assert.equal(
    ofArea?.terms.reduce((sum, { count }) => sum + count, 0),
    4,
  );
});

test('“12个月内到期”：有效的、到期日不晚于十二个月后的那一天；到期当天有效，次日到期；撤销自当日起算', async () => {
  const unit = await title('期', { validTo: '2027-04-22', certificateNumber: '期限-1' });
  const is = async (standing: 'valid' | 'ending' | 'expired' | 'revoked', day: string) =>
    (await unitsBy({ search: '期限-1', standing }, day)).length === 1;
  assert.deepEqual([await is('ending', '2026-04-21'), await is('ending', '2026-04-22')], [false, true]);
  assert.deepEqual([await is('valid', '2027-04-22'), await is('expired', '2027-04-22')], [true, false]);
  assert.deepEqual(
    [await is('valid', '2027-04-23'), await is('expired', '2027-04-23'), await is('ending', '2027-04-23')],
    [false, true, false],
  );
  await acting.system((tx) => tx.recognitions.changePlatform(ids.期 as string, { revokedOn: '2026-05-01' }));
  assert.deepEqual([await is('valid', '2026-04-30'), await is('revoked', '2026-04-30')], [true, false]);
  assert.deepEqual(
    [await is('valid', '2026-05-01'), await is('revoked', '2026-05-01'), await is('expired', '2026-05-01')],
    [false, true, false],
  );
  assert.ok(unit);
});

test('第十二条 续期的单位只列一行，按任一证书编号都找得到；新证书被撤销的，旧证书重新单列；录错的删去后也一样', async () => {
  const unit = await title('旧', { validFrom: '2023-07-15', validTo: '2026-07-14', certificateNumber: '续-2023-1' });
  await title('新', { unit, recognisedOn: '2026-03-01', validFrom: '2026-03-01', validTo: '2029-02-28', certificateNumber: '续-2026-2' });
  const numbers = async (filter: DirectoryFilter, day = TODAY) =>
    (await unitsBy(filter, day)).map(({ lead, earlier }) => [lead, ...earlier].map((one) => one.certificateNumber));
  for (const search of ['续-2023', '续-2026', '续-']) assert.deepEqual(await numbers({ search }), [['续-2026-2', '续-2023-1']], search);
  assert.deepEqual(await numbers({ search: '续-', standing: 'expired' }, '2026-08-01'), [], '续期的单位不列在“已到期”中');
  assert.deepEqual((await listPlatforms(world(), { search: '续-' })).total, 2, '逐个证书列时各列一行');
  assert.deepEqual(await numbers({ search: '续-' }, '2029-03-01'), [['续-2023-1'], ['续-2026-2']], '都到期以后各列各的');
  await acting.system((tx) => tx.recognitions.changePlatform(ids.新 as string, { revokedOn: '2026-04-01' }));
  assert.deepEqual(await numbers({ search: '续-' }), [['续-2023-1'], ['续-2026-2']]);
  await acting.system((tx) => tx.recognitions.changePlatform(ids.新 as string, { revokedOn: null }));
  assert.deepEqual(await numbers({ search: '续-' }), [['续-2026-2', '续-2023-1']]);
  await acting.system((tx) => tx.recognitions.removePlatform(ids.新 as string));
  assert.deepEqual(await numbers({ search: '续-' }), [['续-2023-1']]);
});

test('第十二条 新证书撤销的同时，同一单位此前的证书补录进来：两件事不论谁先，名录里旧证书单列，不跟着已撤销的', async () => {
  const unit = await title('撤', {
    recognisedOn: '2026-03-01',
    validFrom: '2026-03-01',
    validTo: '2029-02-28',
    certificateNumber: '并-2026',
  });
  const [changed, held] = [gate(), gate()];
  const revoking = acting.system(async (tx) => {
    await tx.recognitions.changePlatform(ids.撤 as string, { revokedOn: TODAY });
    changed.open();
    await held.passed;
  });
  await changed.passed;
  const entering = title('补', { unit, validTo: '2026-07-14', certificateNumber: '并-2023' });
  await untilWaiting(acting.store, 1);
  held.open();
  await Promise.all([revoking, entering]);
  const numbers = (await unitsBy({ search: '并-' })).map(({ lead }) => [lead.certificateNumber, lead.standing]);
  assert.deepEqual(numbers, [
    ['并-2023', 'valid'],
    ['并-2026', 'revoked'],
  ]);
});

test('证书编号按数字大小排：2 号在 10 号之前，001 与 1 相邻', async () => {
  for (const number of ['序10号', '序1号', '序11号', '序0号', '序2号', '序002号'])
    await title(`序${number}`, { certificateNumber: number, recognisedOn: '2024-05-05', validFrom: '2024-05-05' });
  const { lines } = await listPlatforms(world(), { search: '序', city: '南昌市' });
  const listed = lines.map((one) => one.certificateNumber).filter((number) => number.startsWith('序'));
  assert.deepEqual(
    listed.map((number) => Number(/\d+/.exec(number)?.[0])),
    [0, 1, 2, 2, 10, 11],
  );
});

test('所在地随登记走：改了区划、主管部门改名，名录当即按新的找得到；赣江新区没有代码，按主管部门的名称', async () => {
  const unit = await title('迁', { certificateNumber: '迁-1' });
  const cities = async () => (await listPlatforms(world(), { search: '迁-1' })).lines.map(({ city }) => city);
  assert.deepEqual(await cities(), ['南昌市']);
  await acting.system((tx) => tx.directory.changeOrganisation(unit, { divisionCode: '360402' }));
  assert.deepEqual([await cities(), (await listPlatforms(world(), { search: '迁-1', city: '九江市' })).total], [['九江市'], 1]);
  await acting.system((tx) => tx.directory.changeOrganisation(unit, { creditCode: '91360400MA0000009X' }));
  assert.equal((await listPlatforms(world(), { search: 'ma0000009x' })).total, 1);
  await title('区', { division: null, authorityId: at.newArea, certificateNumber: '区-1' });
  assert.deepEqual(
    (await listPlatforms(world(), { search: '区-1' })).lines.map(({ city }) => city),
    ['赣江新区'],
  );
});

test('库中按代码认的设区市，与区划表一致', async () => {
  const codes = divisions.map(({ code }) => code);
  const { rows } = await acting.store.as('system', (tx) =>
    sql<{ code: string; city: string | null }>`select code, app.city_of(code) as city from unnest(${codes}::text[]) code`.execute(tx),
  );
  assert.deepEqual(
    rows,
    codes.map((code) => ({ code, city: cityOf(code)?.name ?? null })),
  );
});

test('名录逐页合起来，正好是全部，每家一次；各地家数之和也是这个数；翻过了头是空页，总数不变', async () => {
  for (let i = 0; i < GENERATED; i += 1)
    await title(`页${i}`, { certificateNumber: `页${i}号`, division: i % 2 === 0 ? '360111' : '360402' });
  const seen: string[] = [];
  const { total } = await listUnits(world(), { list: 'province', limit: 20 });
  for (let offset = 0; offset < total; offset += 20)
    seen.push(...(await listUnits(world(), { list: 'province', limit: 20, offset })).lines.map(({ lead }) => lead.id));
  assert.ok(total > GENERATED);
  assert.deepEqual([seen.length, new Set(seen).size], [total, total]);
  const places = await platformPlaces(world(), { list: 'province' });
  assert.equal(
    places.reduce((sum, { all }) => sum + all, 0),
    total,
  );
  const beyond = await listUnits(world(), { list: 'province', limit: 20, offset: 100_000 });
  assert.deepEqual([beyond.lines.length, beyond.total], [0, total]);
  assert.equal((await listUnits(world(), { list: at.nanchang })).total, 0, '市级名录是另一份');
  assert.equal((await listUnits(world(), { list: '不是编号' })).total, 0);
});

test('第十七条 市里按自己的办法认定的，在那个市的名录里，不在省级名录里；翻过了头的地址给最后一页', async () => {
  await title('市', { issuerId: at.nanchang, certificateNumber: '洪示-1' });
  const { lines } = await listUnits(world(), { list: at.nanchang });
  assert.deepEqual(
    lines.map(({ lead }) => lead.certificateNumber),
    ['洪示-1'],
  );
  assert.equal((await listUnits(world(), { list: 'province', search: '洪示' })).total, 0);
  assert.deepEqual(
    (await localIssuers(world())).map(({ id }) => id),
    [at.nanchang],
  );
  const asked = { issuer: '', city: '', function: '', standing: '', search: '' };
  const shown = async (change: Partial<typeof asked>, page = 1) =>
    renderToStaticMarkup((await platformsPage(world(), { ...asked, ...change, page })).body);
  assert.match(await shown({ issuer: at.nanchang }), /南昌市工业和信息化局认定.*洪示-1/s);
  assert.doesNotMatch(await shown({ search: '洪示' }), /洪示-1/);
  const pages = Number(/第 1 \/ (\d+) 页/.exec((await shown({})).replaceAll('<!-- -->', ''))?.[1]);
  assert.match((await shown({}, 1e300)).replaceAll('<!-- -->', ''), new RegExp(`第 ${pages} / ${pages} 页`));
});
