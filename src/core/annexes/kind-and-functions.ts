import type { Content } from './field.ts';
import { textIn, valueAt } from './rows.ts';

/** Kind and functions as the form states them. */
export function servicesOf(content: Content): { kind: string; functions: string[] } {
  const functions = valueAt(content, 'functions');
  return { kind: textIn(valueAt(content, 'kind')), functions: Array.isArray(functions) ? [...functions] : [] };
}
