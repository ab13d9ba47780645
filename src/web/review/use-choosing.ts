import { useState } from 'react';
import { aboveLine } from '../../core/review/proposed-list.ts';
import type { RankedLine, Ranking } from './ranking.ts';

type Reason = { article: string; text: string };
type Contact = { office: string; phone: string };

/** What an officer has chosen so far: the line, who goes against it and why, and the order of equals. */
export type Choosing = {
  readonly cut: string;
  readonly drawn: boolean;
  readonly order: readonly string[];
  readonly without: boolean;
  readonly contact: Contact;
  above(line: RankedLine): boolean;
  listed(line: RankedLine): boolean;
  reason(line: RankedLine): Reason;
  draw(cut: string): void;
  list(line: RankedLine, listed: boolean): void;
  write(line: RankedLine, reason: Partial<Reason>): void;
  swap(at: number): void;
  leave(without: boolean): void;
  ask(contact: Contact): void;
};

const LINE = /^\d{1,3}(\.\d{1,2})?$/;
const ARTICLE = '第八条（四）';

/** Begins with the list that is under way; where there is none, whoever lies on the line or above it is listed. */
export function useChoosing(lines: readonly RankedLine[], open: Ranking['open'], asks: Contact): Choosing {
  const [cut, draw] = useState(open?.cut ?? '');
  const [order, setOrder] = useState(() =>
    [...lines].sort((a, b) => (a.position ?? 0) - (b.position ?? 0)).map(({ dossierId }) => dossierId),
  );
  const [against, setAgainst] = useState<Readonly<Record<string, boolean>>>(() => startsAgainst(lines, open));
  const [reasons, setReasons] = useState<Readonly<Record<string, Reason>>>(() =>
    Object.fromEntries(lines.flatMap(({ dossierId, reason }) => (reason ? [[dossierId, reason]] : []))),
  );
  const [without, leave] = useState((open?.underReview.length ?? 0) > 0);
  const [contact, ask] = useState(open && open.contact.office !== '' ? open.contact : asks);
  const drawn = LINE.test(cut);
  const above = ({ score }: RankedLine) => !drawn || aboveLine(score, cut);
  const reason = ({ dossierId }: RankedLine) => reasons[dossierId] ?? { article: ARTICLE, text: '' };
  return {
    ...{ cut, drawn, order, without, contact, above, reason, draw, leave, ask },
    listed: (line) => above(line) !== (against[line.dossierId] ?? false),
    list: (line, listed) => setAgainst({ ...against, [line.dossierId]: listed !== above(line) }),
    write: (line, part) => setReasons({ ...reasons, [line.dossierId]: { ...reason(line), ...part } }),
    swap: (at) => setOrder(order.map((id, i) => (i === at ? (order[at - 1] ?? id) : i === at - 1 ? (order[at] ?? id) : id))),
  };
}

const startsAgainst = (lines: readonly RankedLine[], open: Ranking['open']): Record<string, boolean> =>
  Object.fromEntries(
    lines.map(({ dossierId, listed, score }) => [dossierId, open !== null && listed !== null && listed !== aboveLine(score, open.cut)]),
  );

/** In the order that was chosen. */
export const inOrder = (lines: readonly RankedLine[], { order }: Choosing): RankedLine[] =>
  order.flatMap((id) => lines.filter(({ dossierId }) => dossierId === id));

/** What is sent; a reason goes along where the line is gone against, or where somebody below it got one of its own. */
export const chosen = (lines: readonly RankedLine[], choosing: Choosing) =>
  inOrder(lines, choosing).map((line) => {
    const [listed, { article, text }] = [choosing.listed(line), choosing.reason(line)];
    return {
      dossierId: line.dossierId,
      listed,
      reason: (listed && choosing.above(line)) || text.trim() === '' ? null : { article, text: text.trim() },
    };
  });
