import type { Send } from '../../src/rehearsal/client.ts';

/** Who tries: nobody at all, another applicant's clerk, the case's own clerk, its city's officer. */
export type Attacker = 'nobody' | 'stranger' | 'clerk' | 'officer';
/** What is attacked, and what is known of it. */
export type Target = {
  readonly send: Send;
  readonly login: string;
  readonly password: string;
  readonly dossierId: string;
  readonly materialId: string;
  /** The stranger's own draft. */
  readonly ownId: string;
  tokenOf(who: Exclude<Attacker, 'nobody'>): string;
};
export type Attack = {
  readonly who: Attacker;
  readonly what: string;
  readonly how: (by: Send, target: Target) => Promise<Response | readonly Response[]>;
  readonly answered: readonly number[];
  /** What status line, headers and body must, and must not, hold. */
  readonly shows?: RegExp;
  readonly never?: RegExp;
};

export const json = (body: unknown, method = 'POST', headers: Record<string, string> = {}): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json', ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const form = (fields: Record<string, string>, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  body: new URLSearchParams(fields).toString(),
});
export const each = (paths: readonly string[], init?: RequestInit) => (by: Send) =>
  Promise.all(paths.map((path) => by(path, init ?? { method: 'GET' })));
const withHeaders =
  (path: string, all: readonly Record<string, string>[], init: RequestInit = { method: 'GET' }) =>
  (by: Send) =>
    Promise.all(all.map((headers) => by(path, { ...init, headers: { ...(init.headers as Record<string, string>), ...headers } })));
export const nothing = '0190a0b0-0000-7000-8000-000000000000';
const EVIL = /evil\.example/;

const identity: readonly Attack[] = [
  {
    ...{ who: 'nobody', what: '登录前种下会话：登录后另发一个，种下的什么也打不开', answered: [200, 401] },
    how: async (by, { login, password }) => {
      const planted = { cookie: `shifan=${'a'.repeat(43)}` };
      const signed = await by('/api/session', json({ login, password }, 'POST', planted));
      return [signed, await by('/api/session', { headers: planted })];
    },
    shows: /^401|set-cookie: shifan=[\w-]{40,}; Path=\/; HttpOnly; SameSite=Lax/,
    never: /shifan=aaaa/,
  },
  {
    ...{ who: 'nobody', what: '退出以后再用原来的会话', answered: [200, 200, 401] },
    how: async (by, { login, password }) => {
      const { token } = (await (await by('/api/session', json({ login, password }))).json()) as { token: string };
      const headers = { authorization: `Bearer ${token}` };
      const asked = () => by('/api/session', { headers });
      return [await asked(), await by('/api/session', { method: 'DELETE', headers }), await asked()];
    },
  },
  {
    ...{ who: 'nobody', what: '会话写在网址里', answered: [401, 401] },
    how: async (by, target) => {
      const token = target.tokenOf('clerk');
      return Promise.all([`?token=${token}`, `?access_token=${token}`].map((query) => by(`/api/session${query}`, {})));
    },
  },
  {
    ...{ who: 'nobody', what: '编造的会话：JWT 不签名、Basic、空的、别的名字', answered: [401, 401, 401, 401, 401] },
    how: withHeaders('/api/session', [
      { authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.' },
      { authorization: `Basic ${Buffer.from('admin:admin').toString('base64')}` },
      { authorization: 'Bearer ' },
      { cookie: 'session=admin; sid=1; __Host-shifan=x' },
      { cookie: `shifan=${'%00'.repeat(20)}` },
    ]),
  },
  {
    ...{ who: 'nobody', what: '请求头自称是管理员：X-Forwarded-User、Remote-User、X-Real-User', answered: [401, 401, 401] },
    how: withHeaders('/api/accounts', [{ 'x-forwarded-user': 'admin' }, { 'remote-user': 'admin' }, { 'x-real-user': 'admin' }]),
  },
  {
    ...{ who: 'nobody', what: '登录名、口令里写 SQL', answered: [400, 400, 400] },
    how: async (by) =>
      Promise.all(
        ["admin' --", "' or 1=1 --", 'admin"; select pg_sleep(9) --'].map((login) =>
          by('/api/session', json({ login, password: "' or ''='" })),
        ),
      ),
  },
  {
    ...{ who: 'nobody', what: '登录名、口令写成对象、数组、布尔', answered: [400, 400, 400] },
    how: async (by) =>
      Promise.all(
        [
          { login: { $ne: '' }, password: { $ne: '' } },
          { login: ['admin'], password: ['x'] },
          { login: 'admin', password: true },
        ].map((body) => by('/api/session', json(body))),
      ),
  },
  {
    ...{ who: 'nobody', what: '一兆字的口令，叫服务器去算', answered: [400] },
    how: (by) => by('/api/session', json({ login: 'admin', password: 'x'.repeat(1_000_000) })),
  },
  {
    ...{ who: 'nobody', what: '由登录的回答分辨账号：有的、没有的，一字不差', answered: [400, 400] },
    how: async (by, { login }) => [
      await by('/api/session', json({ login, password: '不是这个口令' })),
      await by('/api/session', json({ login: 'meiyouzheren', password: '不是这个口令' })),
    ],
  },
  {
    ...{ who: 'nobody', what: '换着 X-Forwarded-For 猜口令：一样要等', answered: [...Array.from({ length: 8 }, () => 400), 429] },
    how: async (by) => {
      const all: Response[] = [];
      for (let i = 0; i < 9; i += 1)
        all.push(
          await by(
            '/api/session',
            json({ login: 'caikouling', password: 'x' }, 'POST', { 'x-forwarded-for': `10.1.1.${i}`, forwarded: `for=10.1.2.${i}` }),
          ),
        );
      return all;
    },
  },
  {
    ...{ who: 'nobody', what: '形近的登录名注册：西里尔字母、全角、零宽字符', answered: [400, 400, 400, 400] },
    how: async (by) =>
      Promise.all(
        ['аdmin1', 'admin\u200b1', 'adm\u0131n1', 'ad\u0301min1'].map((login) =>
          by(
            '/api/registrations',
            json({
              creditCode: '91360100MA35ABCD1X',
              name: '江西形近有限公司',
              divisionCode: '360100',
              personName: '王明',
              login,
              password: '赣江晚风七十二号渡口',
            }),
          ),
        ),
      ),
  },
  {
    ...{ who: 'nobody', what: '注册时多写角色、单位、状态', answered: [400], never: /administrator/ },
    how: (by) =>
      by(
        '/api/registrations',
        json({ creditCode: 'x', name: '江西多写有限公司', roles: ['administrator'], organisationId: nothing, active: true }),
      ),
  },
  {
    ...{ who: 'clerk', what: '给自己加角色、开通账号、改别的账号', answered: [403, 403, 403] },
    how: async (by) => [
      await by('/api/accounts', json({ login: 'houmen', roles: ['administrator'] })),
      await by(`/api/accounts/${nothing}`, json({ roles: ['leader'] }, 'PATCH')),
      await by(`/api/role-grants/${nothing}/steps/confirm`, json({})),
    ],
  },
  {
    ...{ who: 'clerk', what: '经办人拨演示日期', answered: [403] },
    how: (by) => by('/api/demonstration/day', json({ day: '2030-01-01' })),
  },
  {
    ...{ who: 'clerk', what: '打开系统日志、账号名单、全省统计', answered: [403, 403, 403, 403] },
    how: each(['/api/journal/export', '/api/accounts', '/api/mails', '/api/statistics/years']),
  },
];

const foreign: readonly Attack[] = [
  {
    ...{ who: 'stranger', what: '自己的申报、别人的材料：编号混着用', answered: [404, 404, 404, 404] },
    how: async (by, { ownId, materialId }) => {
      const at = `/api/dossiers/${ownId}/materials/${materialId}`;
      const init = json({ rows: [] }, 'PUT');
      return [
        await by(`${at}/file`, {}),
        await by(at, { method: 'DELETE' }),
        await by(`${at}/proves`, init),
        await by(`${at}/validity`, json({ until: '2030-01-01' }, 'PUT')),
      ];
    },
  },
  {
    ...{ who: 'stranger', what: '别人申报的表格、材料、历史、在场、上传', answered: [404, 404, 404, 404, 404] },
    how: async (by, { dossierId }) => {
      const at = `/api/dossiers/${dossierId}`;
      return [
        ...(await each([`${at}/form`, `${at}/materials`, `${at}/checks`])(by)),
        await by(`${at}/presence`, json({ section: null, tab: 'x' })),
        await by(`${at}/uploads`, json({ kind: 'm2', name: 'a.pdf', size: 10, hash: '0'.repeat(64) })),
      ];
    },
  },
  {
    ...{ who: 'stranger', what: '往别人的申报里保存、提交、撤回', answered: [404, 404, 404] },
    how: async (by, { dossierId }) => [
      await by(`/api/dossiers/${dossierId}/form`, json({ patches: [{ kind: 'value', key: 'website', value: 'x', base: 0 }] }, 'PATCH')),
      await by(`/api/dossiers/${dossierId}/submit`, json({})),
      await by(`/api/dossiers/${dossierId}/withdraw`, json({})),
    ],
  },
  {
    ...{ who: 'officer', what: '经办人打开还没有提交的申报', answered: [404, 404, 404] },
    how: (by, { dossierId, materialId }) =>
      each([`/api/dossiers/${dossierId}`, `/api/dossiers/${dossierId}/form`, `/api/dossiers/${dossierId}/materials/${materialId}/file`])(
        by,
      ),
  },
  {
    ...{ who: 'stranger', what: '猜生成文件的凭据、上传的编号、别人的会话', answered: [404, 404, 404] },
    how: async (by, { ownId }) => [
      ...(await each([`/api/making/${nothing}`, `/api/dossiers/${ownId}/uploads/${nothing}`])(by)),
      await by(`/api/sessions/${nothing}`, { method: 'DELETE' }),
    ],
  },
  {
    ...{ who: 'stranger', what: '编号写成别的样子：花括号、urn、空白、多一段', answered: [400, 400, 400, 404] },
    how: (by, { dossierId }) =>
      each(
        [`{${dossierId}}`, `urn:uuid:${dossierId}`, `${dossierId}%20`, `${dossierId}/form/..%2fform`].map((id) => `/api/dossiers/${id}`),
      )(by),
  },
  {
    ...{ who: 'clerk', what: '改写、删去日志', answered: [405, 405, 405] },
    how: async (by) => Promise.all(['POST', 'PUT', 'DELETE'].map((method) => by('/api/journal', json({}, method)))),
  },
];

const addresses: readonly Attack[] = [
  {
    ...{ who: 'nobody', what: '冒用 Host、X-Forwarded-Host：网页里的网址不跟着变', answered: [200, 200, 200], never: EVIL },
    how: async (by) => {
      const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' };
      return Promise.all(['/sitemap.xml', '/robots.txt', '/'].map((path) => by(path, { headers })));
    },
  },
  {
    ...{ who: 'nobody', what: '用 X-Original-URL、X-Rewrite-URL 换掉地址', answered: [200, 200], never: /login/ },
    how: withHeaders('/api/health', [{ 'x-original-url': '/api/accounts' }, { 'x-rewrite-url': '/api/accounts' }]),
  },
  {
    ...{ who: 'clerk', what: '用 X-HTTP-Method-Override 换掉方法', answered: [405, 405, 405] },
    how: async (by, { dossierId, materialId }) =>
      Promise.all(
        ['x-http-method-override', 'x-http-method', 'x-method-override'].map((name) =>
          by(`/api/dossiers/${dossierId}/materials/${materialId}`, json({ _method: 'DELETE' }, 'POST', { [name]: 'DELETE' })),
        ),
      ),
  },
  {
    ...{ who: 'nobody', what: '路径写成别的样子绕过登录', answered: [401, 404, 404, 404, 404, 404] },
    how: each(['/api/x/../accounts', '/api//accounts', '/API/accounts', '/api/accounts%2F', '/api/accounts;a=1', '/api/%61ccounts%00']),
    never: /"login"/,
  },
  {
    ...{ who: 'nobody', what: '从网页文件走出文件夹', answered: [404, 404, 404, 404], never: /root:|"dependencies"/ },
    how: each([
      '/assets/..%2f..%2fpackage.json',
      '/assets/%2e%2e%2f%2e%2e%2fetc%2fpasswd',
      '/assets/..%5c..%5cpackage.json',
      '/assets/%252e%252e%252fpackage.json',
    ]),
  },
  {
    ...{ who: 'nobody', what: '找遗留的文件：.env、.git、备份、演示的口令', answered: [404, 404, 404, 404, 404, 404] },
    how: each(['/.env', '/.git/config', '/backup.zip', '/demonstration.json', '/data/demonstration.json', '/dist/cli.js']),
  },
  {
    ...{
      who: 'nobody',
      what: '被带到别的网站：//、反斜杠、next 参数',
      answered: [404, 301, 200, 302],
      never: /location: (https?:)?\/\/(?!localhost)|location: \/[/\\]/,
    },
    how: each(['//evil.example/', '/%5Cevil.example/', '/platforms?next=https://evil.example', '/app?next=//evil.example']),
  },
  {
    ...{ who: 'nobody', what: '地址里换行，多写一个响应头', answered: [400, 404, 400], never: /\nx-evil: |\nset-cookie: /i },
    how: each(['/platforms/?search=%0d%0aX-Evil:%201%00', '/platforms%0d%0aX-Evil:1%00/', '/?a=%00%0d%0aSet-Cookie:x=1']),
  },
  {
    ...{ who: 'nobody', what: '别的网站来读：不给跨站读取的许可', answered: [200, 204], never: /access-control-allow/i },
    how: async (by) => {
      const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
      return [await by('/api/health', { headers }), await by('/api/session', { method: 'OPTIONS', headers })];
    },
  },
  {
    ...{ who: 'clerk', what: '相邻的网站、换了端口、换了协议的网页发来的写入', answered: [403, 403, 403] },
    how: async (by, { dossierId }) =>
      Promise.all(
        ['http://evil.localhost', 'http://localhost:81', 'ftp://localhost'].map((origin) =>
          by(`/api/dossiers/${dossierId}/withdraw`, json({}, 'POST', { origin, host: 'localhost' })),
        ),
      ),
  },
  {
    ...{ who: 'nobody', what: '别的网站的表单注册单位、提异议、投诉', answered: [403, 403, 403] },
    how: async (by) =>
      Promise.all(
        ['/register', `/notices/${nothing}/objections`, '/complaints'].map((path) =>
          by(path, form({ name: 'x' }, { origin: 'https://evil.example' })),
        ),
      ),
  },
  {
    ...{
      who: 'nobody',
      what: '公开页面里插入脚本：查找、编号、路径',
      answered: [200, 200, 404],
      never: /<script>alert|<svg\/onload|"><img/i,
    },
    how: each([
      '/platforms?search=%3Cscript%3Ealert(1)%3C/script%3E',
      '/certificates?number=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E',
      '/%3Csvg/onload=alert(1)%3E',
    ]),
    shows: /content-security-policy: default-src 'none'; script-src 'self'/,
  },
  {
    ...{
      who: 'nobody',
      what: '别的网站把页面套在框里',
      answered: [200, 200],
      shows: /frame-ancestors 'self'[\s\S]*x-frame-options: SAMEORIGIN/,
    },
    how: each(['/', '/register']),
  },
  {
    ...{ who: 'nobody', what: '猜一次性链接：口令、问卷、邀请、确认', answered: [410, 410, 410, 410], never: /type="password"/ },
    how: each(['password', 'survey', 'invitation', 'confirm'].map((page) => `/${page}/${'a'.repeat(43)}`)),
  },
  {
    ...{
      who: 'clerk',
      what: '私人的回答留在缓存里：登录、申报、材料',
      answered: [200, 200, 200],
      shows: /^(?:(?!cache-control)[\s\S])*cache-control: [^\n]*no-store/,
    },
    how: (by, { dossierId, materialId }) =>
      each(['/api/session', `/api/dossiers/${dossierId}/form`, `/api/dossiers/${dossierId}/materials/${materialId}/file`])(by),
  },
  {
    ...{
      who: 'nobody',
      what: '凭证页面留在缓存里：一次性链接、查询异议和投诉的回答',
      answered: [410, 410, 410, 410],
      shows: /cache-control: [^\n]*no-store/,
    },
    how: each(['password', 'survey', 'invitation', 'confirm'].map((page) => `/${page}/${'b'.repeat(43)}`)),
  },
  {
    ...{ who: 'nobody', what: '不登录用 HEAD、If-None-Match 打听', answered: [401, 401] },
    how: async (by, { dossierId }) => [
      await by(`/api/dossiers/${dossierId}`, { method: 'HEAD' }),
      await by(`/api/dossiers/${dossierId}`, { headers: { 'if-none-match': '*' } }),
    ],
  },
];

export const throughTheDoor: readonly Attack[] = [...identity, ...foreign, ...addresses];
