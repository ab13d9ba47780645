/** What was done with a case, as its page has it: by whom, what. */
export type Done = { readonly at: string; readonly who: string; readonly action: string };

const keyOf = ({ at, who, action }: Done): string => `${at} ${who} ${action}`;

/** Of what was done, what others did since one last looked; one's own hands are told on the spot. Whoever acts for another is named `张宇航（代王振兴）`. */
export function doneByOthers(before: readonly Done[], now: readonly Done[], me: string): Done[] {
  const known = new Set(before.map(keyOf));
  return now.filter((one) => !known.has(keyOf(one)) && one.who !== me && !one.who.startsWith(`${me}（`));
}
