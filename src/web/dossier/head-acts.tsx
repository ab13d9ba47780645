import { useState } from 'react';
import { idle } from '../idle.ts';
import { later, useOnce } from '../later.tsx';
import { Skeleton } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import type { DossierView } from './view.ts';
import { Withdraw } from './withdraw.tsx';

const PrintButton = later(async () => (await import('../ui/print.tsx')).PrintButton, {
  Waiting: ({ small }) => (
    <Button busy small={small}>
      打印
    </Button>
  ),
  when: idle,
});
const AnnexesDialog = later(async () => (await import('./annexes-dialog.tsx')).AnnexesDialog);
const Exchange = later(async () => (await import('./exchange.tsx')).Exchange, { Waiting: () => <Skeleton lines={6} /> });

/** Those who work on the case for an authority. */
export const offices: readonly string[] = ['recommenderOf', 'authorityOf'];

/** The papers, what was exchanged, printing, and taking it back, each with its dialog. */
export function HeadActs({ view, own, small }: { view: DossierView; own: boolean; small?: boolean }) {
  const [shown, setShown] = useState<'annexes' | 'history' | null>(null);
  const annexes = useOnce(shown === 'annexes');
  return (
    <>
      <Button small={small} onClick={() => setShown('annexes')}>
        {own ? '预览申报书' : '附件2至附件6'}
      </Button>
      <Button small={small} onClick={() => setShown('history')}>
        往来记录
      </Button>
      <PrintButton small={small} />
      {view.state.name === 'draft' || view.state.name === 'returned' ? <Withdraw view={view} small={small} /> : null}
      {annexes ? (
        <AnnexesDialog
          dossierId={view.id}
          whole={view.relation.some((one) => offices.includes(one))}
          open={shown === 'annexes'}
          onClose={() => setShown(null)}
        />
      ) : null}
      <Dialog
        open={shown === 'history'}
        title="往来记录"
        onClose={() => setShown(null)}
        foot={<Button onClick={() => setShown(null)}>关闭</Button>}
      >
        {shown === 'history' ? <Exchange view={view} /> : null}
      </Dialog>
    </>
  );
}
