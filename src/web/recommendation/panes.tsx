import type { ReactNode } from 'react';
import { keysOf } from '../../core/text/keys-of.ts';
import { Button } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import { useKept } from '../ui/kept.ts';
import { Stack } from '../ui/page.tsx';

const panes = { form: '申请表', materials: '材料', correction: '补正通知' } as const;
type PaneKey = keyof typeof panes;
const idOf = (pane: PaneKey): string => `pane-${pane}`;

type Switch = { readonly open: boolean; readonly set: (open: boolean) => void };
/** Which columns stand beside the form; as they were left in this browser. */
export type Panes = { readonly materials: Switch; readonly correction: Switch };

export function usePanes(): Panes {
  const [materials, setMaterials] = useKept('review-materials', true);
  const [correction, setCorrection] = useKept('review-correction', true);
  return { materials: { open: materials, set: setMaterials }, correction: { open: correction, set: setCorrection } };
}

export const panesLook = ({ materials, correction }: Panes): string =>
  cx('panes', !materials.open && 'panes--no-materials', !correction.open && 'panes--no-correction');

/** Folds the columns beside the form away and brings them back. */
export const PaneSwitches = ({ panes: { materials, correction } }: { panes: Panes }) => (
  <span className="paneswitches">
    <PaneSwitch name={panes.materials} pane={materials} />
    <PaneSwitch name={panes.correction} pane={correction} />
  </span>
);

const PaneSwitch = ({ name, pane }: { name: string; pane: Switch }) => (
  <Button small look="quiet" aria-expanded={pane.open} onClick={() => pane.set(!pane.open)}>
    {pane.open ? `收起${name}` : `展开${name}`}
  </Button>
);

/** A column that scrolls by itself, so that form, material and correction stay side by side however long one of them is. */
export const Pane = ({ as, children }: { as: PaneKey; children: ReactNode }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
  <section className="pane" id={idOf(as)} tabIndex={0} aria-label={`${panes[as]}栏`}>
    <Stack>{children}</Stack>
  </section>
);

/** For the keyboard: straight to a column, past everything before it. */
export const PaneLinks = ({ panes: { materials, correction } }: { panes: Panes }) => {
  const open: Record<PaneKey, boolean> = { form: true, materials: materials.open, correction: correction.open };
  return (
    <nav className="panelinks" aria-label="本页各栏">
      {keysOf(panes)
        .filter((pane) => open[pane])
        .map((pane) => (
          <a key={pane} href={`#${idOf(pane)}`}>
            到{panes[pane]}
          </a>
        ))}
    </nav>
  );
};
