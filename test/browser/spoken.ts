import type { Page } from '@playwright/test';

/** A node of the tree that a screen reader is given. */
export type Spoken = {
  readonly role: string;
  readonly name: string;
  readonly description: string;
  readonly states: Readonly<Record<string, unknown>>;
};

type Said = { readonly value?: unknown };
type Node = { role?: Said; name?: Said; description?: Said; properties?: { name: string; value: Said }[] };

/** The whole page as a screen reader is given it. */
export async function spoken(page: Page): Promise<readonly Spoken[]> {
  const cdp = await page.context().newCDPSession(page);
  const { nodes } = (await cdp.send('Accessibility.getFullAXTree')) as { nodes: Node[] };
  await cdp.detach();
  return nodes.map(({ role, name, description, properties = [] }) => ({
    role: String(role?.value ?? ''),
    name: String(name?.value ?? ''),
    description: String(description?.value ?? ''),
    states: Object.fromEntries(properties.map((one) => [one.name, one.value.value])),
  }));
}

/** What has the focus, as a screen reader is given it. */
export async function spokenFocus(page: Page): Promise<Spoken | undefined> {
  return (await spoken(page)).find(({ role, states }) => states.focused === true && role !== 'RootWebArea');
}
