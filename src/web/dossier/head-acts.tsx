import { useState } from 'react';
import { idle } from '../idle.ts';
import { later, useOnce } from '../later.tsx';
import { Button } from '../ui/button.tsx';
import { useFilling } from './filling.ts';
import { part } from './part.ts';
import type { DossierView } from './view.ts';
import { Withdraw } from './withdraw.tsx';

const PrintButton = later(part('printButton'), {
  Waiting: ({ small }) => (
    <Button busy small={small}>
      打印
    </Button>
  ),
  when: idle,
});
const AnnexesDialog = later(part('annexesDialog'));
const ExchangeDialog = later(part('exchangeDialog'));
const EarlierDialog = later(part('earlierDialog'));

/** Those who work on the case for an authority. */
export const offices: readonly string[] = ['recommenderOf', 'authorityOf'];

/** The papers, what was exchanged, printing, and taking it back, each with its dialog. */
export function HeadActs({ view, own, small }: { view: DossierView; own: boolean; small?: boolean }) {
  const [shown, setShown] = useState<'annexes' | 'history' | 'earlier' | null>(null);
  const filling = useFilling();
  const annexes = useOnce(shown === 'annexes');
  const history = useOnce(shown === 'history');
  const earlier = useOnce(shown === 'earlier');
  return (
    <>
      <Button small={small} onClick={() => setShown('annexes')}>
        {own ? '预览申报书' : '附件2至附件6'}
      </Button>
      <Button small={small} onClick={() => setShown('history')}>
        往来记录
      </Button>
      {filling && view.state.name === 'draft' ? (
        <Button small={small} onClick={() => setShown('earlier')}>
          取用以往内容
        </Button>
      ) : null}
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
      {earlier && filling ? <EarlierDialog filling={filling} open={shown === 'earlier'} onClose={() => setShown(null)} /> : null}
      {history ? <ExchangeDialog view={view} open={shown === 'history'} onClose={() => setShown(null)} /> : null}
    </>
  );
}
