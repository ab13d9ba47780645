import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderToStaticMarkup } from 'react-dom/server';
import { pagerOf } from './page-of.ts';
import { Pager } from './pager.tsx';

const drawn = (page: number, total: number): string =>
  renderToStaticMarkup(<Pager {...pagerOf(page, 50, total)} unit="件" onPage={() => undefined} />);

test('一页就是全部的，不显示翻页；最后一页的都办完了，仍可以翻回上一页', () => {
  assert.equal(drawn(1, 50), '');
  assert.equal(drawn(2, 0), '');
  assert.match(drawn(2, 51), /共 51 件，第 2 \/ 2 页/);
  const gone = drawn(2, 50);
  assert.match(gone, /共 50 件，这一页已经没有了/);
  assert.match(gone, /上一页/);
});
