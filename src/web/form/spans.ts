import type { Fields } from '../../core/annexes/field.ts';
import type { Span } from '../ui/field.tsx';
import { spanOf } from './span.ts';

/** The fields' widths so that every line of the grid is full: three by 4, two by 6, one by 12 or, where it is short, by 6. */
export function spansOf(fields: Fields): ReadonlyMap<string, Span> {
  const lines: [string, Span][][] = [[]];
  for (const [key, field] of Object.entries(fields)) {
    const span = spanOf(field);
    const used = (lines.at(-1) ?? []).reduce((sum, [, one]) => sum + one, 0);
    if (used + span > 12) lines.push([]);
    lines.at(-1)?.push([key, span]);
  }
  return new Map(
    lines.flatMap((line) => line.map(([key, span]) => [key, line.length === 3 ? 4 : line.length === 2 ? 6 : span === 4 ? 6 : span])),
  );
}
