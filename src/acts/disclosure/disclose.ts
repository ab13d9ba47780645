import { by, type Context, type Event, type Transaction } from '../context.ts';
import { needsProof } from '../proof.ts';
import { refuse } from '../refusal.ts';
import type { Opening } from './port.ts';

/** What is opened: how the journal calls it, of what, which place or file, why, and how many personal values it shows. */
export type Disclosure = Required<Pick<Event, 'action' | 'article' | 'parties'>> & {
  subject: { kind: string; id: string };
  what: string;
  purpose: string;
  personal: number;
  detail?: Record<string, unknown>;
  /** What the law itself tells the officer to open (附件1: the drawn enterprises are called) does not count towards the day's measure. */
  counted?: boolean;
};

/**
 * Notes that personal data is shown, why and how much (第十六条); throws where the day's measure is full and a leader has not let it go on.
 */
export async function disclose(
  tx: Transaction,
  ctx: Context,
  { what, purpose, personal, counted = true, ...of }: Disclosure,
): Promise<Opening> {
  const { accountId, organisationId } = ctx.actor;
  const { action, article, parties, subject } = of;
  await tx.record({ ...by(ctx), action, article, parties, subject, detail: { ...of.detail, purpose, personal } });
  if (counted) {
    needsProof(ctx);
    await withinMeasure(tx, ctx);
  }
  const opening: Opening = {
    ...{ id: ctx.tools.newId(), accountId, organisationId, day: ctx.today, at: ctx.now, openedAt: ctx.wallNow },
    ...{ subjectKind: subject.kind, subjectId: subject.id, what, purpose, personal, counted },
  };
  await tx.openings.add(opening);
  return opening;
}

/** How much one may open in a day now: the measure, and as much again each time that a leader let it go on. */
export async function measureOf(tx: Transaction, ctx: Context): Promise<{ opened: number; allowed: number }> {
  const { opened, granted } = await tx.openings.onDay(ctx.actor.accountId, ctx.today);
  return { opened, allowed: ctx.tools.openingsADay * (1 + granted) };
}

/** One after the other: whoever of those that open at the same time comes later, finds what the earlier one opened. */
export const inTurn = (tx: Transaction, { actor }: Context): Promise<unknown> => tx.next(`opening:${actor.accountId}`);

async function withinMeasure(tx: Transaction, ctx: Context): Promise<void> {
  await inTurn(tx, ctx);
  const { opened, allowed } = await measureOf(tx, ctx);
  if (opened < allowed) return;
  refuse({
    kind: 'leaderNeeded',
    message: `您今天已查看个人信息 ${opened} 次，再看须经本单位领导同意。请提出请求，领导同意后可以继续；明天重新计数。`,
  });
}
