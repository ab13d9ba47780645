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
  const named = [...bundle.matchAll(/"(\/assets\/(?:public|check)-[\w-]{8}\.\w+)"/g)].map(([, path]) => path ?? '');
  assert.equal(new Set(named).size, 2, '服务端页面写的是带摘要的名称');
  assert.match(bundle, /"data:image\/svg\+xml,%3Csvg [^"#<>]+%3C\/svg%3E"/, '图标就在地址里，不另取一次');
  for (const path of named) assert.ok(existsSync(at(`dist/web${path}`)), path);
});

/** What the browser fetches before the form can be typed in, as it lies packed beside itself: frame, style, scripts with all they import. */
function firstLoad(ending: '.gz' | '.br'): { names: readonly string[]; bytes: number } {
  const folder = at('dist/web/assets/');
  const frame = readFileSync(at('dist/web/index.html'), 'utf8');
  const form = readdirSync(folder).filter((name) => /^dossier-[\w-]{8}\.js$/.test(name));
  assert.equal(form.length, 1);
  const names = new Set([...[...frame.matchAll(/\/assets\/([\w.-]+\.(?:js|css))/g)].map(([, name]) => name as string), ...form]);
  for (const name of names)
    for (const [, next] of readFileSync(folder + name, 'utf8').matchAll(/(?:\bfrom|\bimport)"\.\/([\w-]+\.js)"/g))
      names.add(next as string);
  const packed = (path: string): number => readFileSync(existsSync(path + ending) ? path + ending : path).length;
  const bytes = [...names].reduce((sum, name) => sum + packed(folder + name), packed(at('dist/web/index.html')));
  return { names: [...names].toSorted(), bytes };
}

test('申请表第一次打开，到能填写为止，下载不超过140 kB（gzip）；实际多以 brotli 送出', (t) => {
  const { names, bytes } = firstLoad('.gz');
  const brotli = firstLoad('.br').bytes;
  t.diagnostic(
    `${(bytes / 1024).toFixed(1)} kB gzip, ${(brotli / 1024).toFixed(1)} kB brotli in ${names.length} files: ${names.join(', ')}`,
  );
  assert.ok(names.length >= 5 && names.some((name) => name.startsWith('vendor')), names.join(', '));
  assert.ok(bytes <= 140 * 1024, `${bytes} bytes`);
  assert.ok(brotli < bytes);
});
