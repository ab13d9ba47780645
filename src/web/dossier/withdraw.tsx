import { useState } from 'react';
import { later, useOnce } from '../later.tsx';
import { Button } from '../ui/button.tsx';
import { type DossierView, offerOf } from './view.ts';

const WithdrawDialog = later(async () => (await import('./withdraw-dialog.tsx')).WithdrawDialog);

/** Takes the whole application back. */
export function Withdraw({ view }: { view: DossierView }) {
  const [asking, setAsking] = useState(false);
  const asked = useOnce(asking);
  const offer = offerOf(view, 'withdraw');
  if (!offer) return null;
  return (
    <>
      <Button look="danger" reason={offer.blockedBy.join('；') || null} onClick={() => setAsking(true)}>
        {offer.label}
      </Button>
      {asked ? <WithdrawDialog view={view} open={asking} onClose={() => setAsking(false)} /> : null}
    </>
  );
}
