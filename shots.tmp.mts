import { chromium } from '@playwright/test';
import { readFileSync } from 'node:fs';
const { password } = JSON.parse(readFileSync('/tmp/lists7/seeded/demonstration.json','utf8'));
const base = 'http://127.0.0.1:4610';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const list = JSON.parse(process.argv[2]);
for (const size of [{width:1366,height:768},{width:390,height:844}]) {
  for (const [login, path, name] of list) {
    const context = await browser.newContext({ viewport: size, locale: 'zh-CN' });
    const page = await context.newPage();
    const r = await context.request.post(base + '/api/session', { data: { login, password }, headers: { origin: base } });
    if (!r.ok()) console.log(login, r.status(), await r.text());
    await page.goto(base + path);
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: `/tmp/lists7/${name}-${size.width}.png`, fullPage: false });
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await page.screenshot({ path: `/tmp/lists7/${name}-${size.width}-end.png` });
    await context.close();
  }
}
await browser.close();
