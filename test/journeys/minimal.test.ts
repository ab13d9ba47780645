import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod';
import { contract } from '../../src/api/contract/contract.ts';
import type { Contract } from '../../src/api/contract/define.ts';
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
