import { isAllowed, type Locked, locked } from './locked.ts';

/** docs/licences.md: what is installed beside our own lines, and by whose leave. */
export function licencesPage(): string {
  const all = locked();
  const refused = all.filter((one) => !isAllowed(one)).map(({ name, licence }) => `${name} (${licence || 'none'})`);
  if (refused.length > 0) throw new Error(`licences that are not allowed: ${refused.join(', ')}`);
  const [served, tools] = [all.filter(({ dev }) => !dev), all.filter(({ dev }) => dev)];
  return [
    '# Packages and their licences',
    '',
    'Written by `npx tsx docs/generate.ts` from package-lock.json, which names the packages of every platform; a test compares it, and refuses a licence that is not',
    'in `docs/pages/locked.ts`. The same as a bill of materials (CycloneDX 1.6): `npx tsx docs/sbom.ts > sbom.cdx.json`; both work without network.',
    'The fonts have their licences beside them ([fonts](../fonts/README.md)). No package needs an install script: `npm ci --ignore-scripts` is enough.',
    '',
    `## On the server (${served.length})`,
    ...table(served),
    `## Only for building and testing (${tools.length})`,
    ...table(tools),
  ].join('\n');
}

const table = (rows: readonly Locked[]): string[] => [
  '| licence | packages |',
  '| --- | --- |',
  ...[...new Set(rows.map(({ licence }) => licence))].sort().map((licence) => {
    const names = rows.filter((one) => one.licence === licence).map(({ name, version }) => `${name} ${version}`);
    return `| ${licence} | ${names.join(', ')} |`;
  }),
  '',
];
