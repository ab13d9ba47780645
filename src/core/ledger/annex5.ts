import { served } from '../annexes/annex5.ts';
import type { Row } from '../annexes/field.ts';
import { faultsOf } from '../annexes/read.ts';
import { contentsOf, type Ledger, servedIn } from './derive.ts';

/** 附件5 of a year's ledger: a row an enterprise, what was done for it the most frequent first, what it said last. A phone that is no mobile is left to be asked for. */
export function servedRows(ledger: Ledger): Row['cells'][] {
  const enterprises = new Map(ledger.enterprises.map((one) => [one.id, one]));
  return servedIn(ledger).map(({ root, services }) => {
    const { name = '', contact = '', phone = '' } = enterprises.get(root) ?? {};
    const mobile = faultsOf(served.mobile, phone).length === 0 ? phone : '';
    const rated = services.findLast(({ satisfied }) => satisfied !== null);
    const service = contentsOf(services, served.service.maxLength);
    return {
      enterprise: name,
      contact: contact || null,
      position: null,
      mobile: mobile || null,
      service,
      satisfied: rated?.satisfied ?? null,
    };
  });
}
