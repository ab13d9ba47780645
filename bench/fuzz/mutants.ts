import { type Dice, hostile, type Shape, spoiled } from './values.ts';
import type { Route, Wire } from './wire.ts';

type Changed = Pick<Wire, 'path' | 'body' | 'headers'>;

/** The same request with one thing of it changed: a place of its body, of its address, a header, or how it is written. */
export function mutant(wire: Wire, route: Route, dice: Dice): Wire {
  const content = route.operation.requestBody?.content;
  const json = content?.['application/json']?.schema;
  const throws: ((wire: Wire) => Changed)[] = [];
  if (route.template.includes('{')) throws.push((one) => inAddress(one, route.template, dice));
  if (route.operation.parameters.some((one) => one.in === 'query')) throws.push((one) => inQuery(one, dice));
  if (json) throws.push(...Array.from({ length: 9 }, () => (one: Wire) => inBody(one, json, dice)));
  else if (content) throws.push(...Array.from({ length: 4 }, () => (one: Wire) => inBytes(one, dice)));
  throws.push((one) => inHeaders(one, dice));
  return { ...wire, ...dice.of(throws)(wire) };
}

/** `encodeURIComponent` of anything: a half of a character goes as the bytes that are none. */
export function encoded(value: unknown): string {
  try {
    return encodeURIComponent(String(value));
  } catch {
    return '%ed%a0%80';
  }
}

function inAddress(wire: Wire, template: string, dice: Dice): Changed {
  const [path = '', query] = wire.path.split('?');
  const parts = path.split('/');
  const places = template.split('/').flatMap((part, at) => (part.startsWith('{') ? [at] : []));
  if (places.length > 0) parts[dice.of(places)] = encoded(hostile(dice)).slice(0, 2000) || '%20';
  return { ...wire, path: parts.join('/') + (query === undefined ? '' : `?${query}`) };
}

function inQuery(wire: Wire, dice: Dice): Changed {
  const [path = '', query = ''] = wire.path.split('?');
  const asked = query.split('&').filter((one) => one !== '');
  const strange = encoded(hostile(dice)).slice(0, 2000);
  const at = dice.upTo(asked.length + 1);
  const name = asked[at]?.split('=')[0] ?? dice.of(['search', 'constructor', '__proto__', 'after', 'kind']);
  const changed =
    dice.next() < 0.2
      ? [...asked, `${name}=${strange}`, `${name}=${strange}`]
      : asked.length === 0
        ? [`${name}=${strange}`]
        : asked.with(at % asked.length, `${name}=${strange}`);
  return { ...wire, path: `${path}?${changed.join('&')}` };
}

const broken = [
  '',
  '{"a":',
  '[]',
  'null',
  '"x"',
  '0',
  '\ufeff{}',
  '{}{}',
  '{"__proto__":{"x":1}}',
  `${'['.repeat(5000)}${']'.repeat(5000)}`,
];

function inBody(wire: Wire, schema: Shape, dice: Dice): Changed {
  if (dice.next() < 0.08 || typeof wire.body !== 'string') return { ...wire, body: dice.of(broken) };
  const whole = JSON.parse(wire.body) as unknown;
  const how = dice.next();
  const body =
    how < 0.55 ? spoiled(whole, schema, dice, 'hostile') : how < 0.75 ? spoiled(whole, schema, dice, 'boundary') : inShape(whole, dice);
  return { ...wire, body: JSON.stringify(body) ?? 'null' };
}

const strangeKeys = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'a\0', '\ud800', '', '界'.repeat(200)];

/** One member left out, said twice, moved, or added under a strange name. */
function inShape(value: unknown, dice: Dice): unknown {
  if (typeof value !== 'object' || value === null) return hostile(dice);
  const entries = Object.entries(value);
  const at = dice.upTo(entries.length);
  const here = entries[at];
  if (here !== undefined && typeof here[1] === 'object' && here[1] !== null && dice.next() < 0.7)
    return rebuilt(value, entries.with(at, [here[0], inShape(here[1], dice)]));
  const how = dice.next();
  if (Array.isArray(value) && here !== undefined) {
    if (how < 0.4) return value.toSpliced(at, 1);
    return how < 0.7 ? value.toSpliced(at, 0, here[1]) : [...value, hostile(dice)];
  }
  if (how < 0.5 && here !== undefined) return rebuilt(value, entries.toSpliced(at, 1));
  return rebuilt(value, [...entries, [dice.of(strangeKeys), how < 0.7 ? {} : hostile(dice)]]);
}

const rebuilt = (like: object, entries: [string, unknown][]): unknown =>
  Array.isArray(like) ? entries.map(([, one]) => one) : Object.fromEntries(entries);

function inBytes(wire: Wire, dice: Dice): Changed {
  const bytes = wire.body instanceof Uint8Array ? wire.body : new TextEncoder().encode(wire.body ?? '');
  const heads = [
    '',
    '%PDF-1.4\n',
    'PK\u0003\u0004',
    '\u0089PNG\r\n\u001a\n',
    '\u00ff\u00d8\u00ff',
    '\u00d0\u00cf\u0011\u00e0',
    '\0'.repeat(600),
    'a,b\n"',
  ];
  const flipped = () => bytes.with(dice.upTo(Math.max(1, bytes.length)) % Math.max(1, bytes.length), dice.upTo(256));
  const ways = [
    () => bytes.slice(0, dice.upTo(bytes.length + 1)),
    () => (bytes.length === 0 ? bytes : flipped()),
    () => new Uint8Array([...bytes.slice(0, 20_000), ...bytes.slice(0, 20_000)]),
    () => Uint8Array.from(dice.of(heads), (one) => one.charCodeAt(0)),
  ];
  return { ...wire, body: dice.of(ways)() };
}

function inHeaders(wire: Wire, dice: Dice): Changed {
  const [name, value] = dice.of([
    ['origin', 'null'],
    ['origin', 'https://evil.example'],
    ['content-type', 'text/plain'],
    ['content-type', 'multipart/form-data; boundary=x'],
    ['authorization', 'Bearer x'],
    ['authorization', 'Basic eDp4'],
    ['cookie', 'shifan=%00; shifan-device=__proto__'],
    ['x-forwarded-for', 'not-an-address, ::1'],
    ['range', 'bytes=5-2'],
    ['accept-encoding', 'gzip;q=9, x'],
    ['if-none-match', '"x"'],
  ] as const);
  return { ...wire, headers: { ...wire.headers, [name]: value } };
}
