import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Exchange } from './exchange.tsx';
import type { DossierView } from './view.ts';

/** 往来记录 over the page. */
export const ExchangeDialog = ({ view, open, onClose }: { view: DossierView; open: boolean; onClose: () => void }) => (
  <Dialog open={open} title="往来记录" onClose={onClose} foot={<Button onClick={onClose}>关闭</Button>}>
    {open ? <Exchange view={view} /> : null}
  </Dialog>
);
