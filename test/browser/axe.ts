import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * What axe finds wrong by WCAG 2.2 AA, as sentences; an empty list is what a page must come to. Where a dialog is open it is of the dialog: nobody reaches what
 * lies beneath.
 */
export async function axeFaults(page: Page): Promise<string[]> {
  const before = page.viewportSize();
  // As high as the page, seen from its top: what a sticky bar happens to cover is not too small.
  const { height, top } = await page.evaluate(() => ({ height: document.documentElement.scrollHeight, top: window.scrollY }));
  if (before) await page.setViewportSize({ width: before.width, height: Math.min(20_000, Math.max(before.height, height)) });
  await page.evaluate(() => window.scrollTo(0, 0));
  const inDialog = (await page.locator(DIALOG).count()) > 0;
  const faults = [...(await byRules(page, inDialog)), ...(await byContrast(page, inDialog))];
  if (before) await page.setViewportSize(before);
  await page.evaluate((y) => window.scrollTo(0, y), top);
  return faults;
}

const DIALOG = 'dialog:modal';

/** Every rule but contrast, over everything. */
async function byRules(page: Page, inDialog: boolean): Promise<string[]> {
  const axe = builder(page).options({
    runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
    // 2.5.3, the name holds what is seen, is one of axe's experiments: it is asked for by name.
    rules: { 'label-content-name-mismatch': { enabled: true }, 'color-contrast': { enabled: false } },
  });
  return sentences(inDialog ? axe.include(DIALOG) : axe);
}

/**
 * Contrast takes axe nine tenths of a long page's time, and the same colour on the same ground comes to the same answer: it is asked for three of each. They are
 * marked for as long as that takes.
 */
async function byContrast(page: Page, inDialog: boolean): Promise<string[]> {
  const marked = await page.evaluate(markOfEachColour, inDialog ? DIALOG : 'body');
  if (marked === 0) return [];
  const faults = await sentences(builder(page).include('[data-contrast]').withRules('color-contrast'));
  await page.evaluate(() => {
    for (const one of document.querySelectorAll('[data-contrast]')) one.removeAttribute('data-contrast');
  });
  return faults;
}

/** Our pages frame nothing of others, so nothing has to be asked in a window of its own, which takes as long as a small page. */
const builder = (page: Page) => new AxeBuilder({ page }).setLegacyMode();

async function sentences(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
}

/** Runs in the page: marks three visible elements with words of each combination of colours, size and ground; answers how many there are. */
function markOfEachColour(within: string): number {
  const grounds = new WeakMap<Element, string>();
  const seen = new Map<string, number>();
  const todo = [...document.querySelectorAll(`${within}, ${within} *`)];
  let marked = 0;
  for (const one of todo) {
    const style = getComputedStyle(one);
    const { backgroundColor, backgroundImage, opacity, position, filter } = style;
    const own = `${backgroundColor} ${backgroundImage} ${opacity} ${position} ${filter}`;
    // Parents come before their children, so what they stand on is known.
    const below = (one.parentElement && grounds.get(one.parentElement)) ?? '';
    const ground = own === 'rgba(0, 0, 0, 0) none 1 static none' ? below : `${below}/${own}`;
    grounds.set(one, ground);
    const says =
      one.matches('input, select, textarea') ||
      [...one.childNodes].some((child) => child.nodeType === 3 && (child.textContent ?? '').trim().length > 1);
    if (!says || !one.checkVisibility() || one.getBoundingClientRect().width < 2) continue;
    const off = one.closest(':disabled, [aria-disabled="true"], label') !== null;
    const key = `${ground} ${style.color} ${style.fontSize} ${style.fontWeight} ${style.textShadow} ${off}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    if (count > 3) continue;
    one.setAttribute('data-contrast', '');
    marked += 1;
  }
  return marked;
}
