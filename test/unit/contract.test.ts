import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import type * as z from 'zod';
import { by, type Context } from '../../src/acts/context.ts';
import { contract } from '../../src/api/contract/contract.ts';
import type { Route } from '../../src/api/contract/define.ts';
import { MOST_WHOLE } from '../../src/api/contract/whole.ts';
import { inputFaults } from '../../src/api/input-faults.ts';
import { openapi } from '../../src/api/openapi.ts';
import { type Surroundings, serveContract } from '../../src/api/server.ts';
import { isSupervised, kindOfRoute } from '../../src/api/supervised.ts';

type Shape = { type?: string; maximum?: number; properties?: Record<string, Shape>; items?: Shape; anyOf?: Shape[]; oneOf?: Shape[] };
type Operation = {
  security: unknown[];
  responses: Record<string, { content: object }>;
  parameters: { name: string; schema: Shape }[];
  requestBody?: { content: Record<string, { schema: Shape }> };
};
const document = openapi(contract, '1') as { paths: Record<string, Record<string, Operation>> };

/** Whole numbers within, by their place. */
function wholesIn(shape: Shape, place: string): [string, Shape][] {
  if (shape.type === 'integer') return [[place, shape]];
  return [
    ...Object.entries(shape.properties ?? {}).flatMap(([name, part]) => wholesIn(part, `${place}/${name}`)),
    ...(shape.items ? wholesIn(shape.items, place) : []),
    ...[...(shape.anyOf ?? []), ...(shape.oneOf ?? [])].flatMap((part) => wholesIn(part, place)),
  ];
}

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const),
);

test('监察读的每个接口，日志里都有说法；说法各不相同，读了什么分得清', () => {
  const supervised = Object.entries(contract as Readonly<Record<string, Route>>).filter(([key, route]) => isSupervised(key, route));
  assert.deepEqual(
    supervised.filter(([key]) => kindOfRoute(key) === undefined).map(([key]) => key),
    [],
  );
  const summaries = supervised.map(([, { summary }]) => summary);
  assert.deepEqual(
    summaries.filter((one, i) => summaries.indexOf(one) !== i),
    [],
  );
});

test('每个整数都有上限，数据库装得下：超大的版本号是 400，不是 500（文件大小另由上限说明）', () => {
  const wholes = operations.flatMap(([key, { parameters, requestBody }]) => [
    ...parameters.flatMap(({ name, schema }) => wholesIn(schema, `${key} ${name}`)),
    ...Object.values(requestBody?.content ?? {}).flatMap(({ schema }) => wholesIn(schema, key)),
  ]);
  assert.ok(wholes.length > 60);
  const open = wholes.filter(([place, { maximum }]) => !place.endsWith('/size') && (maximum === undefined || maximum > MOST_WHOLE));
  assert.deepEqual(
    open.map(([place]) => place),
    [],
  );
});

test('编号写成大写的，就是那一个：行、申报、账号都按小写去比', () => {
  const upper = '0190A0B0-0000-7000-8000-00000000000A';
  const { params, body } = contract['PATCH /api/dossiers/{id}/form'];
  const patch = { kind: 'removeRow', table: 'served', rowId: upper, base: 0 };
  assert.deepEqual(params.parse({ id: upper }), { id: upper.toLowerCase() });
  assert.deepEqual(body.parse({ patches: [patch] }).patches, [{ ...patch, rowId: upper.toLowerCase() }]);
});

test('没有两条路径只是参数名不同；公开的接口不要登录；文件是什么类型就写什么类型（OpenAPI 3.1）', () => {
  const shapes = Object.keys(document.paths).map((path) => path.replace(/\{\w+\}/g, '{}'));
  assert.deepEqual(
    shapes.filter((shape, at) => shapes.indexOf(shape) !== at),
    [],
  );
  const opened = operations.filter(([, { security }]) => security.length === 0).map(([key]) => key);
  assert.deepEqual(
    opened.sort(),
    Object.entries(contract)
      .filter(([, { who }]) => who === 'public')
      .map(([key]) => key)
      .sort(),
  );
  const typeless = operations.filter(([, { responses }]) => 'application/octet-stream' in (responses[200]?.content ?? {}));
  assert.deepEqual(typeless, []);
  for (const [key, { responses }] of operations)
    for (const status of [400, 401, 403, 404, 409, 413, 422, 429, 500, 503, 507])
      assert.deepEqual(Object.keys(responses[status]?.content ?? {}), ['application/problem+json'], `${key} ${status}`);
  assert.deepEqual((openapi(contract, '1').servers as object[]).length, 1);
});

test('一步的地址：代领导签发的，日志按这一步的角色写代谁，不因为经办也能走进这个地址就不写', async () => {
  const key = 'POST /api/dossiers/{id}/steps/{step}';
  const actor = { accountId: 'a', name: '张经办', organisationId: 'o', roles: ['officer', 'leader'], ownRoles: ['officer'] };
  const standsIn = [{ accountId: 'b', name: '王局长', roles: ['leader'] }];
  const signed: string[] = [];
  const app = new Hono();
  serveContract(app, { [key]: contract[key] }, { [key]: async (_: never, ctx: Context) => void signed.push(by(ctx).actor.name) }, {
    publicUrl: 'http://127.0.0.1',
    trustedProxy: () => false,
    visitor: async () => ({
      ctx: { actor: { ...actor, standsIn }, tools: { secondFactorFor: [] } },
      proven: () => true,
      prove: async () => undefined,
    }),
    report: (error: unknown) => assert.fail(String(error)),
  } as unknown as Surroundings);
  for (const [step, sent] of [['recommend', { read: { recommendation: 1, sample: 1 } }] as const, ['admit', {}] as const]) {
    const at = `/api/dossiers/0190a0b0-0000-7000-8000-0000000000aa/steps/${step}`;
    const headers = { authorization: 'Bearer t', 'content-type': 'application/json' };
    await app.request(at, { method: 'POST', headers, body: JSON.stringify(sent) });
  }
  assert.deepEqual(signed, ['张经办（代王局长）', '张经办']);
});

test('错误的话里说这一栏的中文名称，路径照旧；步骤的栏目按步骤表的名称', () => {
  const said = (schema: z.ZodType, value: unknown) => {
    const { error } = schema.safeParse(value);
    return error ? inputFaults(schema, error).map(({ path, message }) => [path, message]) : [];
  };
  assert.deepEqual(said(contract['POST /api/session'].body, { login: 5 }), [
    ['login', '“登录名”应为文字'],
    ['password', '请填写“口令”'],
  ]);
  const many = {
    version: 1.5,
    cut: '八十',
    lines: [{ dossierId: 'x', listed: 'ja' }],
    contact: { office: '企业处', phone: '0791-88916000' },
  };
  assert.deepEqual(said(contract['PUT /api/rounds/{id}/proposed-list'].body, many), [
    ['cut', '拟认定线应为0至100的数，最多两位小数，例如 80 或 80.50'],
    ['lines/0/dossierId', '“各行第1项的申报”不是有效的编号'],
    ['lines/0/listed', '“各行第1项的是否列入”应为是或否'],
    ['version', '“版本”应为整数'],
  ]);
  const { decide, giveBack } = contract['POST /api/revocations/{id}/steps/{step}'].bodies;
  assert.deepEqual(said(decide, { revoke: true, decision: '', reports: 'later' }), [
    ['reports', '“尚未报送的季度调度表”只能是：due、waived'],
    ['decision', '请填写决定及理由'],
  ]);
  assert.deepEqual(said(giveBack, { reason: '补'.repeat(1001) }), [['reason', '“要补充什么”最多 1000 个字']]);
});
