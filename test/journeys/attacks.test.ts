import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { unzipSync } from 'fflate';
import { writeXlsx } from 'hucre';
import { type Case, smallPdf } from '../../src/rehearsal/apply.ts';
import type { Caller, Send } from '../../src/rehearsal/client.ts';
import { type Attack, type Attacker, type Target, throughTheDoor } from './attacks.ts';
import { fromInside } from './attacks-inside.ts';
import { type Place, startDrafting } from './system.ts';

let place: Place;
let drafted: Case;
let clerk: Caller;
let stranger: Caller;
before(async () => {
  ({ place, drafted, clerk, stranger } = await startDrafting());
});
after(() => place.close());

const at = () => ({ params: { id: drafted.dossierId } });
const names = async () => (await clerk('GET /api/dossiers/{id}/materials', at())).materials.map(({ name }) => name);
const tokenOf = async () =>
  (await place.stage.anyone('POST /api/session', { body: { login: drafted.login, password: place.password } })).token;
const given = async (path: string, init: RequestInit = {}) => {
  const response = await place.send(`/api/dossiers/${drafted.dossierId}/${path}`, {
    ...init,
    headers: { authorization: `Bearer ${await tokenOf()}`, ...init.headers },
  });
  assert.equal(response.status, 200, path);
  return decodeURIComponent(response.headers.get('content-disposition')?.split("''")[1] ?? '');
};

test('材料名里的路径、控制字符、方向字符不保存，下载、压缩包里也没有', async () => {
  for (const [i, [name, kept]] of (
    [
      ['..\\..\\一份证明.pdf', '一份证明.pdf'],
      ['/etc/二份证明.pdf', '二份证明.pdf'],
      ['C:\\a\\三份证明.pdf', '三份证明.pdf'],
      ['四份\u202efdp证\u0007明.pdf', '四份fdp证明.pdf'],
      [`五${'长'.repeat(300)}.pdf`, `五${'长'.repeat(114)}….pdf`],
    ] as const
  ).entries()) {
    const put = await clerk('PUT /api/dossiers/{id}/material-kinds/{kind}', {
      params: { ...at().params, kind: 'm12' },
      query: { name },
      body: smallPdf(`${i}`),
    });
    assert.equal(put.name, kept);
    assert.ok((await names()).includes(kept));
    assert.equal(await given(`materials/${put.id}/file`), kept);
  }
  const zip = unzipSync(
    new Uint8Array(await ((await clerk('GET /api/dossiers/{id}/everything.zip', at())) as unknown as Blob).arrayBuffer()),
  );
  const paths = Object.keys(zip).filter((path) => path.includes('份证明') || path.includes('四份') || path.includes('五长'));
  assert.equal(paths.length, 5);
  for (const path of paths) assert.match(path, /^材料\/（[^/\\\p{Cc}\p{Cf}]+\/[^/\\\p{Cc}\p{Cf}]+\.pdf$/u);
});

test('分段上传、导入的名单、标注后的文件也只留文件名', async () => {
  const bytes = Buffer.from(await smallPdf('6').arrayBuffer());
  const hash = createHash('sha256').update(bytes).digest('hex');
  const body = { kind: 'm12', name: '..\\..\\六份证明.pdf', size: bytes.length, hash };
  await clerk('POST /api/dossiers/{id}/uploads', { ...at(), body });
  assert.deepEqual(
    (await clerk('GET /api/dossiers/{id}/uploads', at())).uploads.map(({ name }) => name),
    ['六份证明.pdf'],
  );
  const { import: done } = await clerk('POST /api/dossiers/{id}/tables/{table}/import', {
    params: { ...at().params, table: 'served' },
    body: { how: 'append', fileName: 'C:\\用户\\名\u202e单.xlsx', rows: [{ enterprise: '江西甲公司' }], removes: [] },
  });
  assert.equal(done.fileName, '名单.xlsx');
  const rows = [
    ['服务企业名称', '企业联系人', '手机', '服务内容简述'],
    ['江西甲公司', '张三', '1', '咨询'],
  ];
  const sheet = await writeXlsx({ sheets: [{ name: '名单', rows }] });
  const marked = await given(`tables/served/marked?name=${encodeURIComponent('..\\..\\名单.xlsx')}`, {
    method: 'POST',
    body: new Blob([sheet as BlobPart]),
    headers: { 'content-type': 'application/octet-stream' },
  });
  assert.equal(marked, '名单（已标注）.xlsx');
});

describe('攻击清单（docs/red-team.md）', () => {
  let target: Target;
  const tokens: Partial<Record<Attacker, string>> = {};
  before(async () => {
    const [round] = (await clerk('GET /api/rounds')).rounds;
    const { organisation } = await (await place.stage.party('jingdezhen-jb'))('GET /api/session');
    const ownId = (await stranger('POST /api/dossiers', { body: { roundId: round?.id ?? '', recommenderId: organisation.id } })).id;
    for (const [who, login] of [
      ['clerk', drafted.login],
      ['stranger', stranger.login],
      ['officer', 'nanchang-jb'],
    ] as const)
      tokens[who] = (await place.stage.anyone('POST /api/session', { body: { login, password: place.password } })).token;
    const materialId = (await clerk('GET /api/dossiers/{id}/materials', at())).materials[0]?.id ?? '';
    const { send, password } = place;
    target = { send, password, login: drafted.login, dossierId: drafted.dossierId, materialId, ownId, tokenOf: (who) => tokens[who] ?? '' };
  });

  const as =
    (who: Attacker): Send =>
    (path, init) =>
      place.send(path, { ...init, headers: { ...(who === 'nobody' ? {} : { authorization: `Bearer ${tokens[who]}` }), ...init.headers } });
  /** What must stand as it is, whoever attacks from outside. */
  const standing = async () => {
    const { state, version } = await clerk('GET /api/dossiers/{id}', at());
    return JSON.stringify([state, version, await clerk('GET /api/dossiers/{id}/form', at()), await names()]);
  };
  const said = async (response: Response) =>
    `${response.status}\n${[...response.headers].map(([name, value]) => `${name}: ${value}\n`).join('')}\n${await response.text()}`;

  async function attacked({ who, how, answered, shows, never }: Attack) {
    const before = await standing();
    const responses = [await how(as(who), target)].flat();
    const texts = await Promise.all(responses.map(said));
    const fault = (text: string) => (shows && !shows.test(text)) || never?.test(text) || /\bat \S+\.ts|PostgreSQL|violates/.test(text);
    assert.deepEqual([responses.map(({ status }) => status), texts.filter(fault)], [answered, []]);
    if (who !== 'clerk') assert.equal(await standing(), before);
  }
  for (const attack of [...throughTheDoor, ...fromInside]) test(attack.what, () => attacked(attack));

  test('由登录的时间分辨不出账号', async () => {
    const spent = async (login: string) => {
      const began = performance.now();
      await place.send('/api/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ login, password: 'x' }),
      });
      return performance.now() - began;
    };
    const [known, unknown]: [number[], number[]] = [[], []];
    for (let i = 0; i < 5; i += 1) {
      known.push(await spent('admin'));
      unknown.push(await spent(`meiyou${i}`));
    }
    const ratio = Math.min(...unknown) / Math.min(...known);
    assert.equal(ratio > 0.6 && ratio < 1.7, true, `${ratio}`);
  });

  test('攻击之后日志里没有意外错误', () =>
    assert.deepEqual(
      place.logged.filter((line) => /\/api\//.test(line)),
      [],
    ));
});
