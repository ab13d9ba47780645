import type { Fault, Row } from '../../core/annexes/field.ts';
import { faultsOf, isBlank } from '../../core/annexes/read.ts';
import { enterpriseKey } from '../../core/identifiers/enterprise-name.ts';
import { type Service, serviceColumns } from '../../core/ledger/line.ts';
import { keysOf } from '../../core/text/keys-of.ts';
import { by, type Context, type Transaction } from '../context.ts';
import type { Hand, ServiceKept } from './port.ts';

/** 第十五条: what is reported comes from what was done. */
export const article = '第十五条';

export const handOf = (ctx: Context): Hand => ({ by: ctx.actor.accountId, at: ctx.now });

/** The journal's note of what was done to the own ledger: how many, never whom. */
export const noted = (tx: Transaction, ctx: Context, action: string, detail: Record<string, unknown>): Promise<void> =>
  tx.record({
    ...by(ctx, 'clerk'),
    action,
    article,
    subject: { kind: 'organisation', id: ctx.actor.organisationId },
    parties: { applicantId: ctx.actor.organisationId },
    detail,
  });

/** A line as it is typed, `version` 0 where it is new. */
export type Typed = Omit<Service, 'enterpriseId' | 'confirmed' | 'satisfied'> & { readonly enterprise: string };

/** What is wrong with a line, by its column, in the words of the table. */
export function faultsIn(typed: Typed, at: number, today: string): Fault[] {
  const cells: Row['cells'] = { ...typed };
  return keysOf(serviceColumns).flatMap((key) => {
    const field = serviceColumns[key];
    const value = cells[key] ?? null;
    const fault = (rule: string, message: string): Fault => ({
      path: `services/${at}/${key}`,
      label: field.label,
      value: String(value ?? ''),
      rule,
      message: `第${at + 1}行：${message}，请改正后再记`,
    });
    if (isBlank(value)) return 'required' in field ? [fault('required', `没有填写${field.label}`)] : [];
    if (key === 'servedOn' && typed.servedOn > today) return [fault('date', '日期还没有到')];
    return faultsOf(field, value).map(({ rule, message }) => fault(rule, message));
  });
}

/** Whom each name is: known by name or by another name that it goes by, or new in the register. */
export async function enterprisesNamed(tx: Transaction, ctx: Context, names: readonly string[]): Promise<(name: string) => string> {
  const { organisationId } = ctx.actor;
  const keys = new Map(names.map((name) => [enterpriseKey(name), name.trim()]));
  const found = await tx.ledgers.known(organisationId, [...keys.keys()]);
  const missing = [...keys].filter(([key]) => !found.has(key));
  const fresh = missing.map(([, name]) => ({
    ...{ id: ctx.tools.newId(), name, creditCode: null, contact: '', phone: '', mergedInto: null, version: 1 },
  }));
  await tx.ledgers.addEnterprises(organisationId, fresh, handOf(ctx));
  const known = missing.length === 0 ? found : await tx.ledgers.known(organisationId, [...keys.keys()]);
  return (name) => known.get(enterpriseKey(name)) ?? '';
}

export const kept = ({ enterprise, ...typed }: Typed, idOf: (name: string) => string): ServiceKept => ({
  ...typed,
  enterpriseId: idOf(enterprise),
  version: typed.version + 1,
});
