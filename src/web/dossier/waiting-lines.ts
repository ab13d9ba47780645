import type { Waiting } from '../../core/annexes/carried.ts';
import type { OpenLine } from './marks.ts';
import { sectionWord } from './words.ts';

/** What was brought and waits to be looked at, a line a section. */
export const waitingLines = (waiting: readonly Waiting[]): readonly OpenLine[] =>
  waiting.map(({ section, places }) => ({
    key: `w:${section}`,
    path: places[0]?.key ?? section,
    count: places.length,
    message: `${sectionWord(section)} ${places.length} 项`,
  }));
