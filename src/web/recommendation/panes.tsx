import type { ReactNode } from 'react';
import { keysOf } from '../../core/text/keys-of.ts';
import { Stack } from '../ui/page.tsx';

const panes = { form: '申请表', materials: '材料', correction: '补正通知' } as const;
type PaneKey = keyof typeof panes;
const idOf = (pane: PaneKey): string => `pane-${pane}`;

/** A column that scrolls by itself, so that form, material and correction stay side by side however long one of them is. */
export const Pane = ({ as, children }: { as: PaneKey; children: ReactNode }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
  <section className="pane" id={idOf(as)} tabIndex={0} aria-label={`${panes[as]}栏`}>
    <Stack>{children}</Stack>
  </section>
);

/** For the keyboard: straight to a column, past everything before it. */
export const PaneLinks = () => (
  <nav className="panelinks" aria-label="本页各栏">
    {keysOf(panes).map((pane) => (
      <a key={pane} href={`#${idOf(pane)}`}>
        到{panes[pane]}
      </a>
    ))}
  </nav>
);
