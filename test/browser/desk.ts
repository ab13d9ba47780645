import assert from 'node:assert/strict';
import type { Locator, Page } from '@playwright/test';
import { signedIn } from '../../src/rehearsal/client.ts';
import { judgedBy } from '../../src/rehearsal/judge.ts';
import { bringScan } from '../../src/rehearsal/stamp.ts';
import { axeFaults, pageErrors, type Rig, shot, signIn } from './rig.ts';

/** A page of one person, whose script errors and policy refusals are collected. */
export type Desk = { page: Page; errors: string[] };

export async function deskOf(rig: Rig, login: string): Promise<Desk> {
  const page = await rig.visitor();
  const errors = pageErrors(page);
  await signIn(page, login, rig.password);
  return { page, errors };
}

/** An expert who has a case to review, at it. */
export async function atReview(rig: Rig, { accepted = true } = {}): Promise<Desk & { id: string }> {
  for (const login of rig.logins.filter((one) => one.startsWith('zhuanjia'))) {
    const page = await rig.visitor();
    const errors = pageErrors(page);
    const answer = await page.request.post('/api/session', { data: { login, password: rig.password } });
    assert.equal(answer.status(), 200, login);
    const { reviews } = (await (await page.request.get('/api/reviews')).json()) as {
      reviews: { dossierId: string; state: string; signedAt: string | null }[];
    };
    const one = reviews.find(({ state, signedAt }) => state === 'admitted' && signedAt === null);
    if (one && accepted) await page.request.post(`/api/invitations/${one.dossierId}/steps/accept`, { data: {} });
    if (one) return { page, errors, id: one.dossierId };
    await page.context().close();
  }
  throw new Error('没有专家有待评审的申报');
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

/** By the Tab key alone to a control, from wherever one is; fails where it can't be reached so. */
export async function tabTo(page: Page, to: Locator, most = 150): Promise<void> {
  const there = () => to.evaluate((one) => one === document.activeElement);
  for (let tabs = 0; tabs < most && !(await there()); tabs += 1) await page.keyboard.press('Tab');
  assert.ok(await there(), `按 Tab 到不了：${await to.textContent()}`);
}

/** What only a person can judge of a case is written down by its officer: conditions without figures, and the visit. */
export async function judged(rig: Rig, officerLogin: string, id: string): Promise<void> {
  const officer = await signedIn((path, init) => fetch(`${rig.url}${path}`, init), officerLogin, rig.password);
  await judgedBy(officer, id, (await officer('GET /api/health')).today);
}

/** Everybody brings what the round asks for with a seal before a case is recommended: the applicant its annexes 2 and 6, the officer annex 1. */
export async function allStamped(rig: Rig, officerLogin: string, applicant: string): Promise<void> {
  const as = (login: string) => signedIn((path, init) => fetch(`${rig.url}${path}`, init), login, rig.password);
  const officer = await as(officerLogin);
  const clerk = await as(rig.loginOf(applicant));
  const { dossiers } = await officer('GET /api/dossiers', { query: { search: applicant } });
  const one = dossiers.find(({ state }) => state.name === 'assessing');
  if (!one) throw new Error(`${applicant}没有测评中的申报`);
  const { papers } = await officer('GET /api/dossiers/{id}/scans', { params: { id: one.id } });
  for (const { annex, owed } of papers)
    if (owed !== null)
      await bringScan({ party: annex === '1' ? officer : clerk, officer }, { dossierId: one.id, number: one.number }, annex);
}
