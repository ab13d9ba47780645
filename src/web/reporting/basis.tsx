import { useState } from 'react';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { BehindDialog, type Made } from './behind-figure.tsx';
import type { ReportView } from './words.ts';

/** The version that stands, where it was made of a ledger. */
export const madeOf = ({ id, versions, period, ledgerKept }: ReportView): Made | null =>
  ledgerKept ? { id, no: versions.length, title: period } : null;

/** Of the version that stands: whether it was made of a ledger, and of which lines. */
export function BasisOf({ view }: { view: ReportView }) {
  const [open, setOpen] = useState(false);
  const made = madeOf(view);
  if (view.ledgerKept === null) return null;
  if (made === null)
    return (
      <p>
        <Badge tone="amber">未建台账</Badge> <span className="small muted">数据和样表由平台自行填写</span>
      </p>
    );
  return (
    <p>
      <Badge tone="green">依据台账</Badge> {view.ledgerContested > 0 ? <Badge tone="red">{view.ledgerContested} 行待核实</Badge> : null}{' '}
      <Button small look="quiet" onClick={() => setOpen(true)}>
        查看台账各行
      </Button>
      {open ? <BehindDialog made={made} figure="enterprises" onClose={() => setOpen(false)} /> : null}
    </p>
  );
}
