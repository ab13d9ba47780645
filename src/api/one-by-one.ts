import { Refused } from '../acts/refusal.ts';
import type { Faulty, Route } from './contract/define.ts';
import { inputFaults } from './input-faults.ts';

/**
 * A body of which each item of one member is judged by itself: those that fit stay in it, those that do not come as `faulty`. Where none fits, all of
 * it is refused; whatever else is wrong with the body is for its own schema to say.
 */
export function judgedOneByOne(raw: unknown, { member, item }: NonNullable<Route['each']>): { body: unknown; faulty: readonly Faulty[] } {
  const items = isObject(raw) && Object.hasOwn(raw, member) ? raw[member] : null;
  if (!Array.isArray(items)) return { body: raw, faulty: [] };
  const judged = items.map((one: unknown, at) => {
    const { error } = item.safeParse(one);
    return { one, faults: error ? inputFaults(item, error).map((fault) => ({ ...fault, path: `${member}/${at}/${fault.path}` })) : [] };
  });
  const faulty = judged.filter(({ faults }) => faults.length > 0).map(({ one, faults }) => ({ item: one, faults }));
  if (items.length > 0 && faulty.length === items.length)
    throw new Refused({ kind: 'badInput', faults: faulty.flatMap(({ faults }) => faults) });
  return { body: { ...(raw as object), [member]: judged.filter(({ faults }) => faults.length === 0).map(({ one }) => one) }, faulty };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
