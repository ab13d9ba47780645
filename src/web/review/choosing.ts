import { compare } from '../../core/annexes/decimal.ts';
import { aboveLine } from '../../core/review/proposed-list.ts';
import type { RankedLine, Ranking } from './ranking.ts';

type Reason = { article: string; text: string };
type Contact = { office: string; phone: string };

/** All of it, as it is sent. */
export type Chosen = {
  readonly cut: string;
  /** The order of equals; of everybody else the mean decides. */
  readonly order: readonly string[];
  /** Who is listed or left out whatever the line says. */
  readonly picked: Readonly<Record<string, boolean>>;
  /** By case and by what it gives reasons for: why somebody is listed stays inside, why not goes into a letter. */
  readonly reasons: Readonly<Record<string, Reason>>;
  readonly without: boolean;
  readonly contact: Contact;
};

/** What an officer has chosen so far: the line, who goes against it and why, and the order of equals. */
export type Choosing = Pick<Chosen, 'cut' | 'order' | 'without' | 'contact'> & {
  readonly drawn: boolean;
  above(line: RankedLine): boolean;
  listed(line: RankedLine): boolean;
  /** Against the line, so that a reason is asked. */
  against(line: RankedLine): boolean;
  reason(line: RankedLine): Reason;
  draw(cut: string): void;
  list(line: RankedLine, listed: boolean): void;
  write(line: RankedLine, reason: Partial<Reason>): void;
  /** Changes places with the one before, of those that are shown in this order. */
  swap(ordered: readonly RankedLine[], at: number): void;
  leave(without: boolean): void;
  ask(contact: Contact): void;
};

const LINE = /^\d{1,3}(\.\d{1,2})?$/;
const ARTICLE = '第八条（四）';

/**
 * As the list that is under way has it; where there is none, whoever lies on the line or above it is listed. What the line itself says of somebody is not the
 * officer's: neither choice nor reason is kept of those who go with it, or another line would be answered in the words of this one.
 */
export function begun(lines: readonly RankedLine[], open: Ranking['open'], asks: Contact): Chosen {
  const against = lines.flatMap((line) =>
    open !== null && line.listed !== null && line.listed !== aboveLine(line.score, open.cut) ? [{ ...line, listed: line.listed }] : [],
  );
  return {
    cut: open?.cut ?? '',
    order: [...lines].sort((a, b) => (a.position ?? 0) - (b.position ?? 0)).map(({ dossierId }) => dossierId),
    picked: Object.fromEntries(against.map(({ dossierId, listed }) => [dossierId, listed])),
    reasons: Object.fromEntries(against.flatMap(({ dossierId, listed, reason }) => (reason ? [[keyOf(dossierId, listed), reason]] : []))),
    without: (open?.underReview.length ?? 0) > 0,
    contact: open && open.contact.office !== '' ? open.contact : asks,
  };
}

const keyOf = (dossierId: string, listed: boolean): string => `${dossierId}:${listed ? 'listed' : 'left'}`;

/** What is asked of a choice and what changes it. */
export function choosingFrom(chosen: Chosen, change: (part: Partial<Chosen>) => void): Choosing {
  const { cut, order, picked, reasons, without, contact } = chosen;
  const drawn = LINE.test(cut);
  const above = ({ score }: RankedLine) => !drawn || aboveLine(score, cut);
  const listed = (line: RankedLine) => picked[line.dossierId] ?? above(line);
  const at = (line: RankedLine) => keyOf(line.dossierId, listed(line));
  const reason = (line: RankedLine) => reasons[at(line)] ?? { article: ARTICLE, text: '' };
  return {
    ...{ cut, drawn, order, without, contact, above, listed, reason },
    against: (line) => listed(line) !== above(line),
    draw: (cut) => change({ cut }),
    list: (line, listed) => change({ picked: { ...picked, [line.dossierId]: listed } }),
    write: (line, part) => change({ reasons: { ...reasons, [at(line)]: { ...reason(line), ...part } } }),
    swap: (ordered, at) => change({ order: swapped(ordered, at) }),
    leave: (without) => change({ without }),
    ask: (contact) => change({ contact }),
  };
}

function swapped(ordered: readonly RankedLine[], at: number): string[] {
  const ids = ordered.map(({ dossierId }) => dossierId);
  return ids.map((id, i) => (i === at ? (ids[at - 1] ?? id) : i === at - 1 ? (ids[at] ?? id) : id));
}

/** By the mean, equals in the order that was chosen; whoever has come since stands last of them. */
export function inOrder(lines: readonly RankedLine[], { order }: Pick<Choosing, 'order'>): RankedLine[] {
  const places = new Map(order.map((id, i) => [id, i]));
  const place = ({ dossierId }: RankedLine) => places.get(dossierId) ?? order.length;
  return [...lines].sort((a, b) => compare(b.score, a.score) || place(a) - place(b));
}

/** What is sent; a reason goes along where the line is gone against, the only place where it stands before the eyes. */
export const chosen = (lines: readonly RankedLine[], choosing: Choosing) =>
  inOrder(lines, choosing).map((line) => {
    const { article, text } = choosing.reason(line);
    return {
      dossierId: line.dossierId,
      listed: choosing.listed(line),
      reason: choosing.against(line) && text.trim() !== '' ? { article, text: text.trim() } : null,
    };
  });
