import { PastCorrections } from './correction-notice.tsx';
import { Timeline } from './timeline.tsx';
import type { DossierView } from './view.ts';

/** 往来记录: what passed between the applicant and the offices, with every notice of correction. */
export const Exchange = ({ view }: { view: DossierView }) => (
  <>
    <Timeline entries={view.timeline} />
    <PastCorrections corrections={view.corrections} />
  </>
);
