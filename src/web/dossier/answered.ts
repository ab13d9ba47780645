type At = { readonly path: string };

/** Whether something was changed at a place that a notice names: there, within it, or of the row or table that it stands in. */
export const isAnswered = ({ path }: At, changes: readonly At[]): boolean =>
  changes.some((change) => change.path === path || change.path.startsWith(`${path}/`) || path.startsWith(`${change.path}/`));
