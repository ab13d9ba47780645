import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { unzipSync } from 'fflate';
import { writeXlsx } from 'hucre';
import { type Case, smallPdf } from '../../src/rehearsal/apply.ts';
import type { Caller } from '../../src/rehearsal/client.ts';
import { type Place, startDrafting } from './system.ts';

let place: Place;
let drafted: Case;
let clerk: Caller;
before(async () => {
  ({ place, drafted, clerk } = await startDrafting());
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
