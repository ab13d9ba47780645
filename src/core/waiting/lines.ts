import { wholeDay } from '../deadlines/round.ts';
import type { AnyProcedure, Procedure, Step } from '../procedure/step.ts';
import type { Due, Waits } from '../procedure/waits.ts';
import type { Relation } from '../workflow/relation.ts';
import { type Line, type Listed, type Said, throughDays, type Wait } from './line.ts';

/** A line of a row, with all that it has from it. */
type Held<W, S extends string> = Waits<W, S> &
  Required<Pick<Waits<W, S>, 'by' | 'role' | 'side' | 'article'>> & { readonly step: string; readonly index: number };

/** The lines of a table in its order; `by` of each is a relation: a row whose own is none says for whom it waits. */
function linesIn<F extends { readonly state: S | null }, S extends string, B, N extends string, W>({
  steps,
}: Procedure<F, S, B, N, W>): Held<W, S>[] {
  const rows = Object.entries<Step<F, S, B, W>>(steps);
  return rows
    .flatMap(([step, row]) =>
      (row.waits ?? []).flatMap((line) => {
        const by = line.by ?? row.by;
        const [role] = [row.role].flat();
        if (typeof by !== 'string' || role === undefined) return [];
        const own = { in: row.from.filter((state) => state !== null), role, side: 'own', article: row.article } as const;
        return [{ ...own, ...line, by, step }];
      }),
    )
    .map((line, index) => ({ ...line, index }));
}

/** All that a case waits for, from whom, on which days: what the rows of its table say of it. */
export function linesOf<F extends { readonly state: S | null }, S extends string, B, N extends string, W extends { readonly state: S }>(
  procedure: Procedure<F, S, B, N, W>,
  c: W,
): Line[] {
  const { inbox } = procedure;
  if (inbox === undefined) return [];
  const table = linesIn(procedure);
  return throughDays(inbox.turns?.(c) ?? [], (today) => {
    const standing = table.filter((line) => line.in?.includes(c.state) && (line.when?.(c, today) ?? true));
    return inTurn(standing, inbox.oneAtATime ?? false).flatMap((line) => {
      const { kind, step, role, side, index } = line;
      const { dueOn, dueAt, inner }: Due = line.due?.(c) ?? { dueOn: null };
      const said = {
        article: line.article,
        ...inbox.said(c, line),
        ...{ why: `${line.why?.(c, today) ?? ''}${side === 'own' ? (inbox.adds?.(c, line.by) ?? '') : ''}`, action: line.action },
        ...(line.otherwise === undefined ? {} : { otherwise: line.otherwise }),
        ...(line.actionLate === undefined ? {} : { actionLate: line.actionLate }),
        ...usualOf(line, c),
        ...(line.state ? { state: line.state } : {}),
        ...(line.link ? { link: line.link(c) } : {}),
        ...(inner ? { inner } : {}),
        ...(dueAt === undefined || dueAt === wholeDay ? {} : { dueAt }),
        ...line.says?.(c),
      };
      const place = inbox.oneAtATime && side === 'own' && !line.beside ? index : null;
      const notBy = line.notBy ? handsIn(line.notBy(c)) : null;
      const group = line.together?.group(c) ?? null;
      const submittedOn = inbox.submittedOn?.(c) ?? null;
      return inbox
        .parties(c, line.by)
        .map((party): Wait => ({ kind, step, side, party, role, place, notBy, dueOn, submittedOn, group, said }));
    });
  });
}

function usualOf<W, S extends string>({ usual, step }: Held<W, S>, c: W): Pick<Said, 'usual'> {
  const says = typeof usual === 'function' ? usual(c) : usual;
  return says ? { usual: { step, says } } : {};
}

/** What stands alone leaves its party nothing else of its own; of one party and role the first that holds says it. */
function inTurn<L extends { by: Relation; role: string; side: string; alone?: true; beside?: true }>(
  standing: readonly L[],
  oneAtATime: boolean,
): readonly L[] {
  const alone = standing.find((line) => line.alone);
  const left = alone ? standing.filter((line) => line === alone || line.side !== 'own' || line.by !== alone.by) : standing;
  if (!oneAtATime) return left;
  const isOne = ({ side, beside }: L) => side === 'own' && !beside;
  return left.filter(
    (line, i) => !isOne(line) || left.findIndex((one) => isOne(one) && one.by === line.by && one.role === line.role) === i,
  );
}

const handsIn = (hands: readonly (string | null)[]): string[] => [...new Set(hands.filter((one) => one !== null))].sort();

/** What the one item says of all the cases that are dealt with as one. */
export const whyOfList = ({ steps }: AnyProcedure, kind: string, listed: Listed): string =>
  Object.values(steps)
    .flatMap(({ waits = [] }) => waits)
    .find((line) => line.kind === kind)
    ?.together?.why(listed) ?? '';

/** The states in which a case of this procedure may wait for somebody. */
export const waitedIn = <F extends { readonly state: S | null }, S extends string, B, N extends string, W>(
  procedure: Procedure<F, S, B, N, W>,
): S[] => [...new Set(linesIn(procedure).flatMap((line) => line.in ?? []))];
