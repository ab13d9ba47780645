import { compare } from '../annexes/decimal.ts';
import { saysFact } from '../workflow/decision-reason.ts';
import type { Reason } from '../workflow/facts.ts';
import { ranked } from './scores.ts';

/** What was found of a reviewed case, as its list freezes it: who it is, and what the seats signed. */
export type RankedCase = {
  readonly dossierId: string;
  readonly number: string | null;
  readonly name: string;
  readonly recommender: string;
  readonly city: string;
  readonly kind: string;
  readonly functions: readonly string[];
  /** The signed totals of those who sit, in the order of the seats. */
  readonly scores: readonly string[];
  readonly score: string;
  readonly spread: string;
  readonly wide: boolean;
};

/** What the officer says of it. `reason`: written where it is not listed, or is listed from below the line. */
export type Choice = { readonly dossierId: string; readonly listed: boolean; readonly reason: Reason | null };

/** One line of a proposed list, listed or not. */
export type ListEntry = RankedCase & { readonly position: number; readonly listed: boolean; readonly reason: Reason | null };

/** A case whose review had not ended when the list was prepared, and for which it did not wait. */
export type UnderReview = { readonly dossierId: string; readonly name: string };

const article = '第八条（四）';

/** What everybody below the line reads who has no reason of its own. */
export const belowLine = (score: string, cut: string): Reason => ({
  article,
  text: `专家评审平均${score}分，低于本年度拟认定线${cut}分`,
});

/** Whether a mean lies on the line or above it. */
export const aboveLine = (score: string, cut: string): boolean => compare(score, cut) >= 0;

/** The lines of a list: by mean, ties as the officer put them, each with what was decided and why. */
export const entriesOf = (cases: readonly RankedCase[], choices: readonly Choice[], cut: string): ListEntry[] =>
  ranked(
    choices.flatMap((choice) => {
      const one = cases.find(({ dossierId }) => dossierId === choice.dossierId);
      return one ? [{ ...one, ...choice }] : [];
    }),
  ).map((entry) => ({
    ...entry,
    reason: entry.reason ?? (entry.listed || aboveLine(entry.score, cut) ? null : belowLine(entry.score, cut)),
  }));

/** Those that the list lists, in its order: what is published. */
export const listedOf = (entries: readonly ListEntry[]): ListEntry[] => entries.filter(({ listed }) => listed);

/** What is wrong with an officer's choices, each at its line: whoever goes against the line says why, and whatever reason is given states a fact and cites (第八条（四）). */
export function choiceFaults(entries: readonly ListEntry[], cut: string): { readonly path: string; readonly message: string }[] {
  return entries.flatMap(({ dossierId, position, name, score, listed, reason }) => {
    const along = listed === aboveLine(score, cut);
    if (reason === null ? along : saysFact(reason) && reason.article.trim() !== '') return [];
    const message = along
      ? `第 ${position} 名“${name}”的理由没有写明事实或者没有引用条款，请写明材料上是什么、办法要求是什么；不另写理由的，按拟认定线说明`
      : listed
        ? `第 ${position} 名“${name}”平均${score}分，在拟认定线${cut}分之下，列入须写明理由`
        : `第 ${position} 名“${name}”平均${score}分，在拟认定线${cut}分之上，不列入须写明理由并引用条款`;
    return [{ path: `lines/${dossierId}`, message }];
  });
}

/** Why a prepared list can't be signed as things stand: who left it, and who came that it neither lists nor names. */
export function listFaults(
  list: { readonly entries: readonly ListEntry[]; readonly underReview: readonly UnderReview[] },
  reviewed: readonly { readonly id: string; readonly applicantName: string }[],
): string[] {
  const gone = list.entries.filter(({ dossierId }) => !reviewed.some(({ id }) => id === dossierId));
  const known = new Set([...list.entries, ...list.underReview].map(({ dossierId }) => dossierId));
  const come = reviewed.filter(({ id }) => !known.has(id));
  return [
    ...gone.map(({ name }) => `“${name}”在名单拟定之后已经撤回，或者不再是“已评审”，请经办人重新拟定名单`),
    ...come.map(({ applicantName }) => `“${applicantName}”在名单拟定之后评审结束，不在排序中，请经办人重新拟定名单`),
  ];
}
