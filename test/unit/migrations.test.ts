import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { provider } from '../../src/store/migrate.ts';
import { repository } from './sources.ts';

const frozen = JSON.parse(readFileSync(join(repository, 'test', 'fixtures', 'migrations.json'), 'utf8')) as Record<string, string>;

test('a landed migration never changes: its SQL is the one whose SHA-256 stands in test/fixtures/migrations.json; a new one adds its line', async () => {
  const now = Object.entries(await provider.getMigrations()).map(([name, { text }]) => [
    name,
    createHash('sha256').update(text).digest('hex'),
  ]);
  assert.deepEqual(Object.fromEntries(now), frozen);
});
