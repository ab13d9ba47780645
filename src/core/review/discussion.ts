import type { Scores } from './scores.ts';

/** What can happen in a panel after all have signed; `reseated`: somebody left it, and what was agreed on is no longer the panel's. */
export const wordKinds = ['opened', 'said', 'rescored', 'closed', 'drafted', 'confirmed', 'dissented', 'reseated'] as const;
export type WordKind = (typeof wordKinds)[number];

/** One entry of a panel's discussion; added, never changed. `scores`, `opinion`: of a review that was changed, as it is from then on; `text` says why. */
export type PanelWord = {
  readonly n: number;
  readonly accountId: string;
  readonly kind: WordKind;
  readonly text: string;
  readonly scores: Scores | null;
  readonly opinion: string | null;
  readonly saidAt: string;
};

/** `opposed`: all have spoken on the draft, and most of them do not agree with it. */
export type DiscussionState = 'signed' | 'discussing' | 'discussed' | 'drafted' | 'agreed' | 'opposed';

/** One member's word on the draft: agreed, or against it with the sentence that is printed. */
export type Voice = { readonly accountId: string; readonly dissent: string | null; readonly saidAt: string };

export type Discussion = {
  readonly state: DiscussionState;
  /** The first of those who sit, in the order of the draw: nobody chooses who moderates. */
  readonly moderator: string | null;
  readonly draft: string | null;
  readonly voices: readonly Voice[];
  /** For whose word it waits. */
  readonly awaited: readonly string[];
};

type Spoken = Pick<PanelWord, 'accountId' | 'kind' | 'text' | 'saidAt'>;

/** How a discussion stands: what was said since the panel is the one that it is. Whoever drafts confirms by it. */
export function discussionOf(words: readonly Spoken[], seated: readonly string[]): Discussion {
  const now = words.slice(words.findLastIndex(({ kind }) => kind === 'reseated') + 1);
  const turn = now.findLastIndex(({ kind }) => kind === 'opened' || kind === 'closed' || kind === 'drafted');
  const last = now[turn];
  const moderator = seated[0] ?? null;
  const moderating = moderator === null ? [] : [moderator];
  if (last?.kind !== 'drafted')
    return {
      ...{ state: last === undefined ? 'signed' : last.kind === 'opened' ? 'discussing' : 'discussed', moderator },
      ...{ draft: null, voices: [], awaited: moderating },
    };
  const voices = now
    .slice(turn)
    .filter(({ kind, accountId }) => kind !== 'said' && seated.includes(accountId))
    .map(({ accountId, kind, text, saidAt }) => ({ accountId, dissent: kind === 'dissented' ? text : null, saidAt }));
  const awaited = seated.filter((id) => !voices.some(({ accountId }) => accountId === id));
  if (awaited.length > 0) return { state: 'drafted', moderator, draft: last.text, voices, awaited };
  const agrees = mostOf(seated, voices.filter(({ dissent }) => dissent === null).length);
  return { state: agrees ? 'agreed' : 'opposed', moderator, draft: last.text, voices, awaited: agrees ? [] : moderating };
}

/** Whether so many are most of those who sit (附件1: 专家组的意见, not that of whoever drafts it). */
export const mostOf = (seated: readonly string[], confirmed: number): boolean => confirmed * 2 > seated.length;

/** 专家组评审意见 as annex 1 prints it: what most agree on, and below it each dissent in its own words. */
export const printedOpinion = ({ draft, voices }: Discussion, nameOf: (accountId: string) => string): string =>
  [
    draft ?? '',
    ...voices.flatMap(({ accountId, dissent }) => (dissent === null ? [] : [`不同意见（${nameOf(accountId)}）：${dissent}`])),
  ].join('\n');
