import type { Scheme } from '../../core/scheme/scheme.ts';
import { builtAssets } from '../built-assets.ts';
import { Conditions } from './conditions.tsx';
import type { Page } from './page.tsx';
import { Head } from './page.tsx';

/** 条件自查: the frame only; the figures stay in the browser. */
export const selfCheckPage = (scheme: Scheme): Page => ({
  title: '条件自查',
  at: '/check',
  script: builtAssets.check,
  body: (
    <>
      <Head title="条件自查" meta={['第六条、第七条', '不用登录', '填写的内容只在本机浏览器里计算，不上传、不保存，关闭页面即清除']} />
      <div id="check" data-scheme={JSON.stringify(scheme)}>
        <noscript>
          <p className="lead">
            条件自查在浏览器里计算，需要打开脚本。申报条件列在下面，原文见<a href="/measure">办法与解读</a>。
          </p>
        </noscript>
      </div>
      <Conditions scheme={scheme} />
    </>
  ),
});

/** What this page may do at most: no connection to anywhere, not even to the server it came from. */
export const selfCheckPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; require-trusted-types-for 'script'";
