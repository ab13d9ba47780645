/** As much of JSON Schema as the contract's inputs come out as. */
export type Shape = {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Shape | boolean;
  readonly items?: Shape;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly format?: string;
};

/** Throws that can be thrown again: the same seed, the same run. */
export type Dice = { next(): number; upTo(n: number): number; of<T>(list: readonly T[]): T };

export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const upTo = (n: number) => Math.floor(next() * n);
  return { next, upTo, of: (list) => list[upTo(list.length)] as never };
}

const nested = (depth: number): unknown => (depth === 0 ? 'x' : [nested(depth - 1)]);

const texts: readonly string[] = [
  ...['a\0', '\0', '有限公司\ud83d', '\udc00', 'constructor', 'toString', 'hasOwnProperty', '__proto__', 'valueOf', 'sealed:1:x'],
  ...['', ' ', '%', '_', "'; drop table dossier; --", '<script>alert(1)</script>', '../../etc/passwd', '=cmd|calc', '#read("/etc/passwd")'],
  ...['0', '-1', '1e999', 'NaN', '9'.repeat(400), '2026-02-30', '0001-01-01', '9999-12-31', '10000-01-01', '2026-06-30T00:00:00Z'],
  ...[
    '𠮷䶮\ue863👨‍👩‍👧',
    '\u202e\u200b\ufeff',
    'א'.repeat(99),
    '字'.repeat(25_000),
    'a\r\n\u0007\u2028b',
    'basics/x/y/z',
    '//',
    'served/constructor/toString',
  ],
  ...['00000000-0000-0000-0000-000000000000', '0190a0b0-0000-7000-8000-000000000000', '{}', '[]', 'null', 'm1', 'latest'],
];
const others: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e21,
  2 ** 31,
  2 ** 53,
  -(2 ** 40),
  [],
  {},
  [null],
  { constructor: 1 },
  nested(5),
  nested(60),
];

export const hostile = (dice: Dice): unknown => (dice.next() < 0.65 ? dice.of(texts) : dice.of(others));

/** The edges of what a shape takes. */
function boundary(shape: Shape, dice: Dice): unknown {
  if (shape.type === 'string')
    return '界'.repeat(Math.min(dice.of([shape.minLength ?? 0, shape.maxLength ?? 60, (shape.maxLength ?? 60) + 1]), 60_000));
  if (shape.type === 'integer' || shape.type === 'number')
    return dice.of([shape.minimum ?? 0, shape.maximum ?? 2 ** 31 - 1, (shape.maximum ?? 2 ** 31 - 1) + 1, (shape.minimum ?? 0) - 1]);
  if (shape.type === 'array') return [];
  return hostile(dice);
}

export type Known = (name: string) => unknown;

/** An input that fits the shape, with what is known under its names. */
export function valid(shape: Shape, dice: Dice, known: Known, name = ''): unknown {
  if ('const' in shape) return shape.const;
  const given = known(name);
  if (given !== undefined && dice.next() < 0.85) return given;
  if (shape.enum) return dice.of(shape.enum);
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices) return valid(dice.of(choices), dice, known, name);
  if (shape.type === 'object') return objectOf(shape, dice, known);
  if (shape.type === 'array')
    return Array.from({ length: Math.max(shape.minItems ?? 0, dice.upTo(3)) }, () => valid(shape.items ?? {}, dice, known, name));
  if (shape.type === 'boolean') return dice.next() < 0.5;
  if (shape.type === 'null') return null;
  if (shape.type === 'integer' || shape.type === 'number') return Math.max(shape.minimum ?? 0, 1 + dice.upTo(3));
  return textOf(shape);
}

function objectOf({ properties = {}, required = [] }: Shape, dice: Dice, known: Known): unknown {
  const names = Object.keys(properties).filter((one) => required.includes(one) || dice.next() < 0.5);
  return Object.fromEntries(names.map((one) => [one, valid(properties[one] ?? {}, dice, known, one)]));
}

function textOf({ format, minLength = 0, maxLength = 60 }: Shape): string {
  if (format === 'uuid') return '0190a0b0-0000-7000-8000-000000000000';
  if (format === 'date') return '2026-06-30';
  if (format === 'date-time') return '2026-06-30T09:00:00+08:00';
  return '试'.repeat(Math.max(Math.min(4, maxLength), minLength, 1));
}

/** The same input with one place of it at an edge, or hostile. Objects get strange names, too. */
export function spoiled(value: unknown, shape: Shape, dice: Dice, how: 'boundary' | 'hostile'): unknown {
  const inner = typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : new Map<string, unknown>();
  if (inner.size === 0 || dice.next() < 0.15) return how === 'hostile' ? hostile(dice) : boundary(shape, dice);
  const key = dice.of([...inner.keys()]);
  const part = Array.isArray(value) ? shape.items : shape.properties?.[key];
  const strange = !Array.isArray(value) && how === 'hostile' && dice.next() < 0.15;
  if (strange) inner.set(dice.of(['constructor', 'toString', '\ud800', 'hasOwnProperty', 'x']), hostile(dice));
  else inner.set(key, spoiled(inner.get(key), part ?? {}, dice, how));
  return Array.isArray(value) ? [...inner.values()] : Object.fromEntries(inner);
}
