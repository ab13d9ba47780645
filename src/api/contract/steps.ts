import * as z from 'zod';
import { type Brings, type BringsField, type Brought, leastOf, missingIn } from '../../core/procedure/brings.ts';
import { rolesOf } from '../../core/procedure/judge.ts';
import { type AnyProcedure, actOf, type BroughtBy } from '../../core/procedure/step.ts';
import type { Role } from '../../core/workflow/relation.ts';
import { day, id } from './directory.ts';
import { correctionItem, decisionContact, reasons } from './dossier.ts';
import { whole } from './whole.ts';

const digest = z.string().regex(/^[0-9a-f]{64}$/);

function schemaOf(field: BringsField): z.ZodType {
  switch (field.kind) {
    case 'text': {
      const { least, missing } = { least: leastOf(field), missing: missingIn(field) };
      return z.string().trim().min(least, missing).max(field.most);
    }
    case 'day':
      return day;
    case 'choice':
      return z.enum(Object.keys(field.options));
    case 'yesNo':
      return z.boolean();
    case 'read':
      return digest;
    case 'versions':
      return z.object(Object.fromEntries(field.of.map((one) => [one, whole])));
    case 'reasons':
      return reasons;
    case 'items':
      return z.array(correctionItem).max(200);
    case 'contact':
      return decisionContact;
    case 'scores':
      return z.record(z.string().max(40), z.string().max(8));
    case 'file':
      return z.never();
  }
}

/** Called as its row calls it: in what a person reads of it, and in the document. */
const calledAs = (schema: z.ZodType, { label }: BringsField): z.ZodType => schema.meta({ title: label });

/** `version`: what the actor had before the eyes; a step on something newer is refused. */
type Versioned = { version?: number | undefined };
const version = whole.min(1).optional();

/** What comes along with a step, by its row's field table. */
export const broughtSchema = <B extends Brings>(brings: B): z.ZodType<Brought<B> & Versioned, Brought<B> & Versioned> => {
  const shape = Object.entries(brings).map(([key, field]) => [
    key,
    calledAs(field.optional ? schemaOf(field).optional() : schemaOf(field), field),
  ]);
  // The shape is made member by member from the same table that the type is made from.
  return z.object({ ...Object.fromEntries(shape), version }) as unknown as z.ZodType<Brought<B> & Versioned, Brought<B> & Versioned>;
};

type Table = AnyProcedure['steps'];
type Names<T> = keyof T & string;
/** Steps that bring a file, or begin a case, have a route of their own; what follows from another procedure's step has none. */
type Sent<T> = {
  [N in Names<T>]: T[N] extends { brings: { file: object } } | { within: string }
    ? never
    : T[N] extends { from: readonly (infer S)[] }
      ? null extends S
        ? never
        : N
      : N;
}[Names<T>];
type Bodies<T> = { readonly [N in Sent<T>]: z.ZodType<BroughtBy<T>[N] & Versioned, BroughtBy<T>[N] & Versioned> };

type AliasRoute<T, N extends keyof T, R extends z.ZodType> = {
  summary: string;
  who: readonly Role[];
  params: z.ZodObject<{ id: typeof id }>;
  body: z.ZodType<BroughtBy<T>[N] & Versioned, BroughtBy<T>[N] & Versioned>;
  response: R;
  audit: string;
  deprecated: string;
};

type StepRoute<T, R extends z.ZodType> = {
  summary: string;
  who: readonly Role[];
  params: z.ZodObject<{ id: typeof id; step: z.ZodEnum<{ [N in Sent<T>]: N }> }>;
  bodies: Bodies<T>;
  procedure: AnyProcedure;
  response: R;
};

/** The one route of a procedure: `POST /api/{kind}/{id}/steps/{step}`; its roles, steps and bodies are those of the table. */
export function stepRoute<T, R extends z.ZodType>(procedure: AnyProcedure, steps: T & Table, response: R): StepRoute<T, R> {
  const { label, article } = procedure;
  const sent = Object.entries<Table[string]>(steps).filter(
    ([, { brings = {}, from, within }]) => !('file' in brings) && !from.includes(null) && within === undefined,
  );
  const bodies = Object.fromEntries(sent.map(([name, { brings = {} }]) => [name, broughtSchema(brings)]));
  return {
    summary: `${label}（${article}）的一步：${sent.map(([name, row]) => `${name} ${row.label}`).join('，')}`,
    who: [...new Set(sent.flatMap(([, { role }]) => rolesOf(role)))],
    params: z.object({ id, step: z.enum(sent.map(([name]) => name)) }) as unknown as StepRoute<T, R>['params'],
    bodies: bodies as unknown as Bodies<T>,
    procedure,
    response,
  };
}

/** An earlier address of a step, which answers for one more version. `noun`: 'rewards', as it stands in the address. */
export function earlierAddress<T, N extends keyof T & string, R extends z.ZodType>(
  noun: string,
  [procedure, steps]: readonly [AnyProcedure, T & Table],
  [step, response]: readonly [N, R],
): AliasRoute<T, N, R> {
  const row: Table[string] | undefined = steps[step];
  if (row === undefined) throw new Error(`no step ${step} in ${procedure.label}`);
  const { label, role, brings = {} } = row;
  return {
    summary: `${procedure.label}：${label}`,
    who: rolesOf(role),
    params: z.object({ id }),
    body: broughtSchema(brings) as unknown as AliasRoute<T, N, R>['body'],
    response,
    audit: actOf(procedure, step),
    deprecated: `POST /api/${noun}/{id}/steps/${step}`,
  };
}
