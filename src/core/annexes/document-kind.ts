import { type DocumentKind, documentKinds, usualDocument } from '../identifiers/legal-document.ts';
import type { Field, Value } from './field.ts';

/** The field as it is judged within one form: a document's number by the kind that stands beside it. */
export function fieldIn(field: Field, values: Readonly<Record<string, Value>>): Field {
  if (field.kindIn === undefined) return field;
  const said = values[field.kindIn];
  return { ...field, documentKind: documentKinds.find((kind): kind is DocumentKind => kind === said) ?? usualDocument };
}
