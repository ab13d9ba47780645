import { type FigureKey, figureKeys } from '../annexes/annex7.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { belowConditions } from './below.ts';
import type { Doubt } from './doubts.ts';
import type { Figures } from './figures.ts';

/** What of a cell is looked at before it is accepted: `doubt`: its platform explained it; `below`: it lies below a condition of 第六条. `path`: its place in the report. */
export type Mark = { readonly figure: FigureKey; readonly kind: 'doubt' | 'below'; readonly path: string; readonly message: string };

type Reported = {
  readonly functions: readonly string[];
  readonly quarter: number;
  readonly standing: { readonly figures: Figures; readonly doubts: readonly Doubt[] };
};

/** What is asked about and what lies below the conditions, each at the figure under which a table of figures shows it, in the order of the form. */
export function marksOf({ functions, quarter, standing: { figures, doubts } }: Reported, scheme: Scheme): Mark[] {
  const marks: Mark[] = [
    ...doubts.map(({ path, message }): Mark => ({ figure: figureAt(path), kind: 'doubt', path, message })),
    ...belowConditions({ figures, functions, quarter }, scheme).map(
      ({ figure, message }): Mark => ({ figure, kind: 'below', path: figure, message }),
    ),
  ];
  return marks.toSorted((a, b) => figureKeys.indexOf(a.figure) - figureKeys.indexOf(b.figure));
}

/** A cell of a sample table stands under the figure that its table backs. */
const figureAt = (path: string): FigureKey =>
  figureKeys.find((key) => key === path) ?? (path.startsWith('frequent/') ? 'frequentEnterprises' : 'activityCount');
