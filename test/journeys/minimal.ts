import * as z from 'zod';
import { demoCreditCode } from '../../src/rehearsal/directory.ts';

/** As much of JSON Schema as the contract's inputs come out as. */
type Shape = {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly minLength?: number;
  readonly format?: string;
  readonly pattern?: string;
};

/** Fields that have a rule of their own, which JSON Schema does not tell. */
const typical: Readonly<Record<string, unknown>> = {
  divisionCode: '360100',
  creditCode: demoCreditCode(900),
  hash: '0'.repeat(64),
  digest: '0'.repeat(64),
  purpose: '核实情况',
  login: 'ceshi01',
  matter: '0'.repeat(32),
  email: 'qyc@example.gov.cn',
  postcode: '330000',
  cut: '80',
  servedOn: '2026-03-10',
  heldOn: '2026-03-10',
  day: '2026-03-10',
  month: '2026-03-01',
  premisesArea: '300',
};

/** The smallest input that the schema takes: so that what refuses it is the case and not its form. Throws where it knows none. */
export function minimalInput(schema: z.ZodType, known: Readonly<Record<string, unknown>> = {}): unknown {
  const input = smallest(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape, { ...typical, ...known });
  const checked = schema.safeParse(input);
  if (!checked.success) throw new Error(`no minimal input: ${checked.error.message} ${JSON.stringify(input)}`);
  return input;
}

function smallest(shape: Shape, known: Readonly<Record<string, unknown>>): unknown {
  if ('const' in shape) return shape.const;
  if (shape.enum) return shape.enum[0];
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices) return smallest(choices.find((one) => one.type !== 'null') ?? (choices[0] as Shape), known);
  if (shape.type === 'object') return object(shape, known);
  if (shape.type === 'array') return Array.from({ length: shape.minItems ?? 0 }, () => smallest(shape.items ?? {}, known));
  if (shape.type === 'string') return text(shape);
  if (shape.type === 'integer' || shape.type === 'number') return Math.max(shape.minimum ?? 0, 0);
  return shape.type === 'boolean' ? false : {};
}

const object = ({ properties = {}, required = [] }: Shape, known: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(required.map((key) => [key, key in known ? known[key] : smallest(properties[key] ?? {}, known)]));

function text({ format, pattern, minLength = 0 }: Shape): string {
  if (format === 'uuid') return '0190a0b0-0000-7000-8000-000000000000';
  if (format === 'date') return '2026-06-30';
  if (format === 'date-time') return '2026-06-30T09:00:00+08:00';
  const words = ['试'.repeat(Math.max(minLength, 1)), 'shi-2099', '0'.repeat(64)];
  return words.find((one) => pattern === undefined || new RegExp(pattern, 'u').test(one)) ?? 'shi-2099';
}
