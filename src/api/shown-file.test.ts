import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileResponse } from './server.ts';

const served = (mediaType: string) => {
  const bytes = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
  const { headers } = fileResponse({ bytes, name: '材料', mediaType, shown: 'inline' });
  const policy = headers.get('content-security-policy') ?? '';
  return {
    shown: headers.get('content-disposition')?.split(';')[0],
    sandboxed: /^sandbox;/.test(policy) && !policy.includes('allow-'),
    sniffed: headers.get('x-content-type-options') !== 'nosniff',
  };
};

test('别人上传的文件在本系统的网址下什么也运行不了：网页、SVG、XML 只能保存，图片在沙箱里看，都不猜类型', () => {
  for (const type of [
    'text/html',
    'Text/HTML; charset=utf-8',
    'image/svg+xml',
    'application/xhtml+xml',
    'text/xml',
    'application/javascript',
    '',
  ])
    assert.deepEqual(served(type), { shown: 'attachment', sandboxed: true, sniffed: false }, type);
  for (const type of ['image/jpeg', 'image/png', 'text/plain'])
    assert.deepEqual(served(type), { shown: 'inline', sandboxed: true, sniffed: false }, type);
});

test('PDF 由浏览器自带的阅读器打开，不进沙箱：沙箱里它不显示', () =>
  assert.deepEqual(served('application/pdf'), { shown: 'inline', sandboxed: false, sniffed: false }));
