/** What folding asks of a message; `matter` and `topic` are the server's. */
export type Folding = { readonly id: string; readonly matter: string; readonly topic: string; readonly readAt: string | null };

/** One matter: what is shown of it, newest first, and what lies folded beneath. */
export type Fold<M extends Folding> = { readonly key: string; readonly shown: readonly [M, ...M[]]; readonly earlier: readonly M[] };

/**
 * Messages, newest first, by matter. The newest of each matter is shown, and every unread one that says something that no newer one says again: folded
 * away are only those read and those that a newer reminder repeats, so that no new day lies beneath.
 */
export function folded<M extends Folding>(messages: readonly M[]): Fold<M>[] {
  const matters = new Map<string, { shown: [M, ...M[]]; earlier: M[]; said: Set<string> }>();
  for (const one of messages) {
    const fold = matters.get(one.matter);
    if (!fold) matters.set(one.matter, { shown: [one], earlier: [], said: new Set([one.topic]) });
    else if (one.readAt === null && !fold.said.has(one.topic)) fold.shown.push(one);
    else fold.earlier.push(one);
    matters.get(one.matter)?.said.add(one.topic);
  }
  return [...matters].map(([key, { shown, earlier }]) => ({ key, shown, earlier }));
}

/** The unread as they are counted: a repeated reminder once. */
export const unreadOnes = <M extends Folding>(messages: readonly M[]): M[] => {
  const said = new Set<string>();
  return messages.filter(({ matter, topic, readAt }) => {
    const thread = `${matter}\n${topic}`;
    const counts = readAt === null && !said.has(thread);
    if (counts) said.add(thread);
    return counts;
  });
};
