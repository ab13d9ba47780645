import { whyOfList } from '../../core/waiting/lines.ts';
import { dossierProcedure } from '../../core/workflow/steps.ts';
import type { ShownList } from './port.ts';
import { shownOf, type Waiting } from './waiting.ts';

/** One item for all the cases of a round or notice that are dealt with as one (第八条（四）（五）). */
export const listWaiting = ({ kind, group, listed, said: { listed: _, ...said } }: ShownList): Waiting =>
  shownOf(
    {
      id: `${kind}:${group}`,
      kind,
      dueOn: null,
      said: { ...said, organisation: `${listed.count} 家申报单位`, why: whyOfList(dossierProcedure, kind, listed) },
    },
    '',
  );
