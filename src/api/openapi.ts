import * as z from 'zod';
import type { Contract, Route } from './contract/define.ts';
import { refusalShapes } from './problem.ts';

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string', description: 'urn:shifan:problem:<kind>' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: '说明与下一步' },
    article: { type: 'string', description: '办法条款' },
    reasons: { type: 'array', items: { type: 'string' } },
    faults: {
      type: 'array',
      items: { type: 'object', properties: { path: { type: 'string' }, rule: { type: 'string' }, message: { type: 'string' } } },
    },
    version: { type: 'integer' },
    current: {},
  },
};

/** The OpenAPI 3.1 document of the contract: the same lines that the handlers and the browser's client read. */
export function openapi(contract: Contract, version: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [key, route] of Object.entries(contract)) {
    const [method, path] = key.split(' ') as [string, string];
    const operations = paths[path] ?? {};
    operations[method.toLowerCase()] = operation(key, route);
    paths[path] = operations;
  }
  return {
    openapi: '3.1.0',
    info: { title: '示范平台认定管理 API', version, description: '《江西省中小企业公共服务示范平台认定管理办法》（2023）' },
    paths,
    components: {
      schemas: { Problem: problemSchema },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'shifan' }, bearer: { type: 'http', scheme: 'bearer' } },
    },
  };
}

function operation(key: string, route: Route): Record<string, unknown> {
  return {
    operationId: key.replace(/\W+/g, '_'),
    summary: route.summary,
    ...(route.who === 'public' ? {} : { security: [{ session: [] }, { bearer: [] }] }),
    'x-who': route.who,
    parameters: [...parameters('path', route.params), ...parameters('query', route.query)],
    ...(route.body === undefined ? {} : { requestBody: { required: true, content: bodyContent(route.body) } }),
    responses: { 200: { description: '完成', content: responseContent(route.response) }, ...problems },
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

const responseContent = (response: z.ZodType | 'file') =>
  response === 'file'
    ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
    : { 'application/json': { schema: shape(response, 'output') } };

function shape(schema: unknown, io: 'input' | 'output'): unknown {
  const { $schema: _, ...rest } = z.toJSONSchema(schema as z.ZodType, { io, unrepresentable: 'any' }) as Record<string, unknown>;
  return rest;
}

const problems = Object.fromEntries(
  Object.values(refusalShapes).map(({ status, title }) => [
    status,
    { description: title, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
  ]),
);
