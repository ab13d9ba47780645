const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

/** A Markdown table and the empty line behind it. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  row(head),
  row(head.map(() => '---')),
  ...rows.map(row),
  '',
];
