import { covered } from './coverage-table.ts';

const name = (path: string) => `[${path.replace(/^src\//, '')}](../${path})`;

/** docs/coverage.md: each article and annex → code → tests → status. */
export function coveragePage(): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    '# Article → code → test',
    '',
    'Generated from docs/pages/coverage-table.ts by `npx tsx docs/generate.ts`; test/unit/docs.test.ts holds that every path exists and that the code named',
    'cites its article. *enforced*: the software refuses what the measure does not allow, or computes what it asks. *supported*: it carries the procedure and',
    'people decide. *stated*: it shows the text.',
    '',
    row(['Place', 'Asks', 'Code', 'Tests', 'Status']),
    row(['---', '---', '---', '---', '---']),
    ...covered.map(({ place, asks, code, tests, status }) =>
      row([place, asks, code.map((path) => name(`src/${path}`)).join('<br>'), tests.map(name).join('<br>'), status]),
    ),
    '',
  ].join('\n');
}
