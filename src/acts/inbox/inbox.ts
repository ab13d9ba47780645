import { addDays, weekday } from '../../core/calendar/day.ts';
import type { Area } from '../../core/identifiers/area.ts';
import type { InnerDue } from '../../core/waiting/line.ts';
import { inOrder, type Place, placeText } from '../../core/waiting/order.ts';
import type { Context, Transaction } from '../context.ts';
import { daysLeft } from '../dossier/view.ts';
import { listWaiting } from './lists.ts';
import { otherWaiting } from './other.ts';
import type { Half, Heading, Overview, Reader, Sieve } from './port.ts';
import { countOf, fits, headingsOf, type Totals, totalsOf } from './totals.ts';
import { type Elsewhere, shownElsewhere, shownOf, type Waiting } from './waiting.ts';

/** `daysLeft`: working days until the due day ends, negative once past; null without a due day or where the calendar lacks the year. */
type Shown<T extends Waiting> = T & {
  readonly daysLeft: number | null;
  readonly submittedOn: string | null;
  readonly otherwise: string | null;
  readonly number: string | null;
  readonly creditCode: string | null;
  readonly area: Area | null;
  readonly inner: InnerDue | null;
  readonly usual: { step: string; says: string } | null;
};
export type InboxItem = Shown<Waiting>;
export type ElsewhereItem = Shown<Elsewhere>;

/** A page of one half, of what fits, behind a place; where no half is said, the first pages of both, and what fits is of one's own. */
export type Asked = Partial<Sieve> & {
  readonly half?: Half | undefined;
  readonly after?: Place | null;
  readonly limit?: number | undefined;
};

export type InboxPage = {
  readonly items: InboxItem[];
  readonly elsewhere: ElsewhereItem[];
  /** Something that many cases hang on has changed, and what waits of some of them is still being worked out. */
  readonly working: boolean;
  /** What comes next for an applicant that has nothing to start. */
  readonly coming: string | null;
  /** Of everything that waits for oneself, and of everything that one waits for, whatever fits. */
  readonly own: Totals;
  readonly others: Totals;
  /** Of the half that was asked for, what fits: how many, under which headings, how many cases that a colleague could be given, and where the next page begins. */
  readonly fitting: { count: number; cases: number; headings: { heading: Heading; count: number }[]; next: string | null };
};

const PAGE = 50;
/** So many cases that somebody left to be worked out are worked out before one looks, one's own first; the rest goes on behind (world.ts). */
const URGENT = 200;

/**
 * What waits for whoever asks, and apart from it what the own office has in hand and somebody else has to do next; each by deadline, what has none
 * last (第八条 to 第十五条), a page at a time under the totals of all.
 */
export async function inbox(ctx: Context, { half, after = null, limit = PAGE, ...sieve }: Asked = {}): Promise<InboxPage> {
  const asked: Sieve = { state: null, kind: null, words: [], whose: null, ...sieve };
  const reader = readerOf(ctx);
  return ctx.inTransaction(async (tx) => {
    const over = await overviewOf(tx, reader, half ?? 'own', asked);
    const { items: other, coming } = await otherWaiting(tx, ctx);
    const beside = [...over.lists.map(listWaiting), ...other];
    const page = { sieve: asked, after, limit: limit + 1 };
    const mine = half === 'elsewhere' ? [] : (await tx.inbox.page(reader, 'own', page)).map((line) => shownOf(line, ctx.today));
    const theirs =
      half === 'own' || !isStaff(ctx)
        ? []
        : (await tx.inbox.page(reader, 'elsewhere', page)).map((line) => shownElsewhere(line, ctx.today));
    const besidePage =
      half === 'elsewhere' ? [] : beside.filter((item) => fits(item, asked) && (after === null || inOrder(placeOf(item), after) > 0));
    const items = [...mine, ...besidePage].sort((a, b) => inOrder(placeOf(a), placeOf(b)));
    const counted = beside.map((item) => countOf('own', item, reader));
    const fitting = [
      ...over.fitting,
      ...(half === 'elsewhere' ? [] : beside.filter((item) => fits(item, asked)).map((item) => countOf('own', item, reader))),
    ];
    return {
      items: dated(ctx, items.slice(0, limit)),
      elsewhere: dated(ctx, theirs.slice(0, limit)),
      working: over.stale,
      coming,
      own: totalsOf([...over.counts.filter((one) => one.half === 'own'), ...counted]),
      others: totalsOf(over.counts.filter((one) => one.half === 'elsewhere')),
      fitting: {
        count: totalsOf(fitting).count,
        cases: over.cases,
        headings: headingsOf(fitting),
        next: endOf(half === 'elsewhere' ? theirs : items, limit),
      },
    };
  });
}

/** The week ends on Sunday. */
const readerOf = ({ actor, today }: Context): Reader => ({ actor, today, sunday: addDays(today, (7 - weekday(today)) % 7) });

const isStaff = ({ actor }: Context): boolean => actor.roles.some((role) => role === 'officer' || role === 'leader');

async function overviewOf(tx: Transaction, reader: Reader, half: Half, sieve: Sieve): Promise<Overview> {
  const over = await tx.inbox.overview(reader, half, sieve);
  if (!over.stale) return over;
  await tx.inbox.refresh(URGENT, { urgent: true, first: reader.actor.organisationId });
  return tx.inbox.overview(reader, half, sieve);
}

const placeOf = ({ submittedOn = null, ...item }: Waiting): Place => ({ ...item, submittedOn });

/** Where the next page begins: null where this one is the last. */
function endOf(items: readonly Waiting[], limit: number): string | null {
  const last = items.length > limit ? items[limit - 1] : undefined;
  return last === undefined ? null : placeText(placeOf(last));
}

function dated<T extends Waiting>(ctx: Context, waiting: readonly T[]): Shown<T>[] {
  const left = new Map([...new Set(waiting.map(({ dueOn }) => dueOn))].map((day) => [day, daysLeft(ctx, day)]));
  return waiting.map((item) => ({
    ...item,
    submittedOn: item.submittedOn ?? null,
    otherwise: item.otherwise ?? null,
    number: item.number ?? null,
    creditCode: item.creditCode ?? null,
    area: item.area ?? null,
    inner: item.inner ?? null,
    usual: item.usual ?? null,
    daysLeft: left.get(item.dueOn) ?? null,
  }));
}
