import * as z from 'zod';
import { contract } from '../../src/api/contract/contract.ts';
import type { Route } from '../../src/api/contract/define.ts';

/** Names of members of what is sent, at every depth, of every route. */
export function inputNames(): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { params, query, body } of Object.values<Route>(contract)) for (const one of [params, query, body]) namesIn(one, found);
  return found;
}

function namesIn(schema: unknown, found: Set<string>): void {
  for (const inner of innerOf(schema)) namesIn(inner, found);
  if (!(schema instanceof z.ZodObject)) return;
  for (const [name, part] of Object.entries<z.ZodType>(schema.shape)) {
    found.add(name);
    namesIn(part, found);
  }
}

function innerOf(schema: unknown): readonly unknown[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) return [schema.unwrap()];
  if (schema instanceof z.ZodArray) return [schema.element];
  if (schema instanceof z.ZodRecord) return [schema.valueType];
  return schema instanceof z.ZodUnion ? schema.options : [];
}
