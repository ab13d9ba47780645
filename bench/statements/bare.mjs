// The bare limit: Hono, pg with named statements, zod, a session looked up in the database; the same operations on one table without any rule.
// A case is one row with its list as JSON. What the product costs beside this is what its rules, its rights and its history cost.
import { createHash, randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import * as z from 'zod';

const digest = (text) => createHash('sha256').update(text).digest();

const Enterprise = z.object({
  seq: z.number().int(),
  name: z.string().max(200),
  contact: z.string().max(50),
  title: z.string().max(50),
  mobile: z.string().max(20),
  service: z.string().max(500),
  satisfied: z.boolean(),
});
const Draft = z.object({
  org_name: z.string().max(200),
  status: z.string().max(20),
  city: z.string().max(20),
  contact: z.string().max(50),
  enterprises: z.array(Enterprise).max(2000),
});
const Patch = Draft.partial();

export const enterprises = (n = 120) =>
  Array.from({ length: n }, (_, i) => ({
    seq: i + 1,
    name: `江西赣江示例科技有限公司第${i + 1}分公司`,
    contact: `欧阳${i % 7}`,
    title: '总经理',
    mobile: String(13_800_000_000 + i),
    service: '政策信息查询与申报辅导、人才培训',
    satisfied: true,
  }));

export const draft = () => ({
  org_name: '南昌市中小企业公共服务中心',
  status: 'draft',
  city: '南昌市',
  contact: '张三',
  enterprises: enterprises(),
});

/** Makes the tables in an empty database, with as many cases as an inbox of 50 needs; answers a session's token. */
export async function setUp(pool) {
  await pool.query(`create table sessions (h bytea primary key, user_id bigint, ends timestamptz);
    create table applications (id bigserial primary key, org_name text not null, status text not null, city text not null, contact text,
      version int not null default 1, enterprises json not null, updated_at timestamptz not null default now());
    create index app_sc on applications (status, city)`);
  const token = randomBytes(32).toString('base64url');
  await pool.query("insert into sessions values ($1, 1, now() + interval '1 day')", [digest(token)]);
  await pool.query(
    `insert into applications (org_name, status, city, contact, enterprises)
    select '中心' || i, (array['draft', 'submitted', 'returned'])[1 + i % 3], '南昌市', '张三', $1 from generate_series(1, 300) i`,
    [JSON.stringify(enterprises())],
  );
  await pool.query('vacuum analyze applications');
  return token;
}

export function bareApp(pool) {
  const ask = (name, text, values) => pool.query({ name, text, values });
  const app = new Hono();
  const columns = 'id, org_name, status, city, contact, version, updated_at';
  app.get('/health', (http) => http.json({ ok: true }));
  app.use('/applications/*', async (http, next) => {
    const token = http.req.header('authorization')?.slice(7) ?? '';
    const session = await ask('session', 'select user_id from sessions where h = $1 and ends > now()', [digest(token)]);
    if (session.rows.length === 0) return http.json({ error: 'login' }, 401);
    await next();
  });
  app.get('/applications/list', async (http) => {
    const { rows } = await ask(
      'list',
      `select ${columns}, count(*) over () as total from applications where status = $1 and city = $2 order by updated_at desc limit 50`,
      ['submitted', '南昌市'],
    );
    return http.json({ total: Number(rows[0]?.total ?? 0), rows: rows.map(({ total, ...row }) => row) });
  });
  app.get('/applications/:id', async (http) => {
    const { rows } = await ask('one', `select ${columns}, enterprises from applications where id = $1`, [http.req.param('id')]);
    return rows[0] ? http.json(rows[0]) : http.notFound();
  });
  app.post('/applications/new', async (http) => {
    const one = Draft.parse(await http.req.json());
    const { rows } = await ask(
      'create',
      'insert into applications (org_name, status, city, contact, enterprises) values ($1, $2, $3, $4, $5) returning id, version',
      [one.org_name, one.status, one.city, one.contact, JSON.stringify(one.enterprises)],
    );
    return http.json(rows[0], 201);
  });
  app.patch('/applications/:id', async (http) => {
    const change = Patch.parse(await http.req.json());
    const { rows } = await ask(
      'patch',
      'update applications set contact = $2, version = version + 1, updated_at = now() where id = $1 returning id, version',
      [http.req.param('id'), change.contact],
    );
    return rows[0] ? http.json(rows[0]) : http.notFound();
  });
  return app;
}
