import { judge } from '../../core/procedure/judge.ts';
import type { Procedure } from '../../core/procedure/step.ts';
import type { TwoHandsFacts, TwoHandsState } from '../../core/procedure/two-hands.ts';
import type { Context } from '../context.ts';
import { reached, refuse } from '../refusal.ts';
import type { Whole, Wholes } from './whole-port.ts';

/** `called`: 这份名单. `open`: the one under way. `version`: of it as it was read; 0 where there was none. `made`: what is in it, checked once it may be prepared. */
type Preparing<W extends Whole> = {
  readonly procedure: Procedure<TwoHandsFacts, TwoHandsState, object, string>;
  readonly called: string;
  readonly kept: Wholes<W>;
  readonly of: Pick<Whole, 'roundId' | 'issuerId'>;
  readonly open: W | null;
  readonly version: number;
  made(): Promise<Omit<W, keyof Whole>>;
};

/** Prepares the whole of it, or prepares it anew over the one under way. Throws Refused: not theirs, out of turn, or changed since it was read. */
export async function prepareWhole<W extends Whole>(ctx: Context, asked: Preparing<W>): Promise<W> {
  const { procedure, called, kept, of, open, version } = asked;
  const facts = { state: open?.state ?? null, faults: [], hands: [] };
  const standing = { facts, parties: { issuerId: of.issuerId }, actor: ctx.actor, today: ctx.today };
  const state = reached(judge(procedure, standing, { step: 'prepare', brought: {} }));
  const now = open?.version ?? 0;
  if (now !== version)
    refuse({ kind: 'conflict', message: `${called}在您打开之后有改动，没有办理。请刷新，看过最新内容后再办理`, version: now });
  const written = { ...(await asked.made()), state, word: null, preparedBy: ctx.actor.accountId, preparedAt: ctx.now };
  if (open !== null) {
    if (!(await kept.change(open.id, open.version, written as Partial<W>)))
      refuse({ kind: 'conflict', message: `${called}刚被他人办理，请刷新后查看最新内容` });
    return { ...open, ...written, version: open.version + 1 };
  }
  const first = { ...of, id: ctx.tools.newId(), number: null, signedBy: null, signedAt: null, version: 1, ...written } as W;
  await kept.add(first);
  return first;
}
