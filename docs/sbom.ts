import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Locked, locked } from './pages/locked.ts';

/** `npx tsx docs/sbom.ts` prints the bill of materials as CycloneDX 1.6 JSON: each package with its digest, from the lock file alone; twice the same is the same. */
export function sbom(): object {
  const own = JSON.parse(readFileSync(fileURLToPath(new URL('../package.json', import.meta.url)), 'utf8'));
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        name: own.name,
        version: own.version,
        'bom-ref': own.name,
        licenses: [{ expression: own.license }],
      },
    },
    components: locked().map(component),
  };
}

const purlOf = ({ name, version }: Locked): string => `pkg:npm/${name.replace(/^@/, '%40')}@${version}`;

const component = (one: Locked) => ({
  type: 'library',
  'bom-ref': `${purlOf(one)}${one.dev ? '#dev' : ''}`,
  name: one.name,
  version: one.version,
  scope: one.dev ? 'excluded' : 'required',
  licenses: [{ expression: one.licence }],
  purl: purlOf(one),
  ...(one.integrity === null
    ? {}
    : { hashes: [{ alg: 'SHA-512', content: Buffer.from(one.integrity.replace(/^sha512-/, ''), 'base64').toString('hex') }] }),
});

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(`${JSON.stringify(sbom(), null, 1)}\n`);
