import assert from 'node:assert/strict';
import { after, before, mock, test } from 'node:test';
import { Hono } from 'hono';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import type { Dossier } from '../../src/acts/dossier/records.ts';
import { writeShowcase } from '../../src/acts/recognition/showcase.ts';
import { keptPages } from '../../src/api/public/kept.ts';
import { servePublic } from '../../src/api/public/serve.ts';
import type { Surroundings } from '../../src/api/server.ts';
import { publicVersion } from '../../src/store/public-version.ts';
import { type Acting, cast, openActing, organisation, recommended } from './acting.ts';
import { published } from './published.ts';

let acting: Acting;
let set: Awaited<ReturnType<typeof cast>>;
let proposed: Dossier;
let today = '2026-09-28';
const platformId = uuidv7();

before(async () => {
  acting = await openActing();
  set = await cast(acting, []);
  proposed = await recommended(acting, { round: set.round, recommenderId: set.city, name: '南昌甲公司', number: '赣平2026-0011' });
  await acting.system((tx) => tx.dossiers.change(proposed.id, 1, { state: 'proposed' }));
});
after(() => acting.close());

const version = () => acting.store.ask(publicVersion);

/** The public pages as one process serves them: what it keeps is its own, the database is everybody's. */
function process() {
  const app = new Hono();
  const notHere = () => assert.fail('no public page asks this');
  const around: Surroundings = {
    ...{ world: async () => acting.world(today), publicVersion: version, visitor: notHere, documents: {} as Surroundings['documents'] },
    ...{ demonstration: false, publicUrl: 'http://example.cn', trustedProxy: () => false, onlyHost: null },
    inLane: (_, work) => work(),
    report: (error) => assert.fail(String(error)),
  };
  servePublic(app, around);
  const tags = new Map<string, string>();
  return {
    /** A browser that keeps what it has: its page, or null where it is told that it is still the same. */
    async ask(path: string): Promise<string | null> {
      const answer = await app.request(path, { headers: { 'if-none-match': tags.get(path) ?? '' } });
      tags.set(path, answer.headers.get('etag') ?? '');
      assert.equal(answer.headers.get('cache-control'), 'no-cache', path);
      if (answer.status === 304) return null;
      assert.equal(answer.status, 200, path);
      return answer.text();
    },
    async fresh(path: string): Promise<string> {
      return (await app.request(path)).text();
    },
  };
}

const [one, other] = [process(), process()];
const both = async (path: string): Promise<(string | null)[]> => [await one.ask(path), await other.ask(path)];

async function addPlatform(): Promise<void> {
  await acting.system((tx) =>
    tx.recognitions.addPlatform({
      ...{ id: platformId, organisationId: proposed.applicantId, dossierId: proposed.id, roundId: set.round.id, issuerId: set.province },
      ...{ authorityId: set.city, certificateNumber: '赣平示2026-001', name: '南昌甲平台', kind: '专业性', functions: ['innovation'] },
      ...{ recognisedOn: '2026-10-12', validFrom: '2026-10-12', validTo: '2029-10-11', revokedOn: null, firstTime: true, version: 1 },
    }),
  );
}

test('公示一发布，两个进程的首页和公示页立即都有；没有变动的，浏览器得知还是原样', async () => {
  for (const path of ['/', '/notices']) {
    assert.ok((await both(path)).every((page) => page?.includes('目前没有公示')));
    assert.deepEqual(await both(path), [null, null], path);
  }
  const notice = await published(acting, { ...set, roundId: set.round.id, day: today });
  for (const path of ['/', '/notices', '/sitemap.xml'])
    assert.ok(
      (await both(path)).every((page) => page?.includes(notice.id)),
      path,
    );
  assert.deepEqual(await both('/notices'), [null, null]);
  const path = `/notices/${notice.id}`;
  assert.ok((await both(path)).every((page) => page?.includes('提出异议')));
  today = notice.endsOn;
  assert.match((await one.ask(path)) ?? '', /今天24时截止/);
  today = '2026-10-11';
  assert.ok(
    (await both(path)).every((page) => page?.includes('公示期已结束，不再接收异议')),
    '日子一过，没有人改动什么，也不再收',
  );
});

test('认定、更名、撤销、发布典型经验，名录、证书查验和开放数据立即不同', async () => {
  today = '2026-10-13';
  const certificate = '/certificates?number=赣平示2026-001';
  assert.ok((await both(certificate)).every((page) => page?.includes('没有')));
  await addPlatform();
  const named = `/data/platforms.csv?issuer=${set.province}`; // by its own id the province's list is the same one
  for (const path of [certificate, '/platforms', `/platforms/${platformId}`, '/data/platforms.csv', '/data/platforms.json', named])
    assert.ok(
      (await both(path)).every((page) => page?.includes('南昌甲平台')),
      path,
    );
  await acting.system((tx) => tx.directory.changeOrganisation(set.city, { name: '南昌市工业和信息化局（新）' }));
  assert.ok((await both(`/platforms/${platformId}`)).every((page) => page?.includes('南昌市工业和信息化局（新）')));
  const { id } = await writeShowcase(acting.on(set.cityOfficer, today), platformId, { title: '一件典型经验', body: '服务一百家企业。' });
  assert.ok((await both('/showcases')).every((page) => page?.includes('还没有发布')));
  const published = { state: 'published' as const, publishedOn: today };
  await acting.store.as(set.officer, (tx) => tx.updateTable('showcase').set(published).where('id', '=', id).execute());
  assert.ok((await both('/showcases')).every((page) => page?.includes('一件典型经验')));
  await acting.store.as(set.officer, (tx) => tx.updateTable('round').set({ title: '改了名的认定工作' }).execute());
  assert.ok((await both('/')).every((page) => page?.includes('改了名的认定工作')));
  await acting.store.as(set.officer, (tx) =>
    tx.updateTable('platform').set({ revokedOn: '2026-10-13' }).where('id', '=', platformId).execute(),
  );
  assert.ok((await both(certificate)).every((page) => page?.includes('撤销')));
  assert.ok((await both('/data/platforms.csv')).every((page) => page?.includes('已撤销')));
});

test('没有改动公开内容的事，页面不重做：填报、单位注册、退回去的事务都不算；一个事务里改多少行，只算一次', async () => {
  const before = await version();
  await acting.store.as('system', (tx) => tx.updateTable('dossier').set({ revision: 7 }).where('id', '=', proposed.id).execute());
  await organisation(acting, 'applicant', '刚刚注册的单位');
  await acting.system((tx) => tx.directory.changeOrganisation(proposed.applicantId, { pending: true }));
  await assert.rejects(
    acting.system(async (tx) => {
      await tx.directory.changeOrganisation(set.city, { name: '没有改成' });
      throw new Error('退回');
    }),
  );
  assert.equal(await version(), before);
  await acting.system(async (tx) => {
    await tx.directory.changeOrganisation(set.city, { name: '南昌市工业和信息化局' });
    await tx.directory.changeOrganisation(set.province, { name: '江西省工业和信息化厅' });
  });
  assert.notEqual(await version(), before);
});

test('公开页面读的每一张表，改动了都会让页面重做', async () => {
  const asked: string[] = [];
  const query = pg.Client.prototype.query;
  const heard = mock.method(pg.Client.prototype, 'query', function (this: pg.Client, ...given: unknown[]) {
    const [first] = given;
    asked.push(typeof first === 'string' ? first : (first as { text: string }).text);
    return Reflect.apply(query, this, given);
  });
  const paths = [...(await one.fresh('/sitemap.xml')).matchAll(/<loc>http:\/\/example\.cn([^<]*)<\/loc>/g)].map(([, path]) => path ?? '');
  const more = ['/certificates/x', '/platforms?search=x', '/data/platforms.csv', '/data/platforms.json', `/platforms/${platformId}`];
  const third = process();
  for (const path of [...paths.filter((path) => path !== '/draws'), ...more]) await third.fresh(path);
  heard.mock.restore();
  const read = new Set(asked.flatMap((text) => [...text.matchAll(/(?:from|join) "?([a-z_]+)"?/g)].map(([, table]) => table ?? '')));
  assert.deepEqual(
    // What stands in platform_line changes with a platform or an organisation only, which have their triggers.
    [...read].filter((table) => !['public_version', 'platform_line'].includes(table)).sort(),
    [
      'evidence',
      'interpretation',
      'notice',
      'objection',
      'organisation',
      'platform',
      'policy',
      'profile',
      'recognition_list',
      'revocation',
      'round',
      'round_change',
      'showcase',
    ],
    '一张新表要有自己的触发器（0190-public-version.ts）',
  );
});

test('同时来问的只做一次；做的时候变了的，下一个人得到新的；做不成的不留', async () => {
  let [mark, made] = ['a', 0];
  const keep = keptPages({ world: async () => acting.world(today), publicVersion: async () => mark });
  const app = new Hono();
  let during = (): void => undefined;
  app.get('/page', (http) =>
    keep(http, async () => {
      made += 1;
      const text = `第${made}次`;
      await new Promise((resolve) => setImmediate(resolve));
      during();
      return { status: 200, headers: {}, text };
    }),
  );
  app.get('/gone', (http) =>
    keep(http, async () => {
      made += 1;
      return { status: 404, headers: {}, text: `没有${made}` };
    }),
  );
  const ask = async (path = '/page') => (await app.request(path)).text();
  assert.deepEqual(await Promise.all([ask(), ask(), ask()]), ['第1次', '第1次', '第1次']);
  mark = 'b';
  during = () => {
    mark = 'c';
  };
  assert.equal(await ask(), '第2次');
  assert.equal(await ask(), '第3次', '第2次做的时候内容变了');
  assert.equal(await ask(), '第3次');
  assert.deepEqual([await ask('/gone'), await ask('/gone')], ['没有4', '没有5'], '查无此页的不留');
});
