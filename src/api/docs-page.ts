import { builtAssets } from './built-assets.ts';
import type { Contract, Route } from './contract/define.ts';

const escaped = (text: string) => text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);

const who = (route: Route) => (route.who === 'public' ? '公开' : route.who === 'signedIn' ? '已登录' : route.who.join('、'));

const row = ([key, route]: [string, Route]) => {
  const [method = '', path = ''] = key.split(' ');
  return `<tr><td>${method}</td><th scope="row"><code>${escaped(path)}</code></th><td>${escaped(route.summary)}</td><td>${escaped(who(route))}</td></tr>`;
};

/** The API at a glance, drawn from the contract; the schemas are in openapi.json. */
export const docsPage = (contract: Contract): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>接口说明</title>
<link rel="stylesheet" href="${builtAssets.style}"></head><body class="pub"><main class="page page--narrow"><h1>接口说明</h1>
<p>完整的请求与回答格式见 <a href="/api/openapi.json">openapi.json</a>（OpenAPI 3.1）。错误一律为 RFC 9457 problem+json，写明字段、条款和下一步。</p>
<div class="table-wrap" tabindex="0"><table class="table"><thead><tr><th>方法</th><th>路径</th><th>说明</th><th>谁可以</th></tr></thead><tbody>${Object.entries(contract).map(row).join('')}</tbody></table></div></main></body></html>`;
