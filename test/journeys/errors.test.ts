import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Problem } from '../../src/api/problem.ts';
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
  const material = (kind = 'm2', name = '房产证.pdf') => `/api/dossiers/${id}/materials/${kind}?${new URLSearchParams({ name })}`;

  test('400 内容不是 JSON', async () => assert.match((await refused(form(), post('{"patches":', 'PATCH'))).detail, /不是有效的 JSON/));

  test('400 形状不对：说哪一处、哪条规则', async () => {
    const { status, faults = [] } = await refused(form(), post({ patches: [] }, 'PATCH'));
    assert.equal(status, 400);
    assert.deepEqual(
      faults.map(({ path }) => path),
      ['patches'],
    );
  });

  test('400 一处错，整批不写：前面对的也不留下', async () => {
    const right = { kind: 'value', key: 'email', value: 'a@example.cn', base: 0 };
    const { faults = [] } = await refused(form(), post({ patches: [right, { ...right, key: 'noSuchField' }] }, 'PATCH'));
    assert.match(faults[0]?.message ?? '', /表中没有“noSuchField”/);
  });

  test('400 编号不像编号，材料没有这一类', async () => {
    assert.equal((await refused('/api/dossiers/1/submit', post({}))).status, 400);
    assert.match((await refused(material('m99'), upload(smallPdf('x')))).detail, /没有“m99”这一类/);
  });

  test('401 没有登录，或登录已失效', async () => {
    assert.equal((await refused(form(), post({ patches: [] }, 'PATCH'), null)).status, 401);
    assert.match((await refused(`/api/dossiers/${id}/submit`, post({}), 'expired-token')).detail, /登录后继续/);
  });

  test('403 角色不对，或请求来自别的网站', async () => {
    assert.equal((await refused(`/api/dossiers/${id}/accept`, post({}))).status, 403);
    const foreign = { ...post({}), headers: { 'content-type': 'application/json', origin: 'https://elsewhere.example' } };
    assert.equal((await refused(`/api/dossiers/${id}/withdraw`, foreign)).status, 403);
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

  test('422 现在不能办理：条款和每一条理由', async () => {
    const { status, article, reasons = [] } = await refused(`/api/dossiers/${id}/submit`, post({}));
    assert.deepEqual([status, article], [422, '第八条（一）']);
    assert.ok(reasons.length >= 3 && reasons.every((reason) => /第.+条/.test(reason)), reasons.join('\n'));
  });

  test('429 八次口令不对之后要等，说明多久', async () => {
    const wrong = () => place.send('/api/session', post({ login: 'qiye02', password: '错误口令' }));
    for (let tries = 0; tries < 8; tries += 1) assert.equal((await wrong()).status, 400);
    const response = await wrong();
    assert.equal(response.headers.get('retry-after'), '900');
    assert.match((await refused('/api/session', post({ login: 'qiye02', password: place.password }), null)).detail, /15分钟/);
  });

  test('日志里没有意外错误', () =>
    assert.deepEqual(
      place.logged.filter((line) => /\/api\//.test(line)),
      [],
    ));
});
