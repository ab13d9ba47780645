import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Page } from '@playwright/test';
import { PDFDocument } from 'pdf-lib';
import { qrPng, qrSvg } from '../../src/documents/qr.ts';
import { smallPdf } from '../../src/rehearsal/apply.ts';
import { paddedPdf } from '../padded-pdf.ts';
import { deskOf, sound as soundPage } from './desk.ts';
import { type Rig, shot, startRig } from './rig.ts';
import { begun, openDraft } from './started.ts';

let rig: Rig;
before(async () => {
  rig = await startRig();
});
after(() => rig?.close());

const MB = 2 ** 20;
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const pdf = (size: number) => paddedPdf(size + 9);
const asFile = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/pdf', buffer });

/** What the network refused while it was cut is no fault of the page. */
const sound = (page: Page, errors: readonly string[], name: string) =>
  soundPage(
    page,
    errors.filter((one) => !/ERR_(INTERNET_DISCONNECTED|ABORTED|FAILED|NETWORK)/.test(one)),
    name,
  );

async function draft(page: Page): Promise<string> {
  const answer = await begun(page);
  return ((await answer.json()) as { id: string }).id;
}

type Listed = { id: string; name: string; hash: string; kind: string };
const materialsOf = async (page: Page, id: string): Promise<Listed[]> =>
  ((await (await page.request.get(`/api/dossiers/${id}/materials`)).json()) as { materials: Listed[] }).materials;
const receivedOf = async (page: Page, id: string): Promise<number> =>
  ((await (await page.request.get(`/api/dossiers/${id}/uploads`)).json()) as { uploads: { received: number }[] }).uploads[0]?.received ?? 0;

/** A slow line, so that there is a middle in which it can be cut. */
async function slow(page: Page, kiloBytes: number): Promise<void> {
  const wire = await page.context().newCDPSession(page);
  const none = { offline: false, latency: 0, downloadThroughput: -1 };
  await wire.send('Network.emulateNetworkConditions', { ...none, uploadThroughput: kiloBytes < 0 ? -1 : kiloBytes * 1024 });
}

test('断网后自动续传；刷新后列出没有传完的，再选同一个文件从中断处继续，选错了说得清', async () => {
  const { page, errors } = await deskOf(rig, process.env.SHIFAN_CLERK ?? 'qiye05');
  const id = await draft(page);
  await page.goto(`/app/dossiers/${id}`);
  const input = page.getByLabel('上传：上一年度包含服务收支');
  const file = pdf(14 * MB);
  const name = '2025年度审计报告（含服务收支情况、资产负债表、现金流量表及附注，江西某某会计师事务所有限责任公司出具）.pdf';
  await slow(page, 3000);
  await input.setInputFiles(asFile(name, file));
  await page.getByText('正在上传', { exact: true }).waitFor();
  await page.waitForFunction(() => Number(document.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow')) >= 35);
  await page.context().setOffline(true);
  await page.getByText('网络中断，已传的部分保留着，恢复后自动继续').waitFor();
  await page.getByRole('button', { name: `立即继续上传 ${name}` }).waitFor();
  await page.context().setOffline(false);
  await page.getByText('正在上传', { exact: true }).waitFor();
  assert.ok((await receivedOf(page, id)) >= 4 * MB, '没有从头来过');

  page.once('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await page.getByText(/没有传完（.* 中断），再次选择这个文件即从中断处继续/).waitFor();
  const before = await receivedOf(page, id);
  assert.ok(before > 0 && before < file.length);
  await sound(page, errors, 'upload-left');
  await page.getByLabel(`再次选择：${name}`).setInputFiles(asFile('别的.pdf', pdf(MB)));
  await page.getByText(/“别的.pdf”（1.0 MB）与没有传完的“2025年度审计报告.*”（14.0 MB）不是同一个文件/).waitFor();
  await page.getByRole('button', { name: '知道了' }).click();
  await page.getByLabel(`再次选择：${name}`).setInputFiles(asFile(name, file));
  await page.getByRole('button', { name: `预览 ${name}` }).waitFor();
  const [material] = await materialsOf(page, id);
  assert.deepEqual([material?.name, material?.hash], [name, sha(file)]);
  await sound(page, errors, 'upload-done');
});

test('几个文件一起拖进来，各有进度；排队的可以取消；同样的内容、不对的内容各说各的', async () => {
  const { page, errors } = await deskOf(rig, process.env.SHIFAN_CLERK2 ?? 'qiye08');
  const id = await draft(page);
  await page.goto(`/app/dossiers/${id}`);
  const place = page.locator('#at-materials-m11');
  await place.waitFor();
  await slow(page, 1500);
  const files = [...Object.entries({ '一.pdf': 3e6, '二.pdf': 2e6, '三.pdf': 1e6 })].map(([name, size]) => {
    const text = paddedPdf(size, (bytes) => Buffer.alloc(bytes)).toString('latin1');
    return {
      name,
      head: text.slice(0, text.indexOf('\0')),
      zeros: text.split('\0').length - 1,
      tail: text.slice(text.lastIndexOf('\0') + 1),
    };
  });
  await place.evaluate((target, these) => {
    const data = new DataTransfer();
    for (const { name, head, zeros, tail } of these) data.items.add(new File([head, new Uint8Array(zeros), tail], name));
    data.items.add(new File(['只是文字，不是 PDF'.repeat(400)], '四.pdf'));
    target.dispatchEvent(new DragEvent('dragover', { dataTransfer: data, bubbles: true, cancelable: true }));
    target.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  }, files);
  await place.getByText('排队等待上传').first().waitFor();
  assert.equal(await place.getByRole('progressbar').count(), 4);
  await shot(page, 'upload-several');
  await place.getByRole('button', { name: '取消上传 二.pdf' }).click();
  await place.getByRole('button', { name: '预览 三.pdf' }).waitFor();
  await place.getByText(/“四.pdf”不是 PDF、JPG、PNG、DOCX 或 XLSX 文件/).waitFor();
  await page.getByRole('button', { name: '知道了' }).click();
  assert.deepEqual((await materialsOf(page, id)).map((one) => one.name).sort(), ['一.pdf', '三.pdf']);
  await slow(page, -1);

  const same = Buffer.from(await smallPdf('same').arrayBuffer());
  await page.getByLabel('上传：固定的经营服务场所').setInputFiles(asFile('租赁合同.pdf', same));
  await page.getByRole('button', { name: '预览 租赁合同.pdf' }).waitFor();
  await page.getByLabel('上传：固定的经营服务场所').setInputFiles(asFile('合同副本.pdf', same));
  await page.getByText('“合同副本.pdf”与这一类已有的“租赁合同.pdf”内容完全相同，没有重复保存').waitFor();
  await page.getByRole('button', { name: '知道了' }).click();
  await page.getByLabel('上传：能够证明符合申报条件').setInputFiles(asFile('合同副本.pdf', same));
  await page.getByText('与材料（二）“租赁合同.pdf”内容相同').waitFor();
  const word = Buffer.from(await (await page.request.get(`/api/dossiers/${id}/annexes/6.docx`)).body());
  await page.getByLabel('上传：能够证明符合申报条件').setInputFiles({ name: '说明.docx', mimeType: '', buffer: word });
  await page.getByText('Word 文件不能在页面内预览，请下载后用 Word 或 WPS 打开。').waitFor();
  await sound(page, errors, 'upload-kinds');
});

type Case = { id: string; applicant: string };
async function caseAt(page: Page, state: string): Promise<Case> {
  const { dossiers } = (await (await page.request.get(`/api/dossiers?state=${state}`)).json()) as { dossiers: Case[] };
  assert.ok(dossiers[0], `应有${state}的申报`);
  return dossiers[0];
}

/** A picture of the code that a printed paper bears. */
async function codeOf(page: Page, address: string): Promise<Buffer> {
  const paper = await PDFDocument.load(new Uint8Array(await (await page.request.get(address)).body()), { updateMetadata: false });
  return Buffer.from(qrPng(qrSvg(/https?:\S+/.exec(paper.getKeywords() ?? '')?.[0] ?? '')));
}
const picture = (name: string, buffer: Buffer) => ({ name, mimeType: 'image/png', buffer });

test('坏文件当场说明；用了多少空间看得见；合订本做到哪一步看得见，做好了自己下载，附件没做好先说', async () => {
  const desk = await deskOf(rig, process.env.SHIFAN_CLERK2 ?? 'qiye08');
  const { page, errors } = desk;
  const id = await openDraft(page);
  await page.goto(`/app/dossiers/${id}`);
  const place = page.locator('#at-materials-m11');
  await place.waitFor();
  const png = Buffer.from(qrPng(qrSvg('照片'))).subarray(0, 100);
  await place.locator('input[type=file]').setInputFiles({ name: '照片.png', mimeType: 'image/png', buffer: png });
  await place.getByText(/“照片\.png”损坏，无法读取，没有保存。.*请重新扫描或拍照/).waitFor();
  await page.getByText(/已用 .+，上限 1\.0 GB/).waitFor();
  await shot(page, 'upload-broken');
  await page.getByRole('button', { name: '知道了' }).click();

  let held = true;
  const making = { state: 'making', done: 6, total: 11, doing: '附件5　上一年度服务中小企业名单及服务评价表', seconds: 4, problem: null };
  await page.route('**/api/making/*', (route) => (held ? route.fulfill({ json: making }) : route.continue()));
  await page.getByRole('button', { name: '预览申报书' }).click();
  await page.getByRole('status').filter({ hasText: '正在生成附件2 申请报告' }).waitFor();
  await page.getByRole('button', { name: '下载合订本（PDF）' }).click();
  await page.getByText('正在生成合订本：附件5　上一年度服务中小企业名单及服务评价表，第 7 步，共 11 步，已用 4 秒').waitFor();
  await soundPage(page, errors, 'making');
  const download = page.waitForEvent('download');
  held = false;
  assert.match((await download).suggestedFilename(), /^申报材料汇编-.+\.pdf$/);
  await page.locator('iframe').waitFor();
});

test('盖章扫描件：申报单位传附件6，推荐部门传附件1；版本一致、别的版本、读不出各有说法，两级都看得到', async () => {
  const officer = await deskOf(rig, 'jiujiang-jb');
  const { id, applicant } = await caseAt(officer.page, 'recommended');
  const { page, errors } = await deskOf(rig, rig.loginOf(applicant));
  await page.goto(`/app/dossiers/${id}`);
  const card = page.locator('.card').filter({ has: page.getByRole('heading', { name: '盖章扫描件' }) });
  const row = card.getByRole('listitem').filter({ hasText: '附件6 声明函' });
  // It came with its seal before the leader signed; what is brought now stands beside it.
  await row
    .getByRole('button', { name: /预览扫描件/ })
    .first()
    .waitFor();
  // A paper that takes long says how far it is, which a new tab could not.
  await row.getByRole('button', { name: /^打印用 PDF/ }).click();
  const paper = page.getByRole('dialog', { name: '附件6 声明函' });
  await paper.locator('iframe[title="附件6 声明函"]').waitFor();
  await paper.getByRole('link', { name: '新窗口打开' }).waitFor();
  await paper.getByRole('button', { name: '关闭' }).last().click();
  const chooser = row.getByLabel('上传扫描件：附件6 声明函');
  await chooser.setInputFiles(picture('没有二维码.png', Buffer.from(qrPng(qrSvg('https://example.org/')))));
  await row.getByText('读不出版本标记').waitFor();
  await sound(page, errors, 'scan-unreadable');
  await row.getByRole('button', { name: '人工核对' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '确认一致' }).click();
  await row.getByText('已人工核对版本').waitFor();
  await chooser.setInputFiles(picture('声明函.png', await codeOf(page, `/api/dossiers/${id}/annexes/6.pdf`)));
  await row.getByText('与现行版本一致').waitFor();
  await row.getByText('以前上传的 2 份').waitFor();
  await row.getByRole('button', { name: '预览扫描件 声明函.png' }).click();
  await page.getByRole('dialog').getByRole('img', { name: '声明函.png' }).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click();
  await sound(page, errors, 'scan-applicant');
  assert.equal(await card.getByText('附件1').count(), 0, '推荐表不给申报单位看');

  const city = officer.page;
  await city.goto(`/app/recommendations/${id}?step=recommendation`);
  const ofCity = city.locator('.card').filter({ has: city.getByRole('heading', { name: '盖章扫描件' }) });
  await ofCity
    .getByLabel('上传扫描件：附件1 推荐表')
    .setInputFiles(picture('错传.png', await codeOf(page, `/api/dossiers/${id}/annexes/6.pdf`)));
  await ofCity.getByText('不是现行版本', { exact: true }).waitFor();
  await ofCity.getByText(/扫描件上是第1版，现行的是第1版（推荐表第.*稿）/).waitFor();
  await ofCity
    .getByLabel('上传扫描件：附件1 推荐表')
    .setInputFiles(picture('推荐表.png', await codeOf(city, `/api/dossiers/${id}/annexes/1.pdf`)));
  await ofCity.getByText('与现行版本一致').waitFor();
  await sound(city, officer.errors, 'scan-recommender');
  await city.goto(`/app/recommendations/${id}?step=review`);
  await ofCity.getByText('声明函.png').first().waitFor();
  await sound(city, officer.errors, 'scan-review');

  const province = await deskOf(rig, 'sheng-jb');
  await province.page.goto(`/app/dossiers/${id}`);
  const ofProvince = province.page.locator('.card').filter({ has: province.page.getByRole('heading', { name: '盖章扫描件' }) });
  for (const name of ['推荐表.png', '声明函.png'])
    await ofProvince
      .getByRole('button', { name: `预览扫描件 ${name}` })
      .first()
      .waitFor();
  assert.equal(await ofProvince.getByRole('button', { name: /上传扫描件/ }).count(), 0);
  await sound(province.page, province.errors, 'scan-province');
});
