import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { repository } from './sources.ts';

type Package = {
  readonly os?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly resolved?: string;
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
