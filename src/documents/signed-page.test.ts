import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { extractText } from 'unpdf';
import { annex2 } from './annex2.ts';
import { createDocuments } from './create.ts';
import { decision } from './decision.ts';
import { lineSize } from './layout/blocks.ts';
import { recommendationList } from './recommendation-list.ts';
import { official } from './titled.ts';

// GB/T 9704: 落款 stands on a page with text of its letter, and neither 制 nor （印章） on a line alone.

const documents = createDocuments({ appRoot: fileURLToPath(new URL('../../', import.meta.url)) });
after(() => documents.close());

const longest = '赣江新区南昌高新技术产业开发区经济发展和科技创新局';
const pagesOf = async (doc: Parameters<typeof documents.renderPdf>[0]): Promise<string[]> =>
  (await extractText(await documents.renderPdf(doc), { mergePages: false })).text;

const days = { workdays: 10, reachedAfter: 15, answerWorkdays: 20 };
const letter = (reasons: number, authority: string, reconsideration: typeof days | null = null) =>
  decision({
    ...{ kind: '不予推荐', number: '赣平2026-0001', year: 2026, applicant: '江西甲企业服务有限公司', authority, article: '第八条（二）' },
    reasons: Array.from({ length: reasons }, (_, i) => ({ article: '第六条（三）', text: `第${i + 1}项理由`, says: null })),
    reconsideration,
    decidedOn: '2026-04-29',
    letter: {
      number: '洪工信不予推〔2026〕1号',
      code: 'abcd',
      checkUrl: 'https://x',
      contact: { office: '中小企业科', phone: '0791-83986000' },
    },
  });

test('不予推荐通知不论多长，落款不单独在一页上；印章不单独在一行上', async () => {
  let parted = 0;
  for (let reasons = 1; reasons <= 12; reasons += 1) {
    const pages = await pagesOf(letter(reasons, longest));
    const last = pages.at(-1) ?? '';
    assert.match(last, /新局（印章）/);
    assert.match(last, /对本决定有疑问.*（印章）/s, `${reasons} 项理由`);
    if (pages.length > 1) parted += 1;
  }
  assert.ok(parted > 0 && parted < 12, '有一页的，也有两页的');
});

test('有复核期限的通知写明期限、怎样算收到、由谁办理；不论多长，落款不单独在一页上', async () => {
  for (let reasons = 1; reasons <= 12; reasons += 1) {
    const last = (await pagesOf(letter(reasons, longest, days))).at(-1) ?? '';
    assert.match(
      last.replace(/\s/g, ''),
      /不服本决定的.*10个工作日内.*15个工作日视为收到.*没有经手本决定的人办理.*20个工作日内.*（印章）/,
      `${reasons} 项理由`,
    );
    assert.doesNotMatch(last, /没有规定复核/);
  }
});

test('名称长的：推荐函的“盖章”、申请报告封面的“制”跟着名称的末两个字换行；名称不长的在一行上', async () => {
  const list = { issuer: '江西省工业和信息化厅', year: 2026, lines: [], quota: null, filledOn: '2026-05-02' };
  assert.match((await pagesOf(recommendationList({ ...list, recommender: longest })))[0] ?? '', /新局（盖章）/);
  assert.match(
    (await pagesOf(recommendationList({ ...list, recommender: '南昌市工业和信息化局' })))[0] ?? '',
    /南昌市工业和信息化局（盖章）/,
  );
  const issuer = '赣江新区经济发展局（工业和信息化局、中小企业发展促进局）';
  const form = { applicant: '甲', content: { values: {}, tables: {} }, derived: {}, filledOn: '2026-03-28' };
  assert.match((await pagesOf(annex2({ ...form, titled: { ...official, issuer } })))[0] ?? '', /局）制/);
});

test('封面上的名称长一些的缩小一点印在一行上，官方名称照旧是26磅，太长的分两行', () => {
  const sizeOf = (platform: string): number => lineSize(platform, 26);
  assert.equal(sizeOf(official.platform), 26);
  const technical = sizeOf('江西省中小企业公共（技术）服务示范平台');
  assert.ok(technical >= 20 && technical < 26);
  assert.equal(sizeOf('赣江新区数字化转型与绿色制造中小企业公共（技术）服务示范平台'), 26);
});
