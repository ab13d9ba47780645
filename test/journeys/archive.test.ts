import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { PDFDocument } from 'pdf-lib';
import { extractText, getDocumentProxy } from 'unpdf';
import { sweepFiles } from '../../src/acts/files/sweep.ts';
import { annexFile } from '../../src/api/contract/dossier.ts';
import { markIn } from '../../src/core/annexes/version-mark.ts';
import { qrPng, qrSvg } from '../../src/documents/qr.ts';
import { type Case, correct, prepare, smallPdf, submit } from '../../src/rehearsal/apply.ts';
import { player } from '../../src/rehearsal/cast.ts';
import type { Caller } from '../../src/rehearsal/client.ts';
import { assess, recommend } from '../../src/rehearsal/recommend.ts';
import { roundOf } from '../../src/rehearsal/year.ts';
import type { RequestOf } from '../../src/web/client.ts';
import { type Place, startPlace } from './system.ts';

// One case from the draft to the recommendation, as far as paper goes: printed, bound, carried away, stamped, scanned, checked.

let place: Place;
let one: Case;
/** Of the book before anything came back stamped. */
let boundPages = 0;
const at = () => ({ id: one.dossierId });
const party = (login: string) => place.stage.party(login);
const clerk = () => party(one.login);
const officer = () => party(`${one.recommenderKey}-jb`);
const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());
const annex = async (file: '2.pdf' | '5.pdf' | '6.pdf') =>
  (await clerk())('GET /api/dossiers/{id}/annexes/{annex}', { params: { ...at(), annex: file } });

/** What the code on a PDF of ours says, which stands among its keywords too. */
async function urlOn(pdf: Blob): Promise<string> {
  const keywords = (await PDFDocument.load(await bytesOf(pdf), { updateMetadata: false })).getKeywords() ?? '';
  return /https?:\S+/.exec(keywords)?.[0] ?? '';
}
/** A paper whole, for a purpose. */
async function opened(caller: Caller, file: RequestOf<'POST /api/dossiers/{id}/opened'>['body']['file'], purpose: string): Promise<Blob> {
  const { id } = await caller('POST /api/dossiers/{id}/opened', { params: at(), body: { file, purpose } });
  return caller('GET /api/opened/{id}', { params: { id } });
}
const png = (url: string) => new Blob([qrPng(qrSvg(url)) as BlobPart], { type: 'image/png' });
const scanned = async (paper: '1' | '2' | '6', body: Blob, name = '扫描件.png') =>
  (paper === '1' ? await officer() : await clerk())('PUT /api/dossiers/{id}/scans/{paper}', {
    params: { ...at(), paper },
    query: { name },
    body,
  });

const stored = (hash: string) => join(place.system.config.dataDir, 'files', hash.slice(0, 2), hash);

before(async () => {
  // Nothing is kept of what was made, so that each book is bound from what lies in the store then.
  place = await startPlace({ applicants: 3, experts: 3, env: { CACHE_MB: '0' } });
  await place.stage.day('2026-02-24');
  const round = await (await party('sheng-jb'))('POST /api/rounds', { body: roundOf(2026) });
  await place.stage.day('2026-03-10');
  one = await prepare(place.stage, { id: round.id, year: 2026 }, { ...player(1), fate: 'recognised' });
});
after(() => place.close());

test('草稿没有二维码，不能上传盖章件', async () => {
  assert.equal(await urlOn(await annex('6.pdf')), '');
  const refused = await (await clerk()).refused('PUT /api/dossiers/{id}/scans/{paper}', {
    ...{ params: { ...at(), paper: '6' }, query: { name: 'x.png' } },
    body: png('x'),
  });
  assert.equal(refused.status, 422);
  assert.match(refused.detail ?? '', /提交之后打印、盖章/);
});

test('每个附件按其格式下载，内容是所称的格式', async () => {
  one = await submit(place.stage, one);
  const starts = { pdf: '%PDF-1.7', docx: 'PK', xlsx: 'PK' } as const;
  for (const file of annexFile.options) {
    const bytes = await bytesOf(await (await clerk())('GET /api/dossiers/{id}/annexes/{annex}', { params: { ...at(), annex: file } }));
    const format = file.split('.')[1] as keyof typeof starts;
    assert.ok(Buffer.from(bytes).toString('latin1').startsWith(starts[format]), file);
  }
});

test('附件5在网页上逐部分看：页数与 PDF 一致，没有的部分答复没有，别的单位看不到', async () => {
  const sheets = 'GET /api/dossiers/{id}/annexes/5/sheets/{part}';
  const whole = await PDFDocument.load(await bytesOf(await annex('5.pdf')));
  const { pages, ...drawn } = await (await clerk())(sheets, { params: { ...at(), part: 1 } });
  assert.deepEqual(drawn, { firstPage: 1, parts: 1, warnings: [] });
  assert.equal(pages.length, whole.getPageCount());
  assert.ok(pages.every((page) => page.startsWith('<svg')));
  assert.equal((await (await clerk()).refused(sheets, { params: { ...at(), part: 2 } })).status, 404);
  const stranger = await party(player(0).login);
  assert.equal((await stranger.refused(sheets, { params: { ...at(), part: 1 } })).status, 404);
});

test('二维码指向现行版本，公众页面和接口都说现行，改一位即无此版本', async () => {
  const url = await urlOn(await annex('2.pdf'));
  const mark = markIn(url);
  assert.ok(mark && mark.number === one.number && mark.version === '1');
  const asked = (hash: string) => place.stage.anyone('GET /api/papers/{number}/{version}/{hash}', { params: { ...mark, hash } });
  assert.deepEqual(await asked(mark.hash), { standing: 'current', current: '1' });
  assert.deepEqual(await asked(mark.hash.replace(/.$/, (last) => (last === '0' ? '1' : '0'))), { standing: 'unknown', current: null });
  const page = await (await place.send(new URL(url).pathname, {})).text();
  assert.match(page, /现行版本/);
  assert.ok(!page.includes(one.name), '页面不写申报单位');
});

test('汇编成册：目录、附件2至6、佐证材料，页数相加无误', async () => {
  const book = await PDFDocument.load(await bytesOf(await (await clerk())('GET /api/dossiers/{id}/book.pdf', { params: at() })));
  let pages = 1;
  for (const file of ['2.pdf', '3.pdf', '4.pdf', '5.pdf', '6.pdf'] as const) {
    const own = await (await clerk())('GET /api/dossiers/{id}/annexes/{annex}', { params: { ...at(), annex: file } });
    pages += (await PDFDocument.load(await bytesOf(own))).getPageCount();
  }
  const { materials } = await (await clerk())('GET /api/dossiers/{id}/materials', { params: at() });
  boundPages = book.getPageCount();
  assert.equal(boundPages, pages + materials.length);
});

test('库里已有的坏图片、坏 PDF：合订本里各占一页并写明，系统照常应答', async () => {
  const { materials } = await (await clerk())('GET /api/dossiers/{id}/materials', { params: at() });
  const [one, two] = materials;
  assert.ok(one && two);
  const whole = await Promise.all([one, two].map(({ hash }) => readFile(stored(hash))));
  const png = Buffer.from(qrPng(qrSvg('cut off'))).subarray(0, 100);
  await writeFile(stored(one.hash), whole[0]!.subarray(0, 200));
  await writeFile(stored(two.hash), png);
  let answering = true;
  let healthy = 0;
  const watching = (async () => {
    while (answering) if ((await place.send('/api/health', {})).ok) healthy += 1;
  })();
  const bytes = await bytesOf(await (await clerk())('GET /api/dossiers/{id}/book.pdf', { params: at() }));
  const book = await PDFDocument.load(bytes);
  answering = false;
  await watching;
  assert.ok(healthy > 0);
  assert.equal(book.getPageCount(), boundPages);
  const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true });
  assert.equal(text.replace(/\s/g, '').split('文件损坏，无法读取').length - 1, 2);
  await Promise.all([one, two].map(({ hash }, i) => writeFile(stored(hash), whole[i]!)));
});

test('合订本、压缩包、附件先说做到哪一步，好了再下载；别人的编号查不到', async () => {
  const caller = await clerk();
  for (const file of ['book.pdf', 'everything.zip', '5.pdf'] as const) {
    let standing: { state: string; ticket?: string } = await caller('POST /api/dossiers/{id}/making', { params: at(), body: { file } });
    const { ticket = '' } = standing;
    assert.equal((await (await officer()).refused('GET /api/making/{ticket}', { params: { ticket } })).status, 404);
    while (standing.state === 'making') {
      await new Promise((resolve) => setTimeout(resolve, 50));
      standing = await caller('GET /api/making/{ticket}', { params: { ticket } });
    }
    assert.equal(standing.state, 'ready', file);
  }
  const stranger = await party(player(0).login);
  const refused = await stranger.refused('POST /api/dossiers/{id}/making', { params: at(), body: { file: 'book.pdf' } });
  assert.equal(refused.status, 404);
});

test('压缩包：每个文件与清单的校验值相符，佐证材料按第九条分类', async () => {
  const zip = unzipSync(await bytesOf(await (await clerk())('GET /api/dossiers/{id}/everything.zip', { params: at() })));
  const manifest = JSON.parse(strFromU8(zip['manifest.json']!)) as { number: string; files: { name: string; sha256: string }[] };
  assert.equal(manifest.number, one.number);
  assert.deepEqual(
    manifest.files.map(({ name, sha256 }) => [name, sha256]),
    Object.entries(zip)
      .filter(([name]) => name !== 'manifest.json')
      .map(([name, bytes]) => [name, createHash('sha256').update(bytes).digest('hex')]),
  );
  const names = Object.keys(zip);
  assert.ok(names.includes('材料/（三）上一年度包含服务收支情况的审计报告/审计报告.pdf'), names.join('\n'));
  assert.ok(names.includes('提交回执.pdf') && names.includes('附件6-申报材料真实性声明函.docx'));
  assert.ok(!names.some((name) => name.startsWith('附件1')), '推荐表不给申报单位');
  const { entries } = await (await party('jiancha'))('GET /api/journal', { query: { subject: one.dossierId } });
  assert.equal(entries.filter((entry) => entry.action === 'takeAway').length, 3, '两次合订本、一次压缩包；只问进度的不算');
});

test('盖章件：现行版本、别的材料、读不出的各是各的，读不出的由人确认一次', async () => {
  const url = await urlOn(await annex('6.pdf'));
  const good = await scanned('6', png(url));
  assert.deepEqual([good.matches, good.version, good.submissionNo], ['current', '1', 1]);
  const sealed = await scanned('2', await annex('2.pdf'), '电子章.pdf');
  assert.equal(sealed.matches, 'current');
  const wrong = (await urlOn(await annex('2.pdf'))).replace(/[0-9a-f]{16}(?=\?)/, '0'.repeat(16));
  assert.equal((await scanned('2', png(wrong))).matches, 'other');
  const blurred = await scanned('6', png('https://example.org/'));
  assert.deepEqual([blurred.matches, blurred.version, blurred.confirmed], ['unreadable', null, false]);
  const confirm = { params: { ...at(), scanId: blurred.id } };
  await (await clerk())('POST /api/dossiers/{id}/scans/{scanId}/confirm', confirm);
  assert.equal((await (await clerk()).refused('POST /api/dossiers/{id}/scans/{scanId}/confirm', confirm)).status, 422);
  const { papers, scans } = await (await officer())('GET /api/dossiers/{id}/scans', { params: at() });
  assert.deepEqual(
    papers.map(({ annex, version, mine }) => [annex, version, mine]),
    [
      ['2', '1', false],
      ['6', '1', false],
    ],
  );
  assert.equal(scans.length, 4);
  assert.equal(scans.find((scan) => scan.id === blurred.id)?.confirmed, true);
  const book = await PDFDocument.load(await bytesOf(await (await clerk())('GET /api/dossiers/{id}/book.pdf', { params: at() })));
  const annex2 = await PDFDocument.load(await bytesOf(await annex('2.pdf')));
  assert.equal(book.getPageCount(), boundPages + annex2.getPageCount() + 1, '盖章的附件2和附件6装订在册');
  const zip = unzipSync(await bytesOf(await (await officer())('GET /api/dossiers/{id}/everything.zip', { params: at() })));
  const stampedIn = (files: object) => Object.keys(files).filter((name) => name.startsWith('盖章扫描件/')).length;
  assert.equal(stampedIn(zip), 2, '盖章的附件2遮蔽不了，只在含个人信息的版本里');
  const left = (JSON.parse(strFromU8(zip['manifest.json']!)) as { personal: string; leftOut: string[]; leftOutFiles: number }) ?? {};
  const { materials, files } = await (await officer())('GET /api/dossiers/{id}/materials', { params: at() });
  assert.deepEqual([left.personal, left.leftOut.length, left.leftOutFiles], ['个人信息已遮蔽', 2, materials.length]);
  const provedIn = (all: object) => Object.keys(all).filter((name) => name.startsWith('材料/')).length;
  assert.deepEqual([files, provedIn(zip)], ['needed', 0], '上传的材料也遮蔽不了');
  const material = { params: { ...at(), materialId: materials[0]?.id ?? '' } };
  const closed = await (await officer()).refused('GET /api/dossiers/{id}/materials/{materialId}/file', material);
  assert.deepEqual([closed.status, closed.type.split(':').at(-1)], [422, 'purposeNeeded']);
  const annexTwo = { params: { ...at(), scanId: sealed.id } };
  assert.equal((await (await officer()).refused('GET /api/dossiers/{id}/scans/{scanId}/file', annexTwo)).status, 422);
  await (await officer())('POST /api/dossiers/{id}/files/opened', { params: at(), body: { purpose: '初审核对' } });
  await (await officer())('GET /api/dossiers/{id}/materials/{materialId}/file', material);
  await (await officer())('GET /api/dossiers/{id}/scans/{scanId}/file', annexTwo);
  const stated = unzipSync(await bytesOf(await (await officer())('GET /api/dossiers/{id}/everything.zip', { params: at() })));
  assert.deepEqual([provedIn(stated), stampedIn(stated)], [materials.length, 2], '写明用途后有材料，个人信息仍遮蔽');
  const whole = unzipSync(await bytesOf(await opened(await officer(), 'everything.zip', '整理归档')));
  assert.equal(stampedIn(whole), 4);
  assert.ok(whole['提交内容.json'] && !zip['提交内容.json']);
  const file = await (await officer())('GET /api/dossiers/{id}/scans/{scanId}/file', { params: { ...at(), scanId: good.id } });
  assert.equal(
    createHash('sha256')
      .update(await bytesOf(file))
      .digest('hex'),
    good.hash,
  );
  assert.equal((await scanned('2', png(url))).matches, 'other', '一份声明函不能又当申请报告');
  const earlier = png(url.replace(/\?.*$/, ''));
  const unsigned = await scanned('6', earlier);
  assert.equal(unsigned.matches, 'current', '二维码还没有写明附件时打印的照旧');
  const sentBack = { params: { ...at(), scanId: unsigned.id }, body: { fault: '没有签字' } };
  await (await officer())('POST /api/dossiers/{id}/scans/{scanId}/check', sentBack);
  const again = await (await clerk()).refused('PUT /api/dossiers/{id}/scans/{paper}', {
    params: { ...at(), paper: '6' },
    query: { name: '改了名.png' },
    body: earlier,
  });
  assert.equal(again.status, 422);
  assert.match(again.detail ?? '', /就是已经退回的那一份（没有签字）/);
});

test('他人看不到，也传不进；不是图片或 PDF 的不收', async () => {
  const other = await party(player(2).login);
  for (const path of ['scans', 'book.pdf', 'everything.zip'] as const)
    assert.equal((await other.refused(`GET /api/dossiers/{id}/${path}`, { params: at() })).status, 404);
  const put = (paper: '1' | '6', body: Blob) => ({ params: { ...at(), paper }, query: { name: 'x.png' }, body });
  assert.equal((await other.refused('PUT /api/dossiers/{id}/scans/{paper}', put('6', png('x')))).status, 404);
  assert.equal((await (await clerk()).refused('PUT /api/dossiers/{id}/scans/{paper}', put('1', png('x')))).status, 403);
  assert.equal((await (await officer()).refused('PUT /api/dossiers/{id}/scans/{paper}', put('6', png('x')))).status, 403);
  const text = new Blob(['plain text, no picture'], { type: 'image/png' });
  assert.equal((await (await clerk()).refused('PUT /api/dossiers/{id}/scans/{paper}', put('6', text))).status, 415);
});

test('补正后再提交，旧纸是旧版；补正期间打印的不算哪一版', async () => {
  const old = markIn(await urlOn(await annex('6.pdf')));
  assert.ok(old);
  const url = await urlOn(await annex('6.pdf'));
  const city = await officer();
  await city('POST /api/dossiers/{id}/certificate-check', { params: at(), body: { outcome: 'matches', note: '' } });
  const item = { path: 'website', label: '网址', reason: '网址打不开', article: '第九条（一）', expected: '填写能打开的网址' };
  const { materials } = await (await clerk())('GET /api/dossiers/{id}/materials', { params: at() });
  const held = materials.find(({ kind }) => kind === 'm3');
  assert.ok(held);
  const other = {
    path: 'materials/m3',
    label: '审计报告',
    reason: '不是上一年度的',
    article: '第九条（三）',
    expected: '换成上一年度的审计报告',
  };
  await city('POST /api/dossiers/{id}/return', { params: at(), body: { items: [item, other] } });
  assert.equal(await urlOn(await annex('6.pdf')), '');
  await (await clerk())('DELETE /api/dossiers/{id}/materials/{materialId}', { params: { ...at(), materialId: held.id } });
  const put = { params: { ...at(), kind: 'm3' }, query: { name: '审计报告（更换）.pdf' }, body: smallPdf('another year') };
  await (await clerk())('PUT /api/dossiers/{id}/material-kinds/{kind}', put);
  await correct(place.stage, one);
  const asked = await place.stage.anyone('GET /api/papers/{number}/{version}/{hash}', { params: old });
  assert.deepEqual(asked, { standing: 'earlier', current: '2' });
  const late = await scanned('6', png(url));
  assert.deepEqual([late.matches, late.version, late.submissionNo], ['other', '1', 2]);
  const { papers, scans } = await (await clerk())('GET /api/dossiers/{id}/scans', { params: at() });
  assert.deepEqual(new Set(papers.map(({ version, mine }) => `${version} ${mine}`)), new Set(['2 true']));
  assert.deepEqual(new Set(scans.map(({ matches }) => matches)), new Set(['other']), '上一版的扫描件不再算现行');
  const world = await place.system.world();
  const later = new Date(Date.parse(world.wallNow) + 2 * 86_400_000).toISOString();
  assert.equal(await sweepFiles({ ...world, wallNow: later }), 0, '上一版提交的材料、扫描件都留着，虽已删除');
  await readFile(stored(held.hash));
});

test('推荐表自有版本：记录一变，旧纸即旧版；盖章件由推荐部门上传', async () => {
  const city = await officer();
  await city('POST /api/dossiers/{id}/certificate-check', { params: at(), body: { outcome: 'matches', note: '' } });
  await city('POST /api/dossiers/{id}/accept', { params: at(), body: {} });
  await assess(place.stage, one);
  const printed = () => city('GET /api/dossiers/{id}/annexes/1.pdf', { params: at() });
  const first = await urlOn(await printed());
  assert.equal((await scanned('1', png(first))).matches, 'current');
  const { version } = await city('GET /api/dossiers/{id}/recommendation', { params: at() });
  const body = { influence: '影响及作用', demonstration: '示范性', opinion: '同意推荐', version };
  await city('PUT /api/dossiers/{id}/recommendation', { params: at(), body });
  assert.notEqual(await urlOn(await printed()), first);
  assert.equal((await place.stage.anyone('GET /api/papers/{number}/{version}/{hash}', { params: markIn(first)! })).standing, 'earlier');
  assert.equal((await scanned('1', png(first))).matches, 'other');
  assert.equal((await scanned('1', png(await urlOn(await annex('6.pdf'))))).matches, 'other', '声明函不是推荐表');
  const docx = await city('GET /api/dossiers/{id}/annexes/1.docx', { params: at() });
  assert.ok(Object.keys(unzipSync(await bytesOf(docx))).includes('word/document.xml'));
  const zip = unzipSync(await bytesOf(await city('GET /api/dossiers/{id}/everything.zip', { params: at() })));
  assert.ok(zip['附件1-推荐表.pdf']);
  const seen = await (await clerk())('GET /api/dossiers/{id}/scans', { params: at() });
  assert.ok(
    seen.scans.every((scan) => scan.annex !== '1'),
    '推荐表的扫描件不给申报单位看',
  );
});

test('成套材料含个人信息：不写用途的一律遮蔽，写了用途的完整并记入日志，申报单位自己的始终完整', async () => {
  const form = await (await clerk())('GET /api/dossiers/{id}/form', { params: at() });
  const numbers = (cells: Readonly<Record<string, unknown>>) =>
    Object.values(cells).filter((one) => /^1\d{10}$/.test(String(one))) as string[];
  const secrets = {
    '2': [form.values.legalIdNumber, form.values.legalMobile, form.values.contactMobile] as string[],
    '4': (form.tables.staff ?? []).flatMap(({ cells }) => numbers(cells)),
    '5': (form.tables.served ?? []).flatMap(({ cells }) => numbers(cells)),
  };
  assert.ok(secrets['5'].length >= 120 && secrets['2'].every(Boolean), JSON.stringify([secrets['5'].length, secrets['2']]));
  const files = ['2.pdf', '2.docx', '4.pdf', '4.xlsx', '5.pdf', '5.xlsx'] as const;
  const plain = async (caller: Caller, file: (typeof files)[number]) =>
    wordsOf(await caller('GET /api/dossiers/{id}/annexes/{annex}', { params: { ...at(), annex: file } }), file);
  const leader = await party(`${one.recommenderKey}-ld`);
  const city = await officer();
  const logged = async () => (await place.system.world()).asSystem((tx) => tx.journal.entries({ subject: one.dossierId }));
  const openings = async () => (await logged()).filter(({ action }) => action === 'openPaper');
  const before = (await openings()).length;
  for (const file of files) {
    const hidden = secrets[file[0] as '2' | '4' | '5'];
    for (const [caller, who] of [
      [city, '经办'],
      [leader, '领导'],
      [await party('jiancha'), '监察'],
    ] as const) {
      const text = await plain(caller, file);
      assert.deepEqual(
        hidden.filter((secret) => text.includes(secret)),
        [],
        `${who} ${file}`,
      );
      assert.ok(text.includes('个人信息已遮蔽'), `${who} ${file}`);
    }
    const own = await plain(await clerk(), file);
    assert.ok(hidden.every((secret) => own.includes(secret)) && !/遮蔽|含个人信息/.test(own), file);
  }
  assert.equal((await openings()).length, before, '遮蔽的不算打开');
  for (const file of files) {
    const text = await wordsOf(await opened(city, file, '整理归档备查'), file);
    const hidden = secrets[file[0] as '2' | '4' | '5'];
    assert.ok(
      hidden.every((secret) => text.includes(secret)),
      file,
    );
    assert.match(text.replaceAll(/\s/g, ''), /含个人信息：.*于\d{4}-\d\d-\d\d\d\d:\d\d打开，用途：整理归档备查/, file);
    assert.ok(!text.includes('遮蔽'), file);
    const last = (await openings()).at(-1);
    const detail = last?.detail as { personal: number; purpose: string; file: string };
    assert.deepEqual([detail.file, detail.purpose], [file, '整理归档备查']);
    assert.ok(detail.personal >= hidden.length && last?.actorName, JSON.stringify(detail));
    assert.ok(hidden.every((secret) => !JSON.stringify(detail).includes(secret)));
  }
  const served = (await openings()).at(-1)?.detail as { personal: number };
  assert.equal(served.personal, (form.tables.served ?? []).flatMap(({ cells }) => [cells.contact, cells.mobile]).filter(Boolean).length);
});

test('推荐表：被访人姓名、手机遮蔽，写明用途的完整；监察、专家、别的市、申报单位打不开', async () => {
  const city = await officer();
  const { rows } = await city('GET /api/dossiers/{id}/sample', { params: at() });
  const { rowId } = rows.find((row) => row.state === 'recorded') ?? assert.fail('没有测评记录');
  const revealed = await city('POST /api/dossiers/{id}/sample/{rowId}/reveal', {
    params: { ...at(), rowId },
    body: { purpose: '电话测评' },
  });
  const mobile = revealed.intervieweeMobile ?? assert.fail('没有被访人手机');
  for (const file of ['1.pdf', '1.docx'] as const) {
    const masked = await wordsOf(await city(`GET /api/dossiers/{id}/annexes/${file}`, { params: at() }), file);
    assert.ok(!masked.includes(mobile) && masked.includes('个人信息已遮蔽'), file);
    const whole = await wordsOf(await opened(city, file, '打印盖章'), file);
    assert.ok(whole.includes(mobile) && whole.includes('打印盖章'), file);
  }
  const ask = { params: at(), body: { file: '1.pdf' as const, purpose: '打印盖章' } };
  const statuses = await Promise.all(
    [player(2).login, one.login, 'jiancha', 'jiujiang-jb'].map(
      async (login) => (await (await party(login)).refused('POST /api/dossiers/{id}/opened', ask)).status,
    ),
  );
  assert.deepEqual(statuses, [403, 403, 403, 404]);
  const bad = async (purpose: string) =>
    (await city.refused('POST /api/dossiers/{id}/opened', { params: at(), body: { file: '5.pdf', purpose } })).detail;
  assert.match(await bad('看看'), /用途/);
  assert.match(await bad('联系 13800001234 核实'), /手机号/);
  const other = await party('sheng-jb');
  const open = async (purpose: string) =>
    (await city('POST /api/dossiers/{id}/opened', { params: at(), body: { file: '5.xlsx', purpose } })).id;
  const [id, again, otherwise] = [await open('核对服务名单'), await open('核对服务名单'), await open('核对另一事项')];
  assert.equal(again, id, '没有生成而再点一次的，是同一次打开');
  assert.notEqual(otherwise, id);
  assert.equal((await other.refused('GET /api/opened/{id}', { params: { id } })).status, 404, '别人打开的，拿着号也下载不了');
  assert.equal(
    (await city.refused('POST /api/dossiers/{id}/opened', { params: at(), body: { file: '3.pdf', purpose: '核对设备清单' } })).status,
    400,
  );
});

test('合订本：遮蔽的不装盖章的附件2，写明用途的全部装入', async () => {
  const city = await officer();
  const textOf = async (blob: Blob) => wordsOf(blob, 'book.pdf');
  const form = await (await clerk())('GET /api/dossiers/{id}/form', { params: at() });
  const idNumber = String(form.values.legalIdNumber);
  const masked = await textOf(await city('GET /api/dossiers/{id}/book.pdf', { params: at() }));
  assert.ok(!masked.includes(idNumber) && masked.includes('个人信息已遮蔽'));
  const whole = await textOf(await opened(city, 'book.pdf', '整理归档'));
  assert.ok(whole.includes(idNumber) && whole.includes('用途：整理归档'));
});

test('推荐到省以后，省里看到的也是遮蔽的，写明用途的完整；监察一份一份都留痕', async () => {
  await recommend(place.stage, one);
  const province = await party('sheng-jb');
  const form = await (await clerk())('GET /api/dossiers/{id}/form', { params: at() });
  const idNumber = String(form.values.legalIdNumber);
  const masked = await wordsOf(await province('GET /api/dossiers/{id}/annexes/{annex}', { params: { ...at(), annex: '2.pdf' } }), '2.pdf');
  assert.ok(!masked.includes(idNumber) && masked.includes('个人信息已遮蔽'));
  assert.ok((await wordsOf(await opened(province, '2.pdf', '审核认定'), '2.pdf')).includes(idNumber));
  const entries = await (await place.system.world()).asSystem((tx) => tx.journal.entries({ subject: one.dossierId }));
  assert.ok(
    entries.filter(({ action, detail }) => action === 'readDossier' && (detail as { file?: string }).file !== undefined).length >= 6,
  );
});

/** The words of a file: of a PDF its text, of an Office file all its parts. */
async function wordsOf(blob: Blob, file: string): Promise<string> {
  const bytes = await bytesOf(blob);
  if (file.endsWith('.pdf')) return (await extractText(await getDocumentProxy(bytes), { mergePages: true })).text;
  return Object.values(unzipSync(bytes))
    .map((part) => strFromU8(part))
    .join('\n');
}
