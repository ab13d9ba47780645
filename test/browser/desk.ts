import assert from 'node:assert/strict';
import type { Page } from '@playwright/test';
import { axeFaults, pageErrors, type Rig, shot, signIn } from './rig.ts';

/** A page of one person, whose script errors and policy refusals are collected. */
export type Desk = { page: Page; errors: string[] };

export async function deskOf(rig: Rig, login: string): Promise<Desk> {
  const page = await rig.visitor();
  const errors = pageErrors(page);
  await signIn(page, login, rig.password);
  return { page, errors };
}

/** Pictures at both sizes; fails where the page is not accessible or something went wrong on it. */
export async function sound(page: Page, errors: readonly string[], name: string): Promise<void> {
  await shot(page, name);
  assert.deepEqual(await axeFaults(page), [], `${name}：无障碍`);
  assert.deepEqual(errors, [], `${name}：页面错误`);
}

/** The same once the page has all it asked for. */
export async function settled({ page, errors }: Desk, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await sound(page, errors, name);
}

/** Keys pressed, and clicks of a mouse, from when it is called. */
export async function counted(page: Page) {
  let keys = 0;
  // Without a name of its own in it: such a function is not understood in the page.
  await page.evaluate(() => {
    Reflect.set(window, 'clicked', 0);
    window.addEventListener(
      'click',
      ({ detail }) => Reflect.set(window, 'clicked', Reflect.get(window, 'clicked') + Math.min(detail, 1)),
      true,
    );
  });
  return {
    press: async (key: string) => {
      keys += 1;
      await page.keyboard.press(key);
    },
    keys: () => keys,
    clicks: () => page.evaluate(() => Number(Reflect.get(window, 'clicked'))),
  };
}
