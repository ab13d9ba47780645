import { checkEmail, checkMobile, checkPostcode } from '../identifiers/contact.ts';
import { checkCreditCode } from '../identifiers/credit-code.ts';
import { checkDocument, usualDocument } from '../identifiers/legal-document.ts';
import type { Field, FieldType } from './field.ts';

type Found = { readonly value: string; readonly fault: { readonly rule: string; readonly message: string } | null };
type Checked = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly value: string; readonly message: string };

const found = (rule: string, checked: Checked): Found => ({
  value: checked.value,
  fault: checked.ok ? null : { rule, message: checked.message.replace(/。$/, '') },
});

/** A wrong check character alone is no fault of the form: real codes break it, an officer inspects the certificate (第八条（三）). */
function creditCode(text: string): Found {
  const checked = checkCreditCode(text);
  const tolerated = checked.ok || checked.fault === 'check';
  return { value: checked.code, fault: tolerated ? null : { rule: 'creditCode', message: checked.message.replace(/。$/, '') } };
}

const identifiers: Partial<Record<FieldType, (text: string, field: Field) => Found>> = {
  creditCode,
  idNumber: (text, { documentKind = usualDocument }) => found('idNumber', checkDocument(documentKind, text)),
  mobile: (text) => found('mobile', checkMobile(text)),
  email: (text) => found('email', checkEmail(text)),
  postcode: (text) => found('postcode', checkPostcode(text)),
};

/** An identifier tidied, with what is wrong with it; null for the other types. */
export const identifierOf = (field: Field, text: string): Found | null => identifiers[field.type]?.(text, field) ?? null;

/** `form`: no credit code at all; `check`: well formed, but its check character contradicts the rest; null: neither. */
export function creditCodeFault(code: string): 'form' | 'check' | null {
  const checked = checkCreditCode(code);
  return checked.ok ? null : checked.fault;
}
