import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Problem } from '../../src/api/problem.ts';
import { qrPng, qrSvg } from '../../src/documents/qr.ts';
import { smallPdf } from '../../src/rehearsal/apply.ts';
import type { Caller } from '../../src/rehearsal/client.ts';
import { roundOf } from '../../src/rehearsal/year.ts';
import { type Place, startPlace } from './system.ts';

const MB = 1024 * 1024;
const nothing = '0190a0b0-0000-7000-8000-000000000000';

/** A stream that says nothing of its length: `mb` megabytes that begin like a PDF. */
const endless = (mb: number) => {
  let sent = 0;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent === mb) return controller.close();
      controller.enqueue(new Uint8Array(Buffer.alloc(MB, sent === 0 ? '%PDF-1.4\n' : 'x')));
      sent += 1;
    },
  });
};

describe('不予办理的说法：每一种都是 problem+json，写明中文，什么也没有写进去', () => {
  let place: Place;
  let clerk: Caller;
  let token: string;
  let id: string;

  before(async () => {
    place = await startPlace({ applicants: 2, experts: 3 });
    const { stage } = place;
    await stage.day('2026-02-24');
    const round = await (await stage.party('sheng-jb'))('POST /api/rounds', { body: roundOf(2026) });
    await stage.day('2026-03-10');
    clerk = await stage.party('qiye01');
    const { organisation } = await (await stage.party('nanchang-jb'))('GET /api/session');
    id = (await clerk('POST /api/dossiers', { body: { roundId: round.id, recommenderId: organisation.id } })).id;
    const patches = [{ kind: 'value' as const, key: 'website', value: 'https://www.example.cn', base: 0 }];
    await clerk('PATCH /api/dossiers/{id}/form', { params: { id }, body: { patches } });
    token = await tokenOf('qiye01');
  });
  after(() => place?.close());

  const tokenOf = async (login: string) =>
    (await place.stage.anyone('POST /api/session', { body: { login, password: place.password } })).token;

  /** All that a refused request could have left behind: the form, materials, journal and files. */
  async function everything(): Promise<string> {
    const at = { params: { id } };
    const { state, version } = await clerk('GET /api/dossiers/{id}', at);
    const form = await clerk('GET /api/dossiers/{id}/form', at);
    const { materials } = await clerk('GET /api/dossiers/{id}/materials', at);
    const { entries } = await (await place.stage.party('jiancha'))('GET /api/journal', { query: { subject: id } });
    const written = entries.map((entry) => entry.action).filter((action) => action !== 'readJournal');
    const files = await readdir(join(place.system.config.dataDir, 'files'), { recursive: true, withFileTypes: true }).catch(() => []);
    return JSON.stringify([
      state,
      version,
      form,
      materials,
      written,
      files
        .filter((file) => file.isFile())
        .map((file) => file.name)
        .sort(),
    ]);
  }

  async function refused(path: string, init: RequestInit, as: string | null = token): Promise<Problem> {
    const before = await everything();
    const headers = { ...(as === null ? {} : { authorization: `Bearer ${as}` }), ...(init.headers as Record<string, string> | undefined) };
    const response = await place.send(path, { ...init, headers });
    const problem = (await response.json()) as Problem;
    assert.match(response.headers.get('content-type') ?? '', /^application\/problem\+json/, JSON.stringify(problem));
    assert.equal(problem.status, response.status);
    assert.match(problem.type, /^urn:shifan:problem:\w+$/);
    for (const text of [problem.title, problem.detail]) assert.match(text, /[\u4e00-\u9fff]/);
    assert.doesNotMatch(JSON.stringify(problem), /\bat \S+\.ts|select |violates|\.mjs/i);
    assert.equal(await everything(), before);
    return problem;
  }
  const post = (body: unknown, method = 'POST'): RequestInit => ({
    method,
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const form = () => `/api/dossiers/${id}/form`;
  const upload = (body: BodyInit, headers: Record<string, string> = {}) =>
    ({ method: 'PUT', headers: { 'content-type': 'application/pdf', ...headers }, body, duplex: 'half' }) as RequestInit;
  const material = (kind = 'm2', name = '房产证.pdf') => `/api/dossiers/${id}/material-kinds/${kind}?${new URLSearchParams({ name })}`;

  test('400 内容不是 JSON', async () => assert.match((await refused(form(), post('{"patches":', 'PATCH'))).detail, /不是有效的 JSON/));

  test('400 形状不对：说哪一处、哪条规则', async () => {
    const { status, faults = [] } = await refused(form(), post({ patches: [] }, 'PATCH'));
    assert.equal(status, 400);
    assert.deepEqual(
      faults.map(({ path }) => path),
      ['patches'],
    );
  });

  const value = (key: string, value: unknown) => ({ kind: 'value', key, value, base: 0 });
  const saved = async (patches: unknown[]) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const response = await place.send(form(), { method: 'PATCH', headers, body: JSON.stringify({ patches }) });
    assert.equal(response.status, 200);
    return ((await response.json()) as { results: { path: string; refused?: { message: string }[] }[] }).results;
  };

  test('400 没有一处能保存的，整批退回，逐处说明', async () => {
    const wrong = [value('noSuchField', 'x'), value('nature', '有限公司\ud83d'), value('constructor', 'x'), value('legalMobile', 138)];
    const { faults = [] } = await refused(form(), post({ patches: wrong }, 'PATCH'));
    assert.deepEqual(
      faults.map(({ path }) => path),
      ['noSuchField', 'nature', 'constructor', 'legalMobile'],
    );
    assert.match(faults[0]?.message ?? '', /表中没有“noSuchField”/);
    assert.match(faults[1]?.message ?? '', /“单位性质”第5个字符无法保存（U\+D83D/);
  });

  test('一处不能保存，不妨碍其他各处：对的保存，错的逐处说明', async () => {
    const id1 = '0190a0b0-0000-7000-8000-00000000a001';
    const row = (cells: object, rowId = id1) => ({ kind: 'row', table: 'served', rowId, position: 1, cells, base: 0 });
    const results = await saved([
      value('nature', '有限公司\ud83d'),
      value('email', 'a@example.cn'),
      row({ enterprise: '甲公司', contact: '王\0' }),
      row({ enterprise: '乙公司' }, 'not-an-id'),
      value('address', '一路\r\n二号\u0007'),
    ]);
    const refusals = new Map(results.filter((one) => one.refused).map((one) => [one.path, one.refused?.[0]?.message ?? '']));
    assert.deepEqual([...refusals.keys()], ['nature', `served/${id1}`, 'served/not-an-id']);
    assert.match(refusals.get('nature') ?? '', /“单位性质”第5个字符/);
    assert.match(refusals.get(`served/${id1}`) ?? '', /“企业联系人”第2个字符无法保存（U\+0000/);
    const { values } = await clerk('GET /api/dossiers/{id}/form', { params: { id } });
    assert.deepEqual([values.email, values.address, values.nature], ['a@example.cn', '一路\n二号', null]);
  });

  test('400 姓名、登录名、正文中有半个字符或空字符：说哪一项、第几个、什么字符', async () => {
    const broken: readonly (readonly [string, object, RegExp])[] = [
      ['/api/session', { login: 'a\0', password: 'x' }, /“登录名”第2个字符无法保存（U\+0000/],
      ['/api/registrations', { personName: '王\ud800' }, /“姓名”第2个字符无法保存（U\+D800/],
      [`/api/notices/${nothing}/objections`, { content: '异议\0' }, /“异议内容”第3个字符/],
      [`/api/dossiers/${id}/uploads`, { name: '房\udc00.pdf' }, /“名称”第2个字符/],
    ];
    for (const [path, body, sentence] of broken) assert.match((await refused(path, post(body))).detail, sentence);
    assert.match((await refused(form(), post('{"patches":[],"__proto__":{}}', 'PATCH'))).detail, /“__proto__”不能用作名称/);
    assert.match((await refused(form(), post(`${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'PATCH'))).detail, /层次过深/);
    const bytes = { ...post({}), body: new Uint8Array([0x22, 0xff, 0x22]) };
    assert.match((await refused('/api/session', bytes)).detail, /不是 UTF-8/);
  });

  test('地址里的：路径 404，查询 400，接口和网页都一样', async () => {
    const status = async (path: string) => (await place.send(path, { headers: { authorization: `Bearer ${token}` } })).status;
    const paths = [
      '/certificates/%00',
      '/papers/%00/b/c',
      '/draws/%00',
      '/data/draws/%00.json',
      '/panels/%00',
      '/data/panels/%00.json',
      '/assets/%E0%A4%A',
      '/survey/%00',
    ];
    const apis = ['/api/certificates/a%00', '/api/objections/%00', '/api/views/a%00b', '/api/certificates/%ff'];
    for (const path of [...paths, ...apis]) assert.equal(await status(path), 404, path);
    const queries = ['/platforms?search=%00', '/certificates?number=a%00', '/objections?number=%00', '/api/platforms?search=a%00'];
    for (const path of [...queries, '/api/dossiers?search=a%00', `/api/dossiers/${id}/history?path=a%00`])
      assert.equal(await status(path), 400, path);
    assert.match((await refused('/api/dossiers?search=a%00', {})).detail, /“查找内容”第2个字符无法保存（U\+0000/);
  });

  test('个人信息栏里填 sealed:1:x 一类的字，与别的字一样加密保存，原样读回', async () => {
    const texts = ['sealed:1:x', `sealed:1:${'A'.repeat(80)}`, 'sealed:1:'];
    const keys = ['contactName', 'legalMobile', 'contactPhone'];
    const form = await clerk('GET /api/dossiers/{id}/form', { params: { id } });
    await saved(keys.map((key, i) => ({ ...value(key, texts[i]), base: form.versions[key] ?? 0 })));
    const { values } = await clerk('GET /api/dossiers/{id}/form', { params: { id } });
    assert.deepEqual(
      keys.map((key) => values[key]),
      texts,
    );
    await clerk('GET /api/dossiers/{id}/checks', { params: { id } });
    const { changes } = await clerk('GET /api/dossiers/{id}/history', { params: { id }, query: { path: 'contactName' } });
    assert.equal(changes[0]?.after, 'sealed:1:x');
  });

  test('400 编号不像编号，材料没有这一类', async () => {
    assert.equal((await refused('/api/dossiers/1/submit', post({}))).status, 400);
    assert.match((await refused(material('m99'), upload(smallPdf('x')))).detail, /没有“m99”这一类/);
  });

  test('401 没有登录，或登录已失效', async () => {
    assert.equal((await refused(form(), post({ patches: [] }, 'PATCH'), null)).status, 401);
    const { account } = await clerk('GET /api/session');
    const patches = [{ kind: 'value', key: 'website', value: 'https://www.example.com', base: 1 }];
    const from = (page: string): RequestInit => {
      const init = post({ patches }, 'PATCH');
      return { ...init, headers: { ...(init.headers as Record<string, string>), 'shifan-account': page } };
    };
    assert.equal((await refused(form(), from(nothing))).status, 401, '前一个人留下的页面，不以后一个人的名义保存');
    assert.equal(
      (await place.send(form(), { ...from(account.id), headers: { ...from(account.id).headers, authorization: `Bearer ${token}` } }))
        .status,
      200,
    );
    assert.match((await refused(`/api/dossiers/${id}/submit`, post({}), 'expired-token')).detail, /登录后继续/);
  });

  test('403 角色不对，或请求来自别的网站', async () => {
    assert.equal((await refused(`/api/dossiers/${id}/accept`, post({}))).status, 403);
    const foreign = { ...post({}), headers: { 'content-type': 'application/json', origin: 'https://elsewhere.example' } };
    assert.equal((await refused(`/api/dossiers/${id}/withdraw`, foreign)).status, 403);
    const origins = ['null', '', 'bogus', 'http://', 'http://localhost, http://localhost', 'http://a b', 'javascript:1'];
    for (const origin of origins) {
      const from = { 'content-type': 'application/json', origin, host: 'localhost' };
      const { status, detail } = await refused(`/api/dossiers/${id}/withdraw`, { ...post({}), headers: from });
      assert.deepEqual([status, /不是从本系统的网页发出/.test(detail)], [403, true], origin);
      const page = await place.send('/register', { method: 'POST', headers: { origin, host: 'localhost' }, body: 'name=x' });
      assert.equal(page.status, 403, origin);
    }
  });

  test('403 没有 Origin 的，浏览器说是别的网站发的', async () => {
    for (const site of ['cross-site', 'same-site']) {
      const from = { 'content-type': 'application/json', 'sec-fetch-site': site };
      assert.equal((await refused(`/api/dossiers/${id}/withdraw`, { ...post({}), headers: from })).status, 403, site);
    }
    const own = await place.send(`/api/session`, { method: 'DELETE', headers: { 'sec-fetch-site': 'same-origin' } });
    assert.notEqual(own.status, 403);
  });

  test('415 内容要注明是 JSON：表单、纯文本、没有注明的不办，别的网站的表单发不出 JSON', async () => {
    const types = ['text/plain', 'text/plain;charset=UTF-8', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''];
    for (const type of [...types, 'text/json', 'application/json-patch+json', '<b>x</b>']) {
      const problem = await refused(`/api/dossiers/${id}/withdraw`, { ...post({ reason: '不报了' }), headers: { 'content-type': type } });
      assert.deepEqual([problem.status, /只接受 application\/json/.test(problem.detail)], [415, true], type);
      assert.doesNotMatch(problem.detail, /</);
    }
    const named = { ...post({ login: 'nobody', password: 'x' }), headers: { 'content-type': 'Application/JSON; charset=utf-8' } };
    assert.notEqual((await place.send('/api/session', named)).status, 415, '大小写、参数不碍事');
    const page = await place.send('/register', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'name=x' });
    assert.equal(page.status, 415);
    assert.match(await page.text(), /只接受 application\/x-www-form-urlencoded/);
  });

  test('405 有这个地址，没有这种操作：Allow 说有哪些；OPTIONS、HEAD 也有答复', async () => {
    const asked = async (method: string, path: string) => {
      const response = await place.send(path, { method });
      return [response.status, response.headers.get('allow')];
    };
    assert.deepEqual(await asked('PUT', '/api/health'), [405, 'GET, HEAD, OPTIONS']);
    assert.deepEqual(await asked('OPTIONS', '/api/notices'), [204, 'GET, HEAD, OPTIONS']);
    assert.deepEqual(await asked('HEAD', '/api/health'), [200, null]);
    assert.deepEqual(await asked('DELETE', '/platforms'), [405, 'GET, HEAD, OPTIONS']);
    assert.deepEqual(await asked('GET', `/api/dossiers/${id}/submit`), [405, 'OPTIONS, POST']);
    assert.deepEqual(await asked('PATCH', '/no-such-page'), [404, null]);
  });

  test('404 没有，或不属于贵单位，说法一样；没有这个接口也一样', async () => {
    const other = await tokenOf('qiye02');
    const texts = [
      await refused(`/api/dossiers/${nothing}/submit`, post({})),
      await refused(`/api/dossiers/${id}/submit`, post({}), other),
      await refused('/api/no-such-route', {}),
    ];
    assert.deepEqual(
      texts.map(({ status, detail }) => [status, detail]),
      Array.from({ length: 3 }, () => [404, texts[0]?.detail]),
    );
  });

  test('409 别人先改了：给出现在的版本', async () => {
    const { status, version, detail } = await refused(`/api/dossiers/${id}/submit`, post({ version: 99 }));
    assert.deepEqual([status, typeof version], [409, 'number']);
    assert.match(detail, /没有丢失/);
  });

  test('413 内容过大：声明的、不声明的都一样', async () => {
    const big = JSON.stringify({ patches: [{ kind: 'value', key: 'email', value: 'x'.repeat(4 * MB), base: 0 }] });
    assert.equal((await refused(form(), post(big, 'PATCH'))).status, 413);
    const declared = await refused(material(), upload(smallPdf('x'), { 'content-length': String(51 * MB) }));
    assert.match(declared.detail, /超过 50 MB/);
    assert.equal((await refused(material(), upload(endless(51)))).status, 413);
  });

  test('415 文件按内容判断，与扩展名无关', async () => {
    const { status, detail } = await refused(material('m2', '房产证.pdf'), upload('这不是 PDF'));
    assert.equal(status, 415);
    assert.match(detail, /房产证\.pdf/);
  });

  test('415 打不开的文件：说明坏在哪里、怎么办，什么也不留下', async () => {
    const pdf = Buffer.from(await smallPdf('whole').arrayBuffer());
    const cut = await refused(material('m2', '租赁合同.pdf'), upload(pdf.subarray(0, pdf.length / 2)));
    assert.equal(cut.status, 415);
    assert.match(cut.detail, /“租赁合同\.pdf”损坏，无法读取，没有保存。.*重新扫描或拍照/);
    const png = Buffer.from(qrPng(qrSvg('照片')));
    for (const bytes of [60, 100, png.length / 2])
      assert.match(
        (await refused(material('m2', '照片.png'), upload(png.subarray(0, bytes)))).detail,
        /“照片\.png”损坏，无法读取/,
        `${bytes}`,
      );
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(5000)]);
    assert.match((await refused(material('m2', 'IMG_0001.HEIC'), upload(heic))).detail, /苹果手机.*JPG/);
  });

  test('422 现在不能办理：条款和每一条理由', async () => {
    const { status, article, reasons = [], faults = [] } = await refused(`/api/dossiers/${id}/submit`, post({}));
    assert.deepEqual([status, article], [422, '第八条（一）']);
    assert.deepEqual(
      faults.filter(({ path }) => path === 'legalIdNumber').map(({ rule }) => rule),
      ['required'],
    );
    assert.ok(faults.every(({ path, message }) => path !== '' && /[\u4e00-\u9fff]/.test(message)));
    assert.ok(reasons.length >= 3 && reasons.every((reason) => /第.+条/.test(reason)), reasons.join('\n'));
  });

  test('草稿没有提交回执：422，说明什么时候有', async () => {
    const { status, article, detail } = await refused(`/api/dossiers/${id}/receipt.pdf`, {});
    assert.deepEqual([status, article, detail], [422, '第八条（一）', '申报尚未提交，没有提交回执；提交时即生成回执']);
  });

  test('同一件事二十人同时办：一人办成，其余都读到是谁先办了，没有一次是系统出错', async () => {
    const registration = { creditCode: '91360100MA35ABCD1X', name: '江西同时注册有限公司', divisionCode: '360100' };
    const people = Array.from({ length: 20 }, (_, n) => ({
      ...registration,
      personName: '王小明',
      login: `tongshi${n}`,
      password: '一二三四五六七八九十',
    }));
    const answers = await Promise.all(people.map((body) => place.send('/api/registrations', post(body))));
    const said = await Promise.all(answers.map(async (answer) => [answer.status, ((await answer.json()) as Problem).detail] as const));
    assert.equal(said.filter(([status]) => status === 200).length, 1, JSON.stringify(said));
    for (const [status, detail] of said) if (status !== 200) assert.match(`${status} ${detail}`, /^(409|429) .*(注册|频繁)/);
    const rounds = (await clerk('GET /api/rounds')).rounds;
    const { organisation } = await (await place.stage.party('jingdezhen-jb'))('GET /api/session');
    const begun = { roundId: rounds[0]?.id, recommenderId: organisation.id };
    const other = { authorization: `Bearer ${await tokenOf('qiye02')}`, 'content-type': 'application/json' };
    const init = { method: 'POST', headers: other, body: JSON.stringify(begun) };
    const statuses = (await Promise.all(people.map(() => place.send('/api/dossiers', init)))).map(({ status }) => status);
    assert.deepEqual([statuses.filter((one) => one === 200).length, statuses.filter((one) => ![200, 409, 422].includes(one))], [1, []]);
  });

  test('演示的日期超出范围：400；别人的消息、没有的消息：404', async () => {
    const admin = await tokenOf('admin');
    for (const day of ['9999-12-31', '0001-01-01'])
      assert.match((await refused('/api/demonstration/day', post({ day }), admin)).detail, /2020年至2035年/);
    assert.equal((await refused(`/api/messages/${nothing}/read`, post({}))).status, 404);
  });

  test('每个出错的答复都写明请求编号，与回答头一致；反向代理给的编号沿用', async () => {
    const named = '0af7651916cd43dd8448eb211c80319c';
    for (const path of ['/api/dossiers/nothing', '/api/nothing', '/api/session']) {
      const response = await place.send(path, { headers: { 'x-request-id': named } });
      assert.equal(response.headers.get('x-request-id'), named, path);
      assert.equal(((await response.json()) as { request?: string }).request, named, path);
    }
  });

  test('429 八次口令不对之后要等，说明多久', async () => {
    const wrong = () => place.send('/api/session', post({ login: 'qiye02', password: '错误口令' }));
    for (let tries = 0; tries < 8; tries += 1) assert.equal((await wrong()).status, 400);
    const response = await wrong();
    assert.equal(response.headers.get('retry-after'), '60');
    assert.match(
      (await refused('/api/session', post({ login: 'qiye02', password: place.password }), null)).detail,
      /请([1-9]|[1-5][0-9]|60)秒|1分钟/,
    );
  });

  test('日志里没有意外错误', () =>
    assert.deepEqual(
      place.logged.filter((line) => /\/api\//.test(line)),
      [],
    ));

  test('公开页面末尾多打一个斜杠，转到没有斜杠的；别的网站不会被带去；robots、站点地图、图标都有', async () => {
    const asked = (path: string, method = 'GET') => place.send(path, { method });
    for (const path of ['/notices', '/platforms', '/certificates', '/check', '/draws', '/measure']) {
      const moved = await asked(`${path}/?search=%E7%94%B2`);
      assert.deepEqual([moved.status, moved.headers.get('location')], [301, `${path}?search=%E7%94%B2`]);
      assert.equal((await asked(path)).status, 200, path);
    }
    for (const path of ['//example.com/', '/%5Cexample.com/', '/api/nothing/', '/没有/'])
      assert.doesNotMatch((await asked(path)).headers.get('location') ?? '', /^\/[/\\]/, path);
    assert.equal((await asked('/notices/', 'POST')).status, 404);
    assert.match(await (await asked('/robots.txt')).text(), /Disallow: \/app\/[\s\S]*Sitemap: http/);
    assert.match(await (await asked('/sitemap.xml')).text(), /<loc>http[^<]*\/platforms<\/loc>/);
    assert.equal((await asked('/favicon.ico')).headers.get('location'), '/assets/favicon.svg');
  });

  test('首页与条件自查列出第六条的全部条件，分类要求说明是哪类平台，没有“1项以上”', async () => {
    for (const path of ['/', '/check']) {
      const html = (await (await place.send(path, { method: 'GET' })).text()).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
      for (const words of [
        '信息查询、创业辅导类平台',
        '6次以上',
        '4次以上',
        '人才培训专业性平台',
        '1600人次以上',
        '第六条（七）',
        '第七条',
      ])
        assert.ok(html.includes(words), `${path} ${words}`);
      assert.ok(!html.includes('1项以上'), path);
    }
  });

  test('各段还有几个工作日由服务器数：管理员载入的年份算数', async () => {
    const { rounds } = await clerk('GET /api/rounds');
    assert.deepEqual(rounds[0]?.daysLeft.length, 3);
    const before = rounds[0]?.daysLeft[0] ?? null;
    const admin = await place.stage.party('admin');
    const holidays = [
      ['01-01', '01-03'],
      ['02-15', '02-23'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['06-19', '06-21'],
      ['09-25', '09-27'],
      ['10-01', '10-07'],
    ];
    const off = [...holidays, ['03-30', '03-31']].map((days) => days.map((day) => `2026-${day}`)).sort();
    const arrangement = {
      year: 2026,
      doc: '国办发明电〔2025〕9号',
      off,
      work: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
    };
    const handedIn = { params: { year: 2026 }, body: { arrangement } };
    const seen = await admin('POST /api/calendar/{year}/preview', handedIn);
    await assert.rejects(admin('PUT /api/calendar/{year}', handedIn), /现行安排上班、这份安排不上班的 2 天：3月30日、3月31日/);
    await admin('PUT /api/calendar/{year}', { ...handedIn, body: { arrangement, said: '通知增放两天' } });
    const answer = { params: { year: 2026 }, body: { outcome: 'confirmed', digest: seen.digest } } as const;
    await assert.rejects(admin('POST /api/calendar/{year}/answer', answer), /另一位系统管理员/);
    assert.equal((await clerk('GET /api/rounds')).rounds[0]?.daysLeft[0], before, '另一人确认之前不算数');
    await (await place.stage.party('sheng-ld'))('POST /api/calendar/{year}/answer', answer);
    const after = (await clerk('GET /api/rounds')).rounds[0]?.daysLeft[0] ?? null;
    assert.equal(after, (before ?? 0) - 2, '多放两天假，就少两个工作日');
  });
});
