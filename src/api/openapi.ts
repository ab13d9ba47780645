import * as z from 'zod';
import { keysOf } from '../core/text/keys-of.ts';
import { type Contract, type FileKind, fileTypes, type Route } from './contract/define.ts';
import { extraSchemas } from './openapi-extra.ts';
import { refusalShapes, UNFORESEEN } from './problem.ts';

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  additionalProperties: false,
  properties: {
    type: { type: 'string', description: 'urn:shifan:problem:<kind>' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: '说明与下一步' },
    article: { type: 'string', description: '办法条款' },
    reasons: { type: 'array', items: { type: 'string' } },
    faults: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'rule', 'message'],
        additionalProperties: false,
        properties: { path: { type: 'string' }, rule: { type: 'string' }, message: { type: 'string' } },
      },
    },
    version: { type: 'integer' },
    current: {},
    request: { type: 'string', description: '请求编号，与回答头 X-Request-Id 和系统日志一致' },
    by: { enum: ['password', 'code'], description: '再次确认是本人的方式' },
  },
};

/**
 * The OpenAPI 3.1 document of the contract: the same lines that the handlers and the browser's client read; and what the editions in `schemes` ask for
 * beside the official forms.
 */
export function openapi(contract: Contract, version: string, schemes: Parameters<typeof extraSchemas>[0] = []): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [key, route] of Object.entries(contract)) {
    const [method, path] = key.split(' ') as [string, string];
    const operations = paths[path] ?? {};
    operations[method.toLowerCase()] = operation(key, route);
    paths[path] = operations;
  }
  return {
    openapi: '3.1.0',
    servers: [{ url: '/', description: '本系统自己的网址' }],
    info: { title: '示范平台认定管理 API', version, description: '《江西省中小企业公共服务示范平台认定管理办法》（2023）' },
    paths,
    components: {
      schemas: { Problem: problemSchema, ...extraSchemas(schemes) },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'shifan' }, bearer: { type: 'http', scheme: 'bearer' } },
    },
  };
}

function operation(key: string, route: Route): Record<string, unknown> {
  return {
    operationId: key.replace(/\W+/g, '_'),
    summary: route.summary,
    security: route.who === 'public' ? [] : [{ session: [] }, { bearer: [] }],
    'x-who': route.who,
    parameters: [...parameters('path', route.params), ...parameters('query', route.query)],
    ...(route.deprecated === undefined ? {} : { deprecated: true, description: `下一版本停用，请改用 ${route.deprecated}` }),
    ...(route.body === undefined ? {} : { requestBody: { required: true, content: bodyContent(route.body) } }),
    ...(route.bodies === undefined ? {} : { requestBody: { required: true, content: bodiesContent(route.bodies) } }),
    responses: { 200: { description: '完成', content: responseContent(key, route) }, ...problems },
  };
}

const parameters = (place: 'path' | 'query', schema: z.ZodObject | undefined) =>
  Object.entries(schema?.shape ?? {}).map(([name, part]) => ({
    name,
    in: place,
    required: place === 'path' || !part.safeParse(undefined).success,
    schema: shape(part, 'input'),
  }));

const bodyContent = (body: z.ZodType | 'bytes') =>
  body === 'bytes'
    ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
    : { 'application/json': { schema: shape(body, 'input') } };

/** One body a step; what distinguishes them is the step in the address. */
const bodiesContent = (bodies: Readonly<Record<string, z.ZodType>>) => ({
  'application/json': {
    schema: { anyOf: Object.entries(bodies).map(([step, body]) => ({ title: step, ...Object(shape(body, 'input')) })) },
  },
});

const binary = { schema: { type: 'string', format: 'binary' } };

const responseContent = (key: string, { response, files }: Route) =>
  response === 'file'
    ? Object.fromEntries((files ?? [endOf(key)]).map((kind) => [fileTypes[kind], binary]))
    : { 'application/json': { schema: shape(response, 'output') } };

/** The kind of file that an address ends in. */
function endOf(key: string): FileKind {
  const end = key.split('.').at(-1) ?? '';
  const kind = keysOf(fileTypes).find((one) => one === end);
  if (kind === undefined) throw new Error(`${key} says nowhere what kind of file it answers`);
  return kind;
}

function shape(schema: unknown, io: 'input' | 'output'): unknown {
  const { $schema: _, ...rest } = z.toJSONSchema(schema as z.ZodType, { io, unrepresentable: 'any' }) as Record<string, unknown>;
  return rest;
}

const statuses: readonly { status: number; title: string }[] = [...Object.values(refusalShapes), UNFORESEEN];

/** Every refusal that any route can meet, by its status; each is a problem+json. */
const problems = Object.fromEntries(
  [...new Set(statuses.map(({ status }) => status))].map((status) => [
    status,
    {
      description: [...new Set(statuses.filter((one) => one.status === status).map(({ title }) => title))].join('；'),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  ]),
);
