import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserWords } from './browser.ts';

test('a browser in words', () => {
  const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36';
  assert.equal(browserWords(chrome), 'Chrome（Windows）');
  assert.equal(browserWords(`${chrome} Edg/120.0`), 'Edge（Windows）');
  assert.equal(browserWords('Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0'), 'Firefox（Linux）');
  assert.equal(browserWords('curl/8.0'), '程序或其他浏览器');
  assert.equal(browserWords(''), '程序或其他浏览器');
});
