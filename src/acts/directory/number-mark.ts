import { divisionName } from '../../core/identifiers/divisions.ts';
import type { Transaction } from '../context.ts';
import { found } from '../refusal.ts';
import type { Organisation } from './records.ts';

/**
 * With what the numbers begin that an issuer gives to cases, letters and certificates: 赣 for the province; a city's own (第十七条) carry its name, so that
 * two series never meet.
 */
export const markOf = ({ kind, divisionCode, name }: Organisation): string =>
  kind === 'province' ? '赣' : (divisionName(divisionCode ?? '') ?? name).replace(/市.*$/, '');

/** The same by the issuer's id. */
export const numberMark = async (tx: Transaction, issuerId: string): Promise<string> =>
  markOf(found(await tx.directory.organisation(issuerId)));
