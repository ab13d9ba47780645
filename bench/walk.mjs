// Walks the built pages as each kind of account and as the public: every link that leads to a page of another sort is followed once.
import { tsImport } from 'tsx/esm/api';

const { axeFaults } = await tsImport('../test/browser/rig.ts', import.meta.url);

/** One account of each kind that the demonstration has. */
const logins = [
  'qiye01',
  'qiye12',
  'qiye17',
  'nanchang-jb',
  'nanchang-ld',
  'xiehui-jb',
  'sheng-jb',
  'sheng-ld',
  'zhuanjia01',
  'jiancha',
  'admin',
];

/** Pages of one sort differ in their identifiers only. */
const sortOf = (path) =>
  path
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '{id}')
    .replace(/\/\d{4}(?=\/|$)/g, '/{year}')
    .replace(/\/[A-Za-z0-9_-]{12,}$/g, '/{key}');

const isWorkspace = (path) => path.startsWith('/app');
const isPage = ({ origin, pathname }, here, start) =>
  origin === here && isWorkspace(pathname) === isWorkspace(start) && !/^\/(api|assets)\//.test(pathname) && !/\.\w{2,5}$/.test(pathname);

async function linksOn(page, origin, start) {
  const links = await page
    .locator('a[href]:not([download])')
    .evaluateAll((all) => all.map((one) => new URL(one.getAttribute('href'), location.href).href));
  return links
    .map((link) => new URL(link))
    .filter((url) => isPage(url, origin, start))
    .map((url) => url.pathname);
}

/** From `start` to everything that links lead to; answers how many pages and what axe found on them. */
async function follow(page, origin, start) {
  const seen = new Set([sortOf(start)]);
  const queue = [start];
  const faults = [];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    await page.goto(path);
    await page.waitForLoadState('networkidle').catch(() => undefined);
    faults.push(...(await axeFaults(page)).map((fault) => `${path}: ${fault}`));
    for (const link of await linksOn(page, origin, start)) {
      if (seen.has(sortOf(link))) continue;
      seen.add(sortOf(link));
      queue.push(link);
    }
  }
  return { pages: seen.size, faults };
}

/** `{ roles, pages, refused, faults }` over all accounts and the public pages. */
export async function walk(rig, signIn) {
  const origin = new URL(rig.url).origin;
  const known = logins.filter((login) => rig.logins.includes(login));
  const all = [];
  const waiting = [null, ...known];
  const next = async () => {
    for (let login = waiting.shift(); login !== undefined; login = waiting.shift()) {
      const page = await rig.visitor();
      if (login) await signIn(page, login, rig.password);
      const found = await follow(page, origin, login ? '/app/' : '/');
      all.push(found);
      process.stderr.write(`${login ?? 'the public'}: ${found.pages} pages\n`);
      await page.context().close();
    }
  };
  await Promise.all([next(), next(), next()]);
  return {
    roles: known.length,
    pages: all.reduce((n, one) => n + one.pages, 0),
    refused: [...new Set(rig.refused)],
    faults: [...new Set(all.flatMap((one) => one.faults))],
  };
}
