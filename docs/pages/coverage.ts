import { covered } from './coverage-table.ts';

const name = (path: string) => `[${path.replace(/^src\//, '')}](../${path})`;

/** docs/coverage.md: each article and annex → code → tests → status. */
export function coveragePage(): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    '# Article → code → test',
    '',
    'Generated from docs/pages/coverage-table.ts by `npx tsx docs/generate.ts`; test/unit/docs.test.ts holds that every path exists and that the code named',
    'cites its article, and that what is called enforced is cited by a test. *enforced*: the software refuses what the measure does not allow, or computes',
    'what it asks. *partly*: some of it. *supported*: it carries the procedure and people decide. *stated*: it shows the text. What is not there stands under',
    'Missing.',
    '',
    row(['Place', 'Asks', 'Code', 'Tests', 'Status', 'Missing']),
    row(['---', '---', '---', '---', '---', '---']),
    ...covered.map(({ place, asks, code, tests, status, missing }) =>
      row([place, asks, code.map((path) => name(`src/${path}`)).join('<br>'), tests.map(name).join('<br>'), status, missing ?? '']),
    ),
    '',
  ].join('\n');
}
