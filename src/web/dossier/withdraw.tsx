import { useState } from 'react';
import { later, useOnce } from '../later.tsx';
import { Button } from '../ui/button.tsx';
import { part } from './part.ts';
import { type DossierView, offerOf } from './view.ts';

const WithdrawDialog = later(part('withdrawDialog'));

/** Takes the whole application back. */
export function Withdraw({ view, small }: { view: DossierView; small?: boolean | undefined }) {
  const [asking, setAsking] = useState(false);
  const asked = useOnce(asking);
  const offer = offerOf(view, 'withdraw');
  if (!offer) return null;
  return (
    <>
      <Button look="danger" small={small} reason={offer.blockedBy.join('；') || null} onClick={() => setAsking(true)}>
        {offer.label}
      </Button>
      {asked ? <WithdrawDialog view={view} open={asking} onClose={() => setAsking(false)} /> : null}
    </>
  );
}
