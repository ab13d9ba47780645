import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

test('构建后的程序同样认得版本文件里的每个名称：打包改了函数名也不丢', () => {
  for (const file of ['jx-2023', 'nc-2026', 'jx-2027-draft']) {
    const { status, stderr } = spawnSync(process.execPath, [at('dist/cli.js'), 'scheme', 'check', at(`schemes/${file}.yaml`)], {
      encoding: 'utf8',
    });
    const faults = stderr.split('\n').filter((line) => line !== '' && !line.startsWith('现行办法也有：')); // what the edition in force has too is said, and bars nothing
    assert.deepEqual([status, faults], [0, []], file);
  }
});

test('公开页面只能由 React 的正式版制作：开发版不在程序里，环境变量也换不进来', () => {
  const bundle = readFileSync(at('dist/cli.js'), 'utf8');
  assert.match(bundle, /react-dom-server-legacy\.node\.production/);
  assert.doesNotMatch(bundle, /react[\w.-]*\.development|from "react|require\("react/);
});

test('浏览器的每个文件名都带内容的摘要，旧地址还在；压缩好的在旁边，解开是同样的内容', () => {
  const folder = at('dist/web/assets');
  const names = readdirSync(folder).filter((name) => !/\.(br|gz)$/.test(name));
  const kept = ['app.css', 'check.js', 'favicon.svg'];
  assert.deepEqual(
    names.filter((name) => !/-[\w-]{8}\.\w+$/.test(name)),
    kept,
  );
  const bundle = readFileSync(at('dist/cli.js'), 'utf8');
  for (const name of names) {
    const bytes = readFileSync(`${folder}/${name}`);
    if (bytes.length < 1_400) continue;
    assert.ok(bytes.equals(brotliDecompressSync(readFileSync(`${folder}/${name}.br`))), name);
    assert.ok(bytes.equals(gunzipSync(readFileSync(`${folder}/${name}.gz`))), name);
  }
  const named = [...bundle.matchAll(/"(\/assets\/(?:app|check|favicon)-[\w-]{8}\.\w+)"/g)].map(([, path]) => path ?? '');
  assert.equal(new Set(named).size, kept.length, '服务端页面写的是带摘要的名称');
  for (const path of named) assert.ok(existsSync(at(`dist/web${path}`)), path);
});
