import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod';
import { contract } from '../../src/api/contract/contract.ts';
import type { Contract } from '../../src/api/contract/define.ts';
import { inputFaults } from '../../src/api/input-faults.ts';
import { minimalInput } from './minimal.ts';

test('there is a smallest valid input for every route of the contract', () => {
  const bodies = Object.entries(contract as Contract).flatMap(([key, { body }]) =>
    body && body !== 'bytes' ? [[key, body] as const] : [],
  );
  assert.ok(bodies.length > 40);
  for (const [key, body] of bodies) assert.doesNotThrow(() => minimalInput(body), key);
});

test('what is known is put in where the schema asks for it', () => {
  const schema = z.object({ id: z.uuid(), name: z.string().min(2), note: z.string().optional(), list: z.array(z.number()).min(1) });
  const id = '0190a0b0-0000-7000-8000-0000000000aa';
  assert.deepEqual(minimalInput(schema, { id }), { id, name: '试试', list: [0] });
});

type Shape = {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Shape[];
  oneOf?: Shape[];
  properties?: Record<string, Shape>;
};
/** The types that JSON may have at a place; `any` where the schema does not say. */
const typesOf = (shape: Shape): string[] => {
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices) return choices.flatMap(typesOf);
  const constants = 'const' in shape ? [shape.const] : shape.enum;
  if (constants) return constants.map((one) => (one === null ? 'null' : typeof one));
  return [shape.type ?? 'any'].flat().map((type) => (type === 'integer' ? 'number' : type));
};
const others = { object: {}, array: [], string: '\u202e1', number: 1e308, boolean: true, null: null } as const;

test('每个栏目填成别的类型：没有一个收下，每一处都说得出，没有一处出错', () => {
  const bodies = Object.entries(contract as Contract).flatMap(([key, { body, bodies = {} }]) => [
    ...(body && body !== 'bytes' ? [[key, body] as const] : []),
    ...Object.entries(bodies).map(([step, schema]) => [`${key} ${step}`, schema] as const),
  ]);
  let tried = 0;
  const taken: string[] = [];
  for (const [key, schema] of bodies) {
    const { properties = {} } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;
    for (const [name, shape] of Object.entries(properties))
      for (const [type, value] of Object.entries(others).filter(([one]) => !typesOf(shape).some((is) => is === one || is === 'any'))) {
        tried += 1;
        const { error } = schema.safeParse({ ...(minimalInput(schema) as object), [name]: value });
        const said = error === undefined ? [] : inputFaults(schema, error).filter(({ path }) => path.split('/')[0] === name);
        if (!said.some(({ message }) => /[\u4e00-\u9fff]/.test(message))) taken.push(`${key} ${name} ${type}`);
      }
  }
  assert.deepEqual([taken, tried > 2000], [[], true], `${tried}`);
});
