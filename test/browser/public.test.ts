import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from '@playwright/test';
import { axeFaults, pageErrors, type Rig, shot, sizes, startRig } from './rig.ts';

let rig: Rig;
before(async () => {
  rig = await startRig();
});
after(() => rig?.close());

const LIGHT = 60_000;

/** Where the public goes in: fixed addresses, and one of each kind that the demonstration holds. */
async function addresses(page: Page): Promise<string[]> {
  const { platforms } = (await (await page.request.get('/data/platforms.json')).json()) as {
    platforms: { id: string; certificateNumber: string }[];
  };
  const { notices } = (await (await page.request.get('/api/notices')).json()) as { notices: { id: string }[] };
  const [platform] = platforms;
  const [notice] = notices;
  assert.ok(platform && notice, '演示数据有平台和公示');
  const fixed = [
    '/',
    '/notices',
    '/platforms',
    '/certificates',
    '/certificates/verify',
    '/objections?number=YY2026-AAAAAAAAAA',
    '/showcases',
    '/policies',
    '/measure',
    '/没有这一页',
  ];
  return [
    ...fixed,
    `/platforms/${platform.id}`,
    `/certificates/${encodeURIComponent(platform.certificateNumber)}`,
    `/notices/${notice.id}`,
  ];
}

for (const size of Object.keys(sizes) as (keyof typeof sizes)[])
  test(`公开页面在${size === 'pc' ? '电脑' : '手机'}上：没有脚本，轻，无障碍，不横向溢出`, async () => {
    const page = await rig.visitor(size);
    const errors = pageErrors(page);
    for (const address of await addresses(page)) {
      const response = await page.goto(address);
      const html = (await response?.text()) ?? '';
      assert.equal(html.includes('<script'), false, `${address} 不用脚本`);
      assert.ok(html.length < LIGHT, `${address} 有 ${html.length} 字节`);
      assert.equal(await page.locator('h1').count(), 1, `${address} 有一个标题`);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true, `${address} 横向溢出`);
      assert.deepEqual(await axeFaults(page), [], `${address}：无障碍`);
      await shot(page, `public-${size}-${encodeURIComponent(address.split('/')[1] ?? '') || 'home'}`);
    }
    assert.deepEqual(
      errors.filter((error) => !error.includes('404')),
      [],
    );
  });

test('第十一条 名录可按地区和服务功能查找，第十二条 证书有效、查无此证各有说明', async () => {
  const page = await rig.visitor();
  await page.goto('/platforms');
  const list = page.getByRole('table', { name: '示范平台名录' });
  const [first] = await list.locator('tbody th a').allTextContents();
  const city = (await list.locator('tbody tr').first().locator('td').first().textContent()) ?? '';
  await page.locator('svg.map').getByText(city.replace(/市$/, ''), { exact: true }).click();
  await page.waitForURL(/city=/);
  assert.ok((await list.locator('tbody th a').allTextContents()).includes(first ?? ''), '点地图上的地名即查该地');
  await page.goto('/platforms');
  await page.getByLabel('所在地').selectOption(city);
  await page.getByRole('button', { name: '查找' }).click();
  assert.ok((await list.locator('tbody th a').allTextContents()).includes(first ?? ''));
  assert.deepEqual([...new Set(await list.locator('tbody tr td:nth-child(2)').allTextContents())], [city]);
  await list.locator('tbody th a').first().click();
  await page.locator('dd a').click();
  await page.getByText(/^有效：该证书在有效期内/).waitFor();
  const number = (await page.getByLabel('证书编号').inputValue()).replace(/[\d-]/g, (one) =>
    one === '-' ? '——' : String.fromCharCode(one.charCodeAt(0) + 0xfee0),
  );
  await page.getByLabel('证书编号').fill(` ${number}　`);
  await page.getByRole('button', { name: '查验' }).click();
  await page.getByText(/^有效：该证书在有效期内/).waitFor();
  await page.getByLabel('证书编号').fill('赣平示1999-001');
  await page.getByRole('button', { name: '查验' }).click();
  await page.getByText(/^查无此证/).waitFor();
});
