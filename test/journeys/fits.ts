/** A schema of the OpenAPI document, of which `fits` knows every word that the contract comes out with. */
export type Schema = { readonly [word: string]: unknown };
type Fault = string;
type Check = (value: unknown, word: never, at: { place: string; schema: Schema; whole: Schema }) => Fault[];

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const typeOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value;
const told = (holds: boolean, place: string, what: string): Fault[] => (holds ? [] : [`${place} ${what}`]);

const formats: Readonly<Record<string, RegExp>> = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  date: /^\d{4}-\d\d-\d\d$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d/,
};

const checks: Readonly<Record<string, Check>> = {
  type: (value, word: string | string[], { place }) => {
    const is = typeOf(value);
    return told(
      [word].flat().some((one) => one === is || (one === 'number' && is === 'integer')),
      place,
      `is ${is}, not ${word}`,
    );
  },
  const: (value, word: unknown, { place }) => told(value === word, place, `is not ${word}`),
  enum: (value, word: unknown[], { place }) => told(word.includes(value), place, `is ${value}, none of ${word}`),
  anyOf: (value, word: Schema[], { place, whole }) => oneFits(value, word, { place, whole }),
  oneOf: (value, word: Schema[], { place, whole }) => oneFits(value, word, { place, whole }),
  allOf: (value, word: Schema[], { place, whole }) => word.flatMap((one) => fits(value, one, { place, whole })),
  properties: (value, word: Record<string, Schema>, { place, whole }) =>
    isObject(value)
      ? Object.entries(word).flatMap(([name, part]) =>
          Object.hasOwn(value, name) ? fits(value[name], part, { place: `${place}/${name}`, whole }) : [],
        )
      : [],
  required: (value, word: string[], { place }) =>
    isObject(value) ? word.filter((name) => !Object.hasOwn(value, name)).map((name) => `${place} lacks ${name}`) : [],
  additionalProperties: (value, word: Schema | boolean, { place, schema, whole }) => {
    if (!isObject(value) || word === true) return [];
    const known = new Set(Object.keys((schema.properties ?? {}) as object));
    const others = Object.keys(value).filter((name) => !known.has(name));
    if (word === false) return others.map((name) => `${place} has ${name}, which is not declared`);
    return others.flatMap((name) => fits(value[name], word, { place: `${place}/${name}`, whole }));
  },
  propertyNames: (value, word: Schema, { place, whole }) =>
    isObject(value) ? Object.keys(value).flatMap((name) => fits(name, word, { place: `${place}/${name}`, whole })) : [],
  items: (value, word: Schema | false, { place, schema, whole }) => {
    if (!Array.isArray(value)) return [];
    const named = ((schema.prefixItems ?? []) as Schema[]).length;
    const rest = value.slice(named);
    if (word === false) return told(rest.length === 0, place, `has more than ${named}`);
    return rest.flatMap((one, at) => fits(one, word, { place: `${place}/${named + at}`, whole }));
  },
  prefixItems: (value, word: Schema[], { place, whole }) =>
    Array.isArray(value) ? word.flatMap((part, at) => fits(value[at], part, { place: `${place}/${at}`, whole })) : [],
  minItems: (value, word: number, { place }) => told(!Array.isArray(value) || value.length >= word, place, `has fewer than ${word}`),
  maxItems: (value, word: number, { place }) => told(!Array.isArray(value) || value.length <= word, place, `has more than ${word}`),
  minLength: (value, word: number, { place }) => told(typeof value !== 'string' || value.length >= word, place, `is shorter than ${word}`),
  maxLength: (value, word: number, { place }) => told(typeof value !== 'string' || value.length <= word, place, `is longer than ${word}`),
  minimum: (value, word: number, { place }) => told(typeof value !== 'number' || value >= word, place, `is below ${word}`),
  maximum: (value, word: number, { place }) => told(typeof value !== 'number' || value <= word, place, `is above ${word}`),
  pattern: (value, word: string, { place }) =>
    told(typeof value !== 'string' || new RegExp(word, 'u').test(value), place, 'is not of the pattern'),
  format: (value, word: string, { place }) =>
    told(typeof value !== 'string' || (formats[word] ?? /(?!)/).test(value), place, `is no ${word}`),
  $ref: (value, word: string, { place, whole }) => {
    const found = word
      .slice(2)
      .split('/')
      .reduce<unknown>((at, name) => (at as Schema)[name], whole);
    return fits(value, found as Schema, { place, whole });
  },
  description: () => [],
  default: () => [],
  title: () => [],
  readOnly: () => [],
};

function oneFits(value: unknown, choices: readonly Schema[], { place, whole }: { place: string; whole: Schema }): Fault[] {
  const all = choices.map((one) => fits(value, one, { place, whole }));
  return all.some((faults) => faults.length === 0) ? [] : [`${place} fits no alternative: ${all.map(([first]) => first).join(' | ')}`];
}

/** What of a value does not fit its schema, by place; throws at a word of the schema that it does not know, so that nothing passes unread. */
export function fits(value: unknown, schema: Schema, { place, whole }: { place: string; whole: Schema }): Fault[] {
  return Object.entries(schema).flatMap(([word, meant]) => {
    const check = checks[word];
    if (check === undefined) throw new Error(`${place}: nobody knows what ${word} means`);
    return check(value, meant as never, { place, schema, whole });
  });
}
