import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { releaseQuarantined } from '../../src/acts/files/quarantine.ts';
import { smallPdf } from '../../src/rehearsal/apply.ts';
import type { Caller } from '../../src/rehearsal/client.ts';
import { createClamd } from '../../src/store/clamd.ts';
import { type Daemon, eicar, findClamd, MARK, ownClamd } from './clamd-rig.ts';
import { type Place, startDrafting } from './system.ts';

const clamd = findClamd();
const PORT = 13_310 + (process.pid % 1000);

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const pdf = (line: string): Promise<ArrayBuffer> => smallPdf(line).arrayBuffer();

describe('ClamAV', { skip: 'missing' in clamd ? clamd.missing : false }, () => {
  let daemon: Daemon;
  let place: Place;
  let clerk: Caller;
  let id: string;
  before(async () => {
    if ('missing' in clamd) return;
    daemon = await ownClamd(clamd.program, PORT);
    await daemon.start();
    const drafting = await startDrafting({ CLAMD: daemon.socket });
    ({ place, clerk } = drafting);
    id = drafting.drafted.dossierId;
  });
  after(async () => {
    await place?.close();
    await daemon?.dispose();
  });

  const materials = async () => (await clerk('GET /api/dossiers/{id}/materials', { params: { id } })).materials;
  const upload = (name: string, bytes: ArrayBuffer) => ({
    params: { id, kind: 'm11' },
    query: { name },
    body: new Blob([bytes], { type: 'application/pdf' }),
  });

  test('真的 clamd：经套接字和 TCP 都能问，查得出测试病毒，干净的放行', async () => {
    for (const address of [daemon.socket, daemon.tcp]) {
      const scanner = createClamd(address);
      // clamd marks what its makers did not sign.
      assert.equal(await scanner.find(inPieces(Buffer.from(eicar()), 10)), 'Eicar-Test-Signature.UNOFFICIAL', address);
      assert.equal(await scanner.find(inPieces(Buffer.from('没有问题的内容'), 3)), null, address);
      assert.equal(await scanner.find(inPieces(Buffer.alloc(5 * 2 ** 20, 'a'), 300_000)), null, address);
    }
  });

  test('不在、不答、太长的，都当作没有查过，不当作干净', async () => {
    await assert.rejects(createClamd('/nowhere/clamd.socket').find(inPieces(Buffer.from('a'), 1)));
    await assert.rejects(createClamd('127.0.0.1:1').find(inPieces(Buffer.from('a'), 1)));
    await assert.rejects(createClamd(daemon.socket).find(inPieces(Buffer.alloc(61 * 2 ** 20), 2 ** 20)));
    assert.throws(() => createClamd('没有端口'));
  });

  test('上传时查毒：干净的可以打开，含恶意程序的不保存、说明原因、记入日志', async () => {
    const clean = await clerk('PUT /api/dossiers/{id}/material-kinds/{kind}', upload('其他证明.pdf', await pdf('clean')));
    assert.equal(clean.malware, 'clean');
    await clerk('GET /api/dossiers/{id}/materials/{materialId}/file', { params: { id, materialId: clean.id } });
    const before = (await materials()).length;
    const refused = await clerk.refused('PUT /api/dossiers/{id}/material-kinds/{kind}', upload('扫描件.pdf', await pdf(MARK)));
    assert.equal(refused.status, 415);
    assert.match(refused.detail, /“扫描件.pdf”含有恶意程序（Shifan\.Test\.Mark\.UNOFFICIAL），没有保存/);
    assert.equal((await materials()).length, before);
    const { entries } = await (await place.stage.party('jiancha'))('GET /api/journal', { query: { subject: id } });
    assert.ok(entries.some((entry) => entry.action === 'rejectInfected'));
  });

  test('分段上传的也查：传完才查，含恶意程序的不成为材料，传来的也清除', async () => {
    const bytes = new Uint8Array(await pdf(`${MARK} in pieces`));
    const hash = createHash('sha256').update(bytes).digest('hex');
    const body = { kind: 'm11', name: '分段.pdf', size: bytes.length, hash };
    const upload = await clerk('POST /api/dossiers/{id}/uploads', { params: { id }, body });
    const params = { id, uploadId: upload.id };
    for (let offset = 0; offset < bytes.length; offset += 300) {
      const piece = { params, query: { offset }, body: new Blob([bytes.subarray(offset, offset + 300)]) };
      await clerk('PATCH /api/dossiers/{id}/uploads/{uploadId}', piece);
    }
    const refused = await clerk.refused('POST /api/dossiers/{id}/uploads/{uploadId}/finish', { params });
    assert.match(refused.detail, /“分段.pdf”含有恶意程序/);
    assert.ok((await materials()).every((one) => one.hash !== hash));
    assert.equal((await clerk.refused('GET /api/dossiers/{id}/uploads/{uploadId}', { params })).status, 404);
  });

  test('查毒程序不在时：先隔离，不能打开、不能提交；恢复后放行，查出的仍然不放', async () => {
    await daemon.stop();
    const waiting = await clerk('PUT /api/dossiers/{id}/material-kinds/{kind}', upload('合同.pdf', await pdf('waiting')));
    const bad = await clerk('PUT /api/dossiers/{id}/material-kinds/{kind}', upload('坏.pdf', await pdf(`${MARK} later`)));
    assert.deepEqual([waiting.malware, bad.malware], ['quarantined', 'quarantined']);
    const file = (materialId: string) => ({ params: { id, materialId } });
    const closed = await clerk.refused('GET /api/dossiers/{id}/materials/{materialId}/file', file(waiting.id));
    assert.match(closed.detail, /“合同.pdf”正在查毒/);
    const submission = async () => (await clerk('GET /api/dossiers/{id}', { params: { id } })).offers.find((one) => one.step === 'submit');
    assert.match((await submission())?.blockedBy.join() ?? '', /“合同.pdf”正在查毒/);
    assert.equal((await clerk.refused('POST /api/dossiers/{id}/submit', { params: { id }, body: {} })).status, 422);
    assert.equal(await releaseQuarantined(await place.system.world()), 0);
    await daemon.start();
    assert.equal(await releaseQuarantined(await place.system.world()), 2);
    await clerk('GET /api/dossiers/{id}/materials/{materialId}/file', file(waiting.id));
    const found = await clerk.refused('GET /api/dossiers/{id}/materials/{materialId}/file', file(bad.id));
    assert.match(found.detail, /“坏.pdf”含有恶意程序/);
    const states = new Map((await materials()).map((one) => [one.name, one.malware]));
    assert.deepEqual([states.get('合同.pdf'), states.get('坏.pdf')], ['clean', 'infected']);
    assert.match((await submission())?.blockedBy.join() ?? '', /“坏.pdf”含有恶意程序，请删除后重新上传/);
    const waits = async () => (await clerk('GET /api/inbox', { query: {} })).items.filter((one) => one.id === `infected:${id}`);
    assert.match((await waits())[0]?.why ?? '', /“坏.pdf”含有恶意程序/);
    await clerk('DELETE /api/dossiers/{id}/materials/{materialId}', file(bad.id));
    assert.deepEqual(await waits(), []);
    assert.doesNotMatch((await submission())?.blockedBy.join() ?? '', /恶意程序|查毒/);
  });
});
