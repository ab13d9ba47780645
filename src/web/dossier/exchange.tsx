import { PastCorrections } from './correction-card.tsx';
import { Timeline } from './timeline.tsx';
import type { DossierView } from './view.ts';

/** 往来记录: what passed between the applicant and the offices, with every correction. */
export const Exchange = ({ view }: { view: DossierView }) => (
  <>
    <Timeline entries={view.timeline} />
    <PastCorrections corrections={view.corrections} />
  </>
);
