import { normaliseEnterpriseName } from '../../core/identifiers/enterprise-name.ts';
import { typedTitle } from '../../core/recognition/typed-title.ts';
import type { World } from '../context.ts';
import { type CertificateAnswer, checkCertificate, listPlatforms, type PlatformView, titlesNumbered } from './directory.ts';
import type { FormerName } from './records.ts';
import { numberOfTitle } from './title.ts';

/**
 * What was found by what somebody typed; `total`: of a name that fits more titles than are shown; `replaced`: the former name that was typed, or under which the certificate was
 * issued whose code was typed.
 */
export type FoundTitles = { readonly answers: readonly CertificateAnswer[]; readonly total: number; readonly replaced: FormerName | null };

/** So many titles are shown of a name. */
const SHOWN = 10;

/** The titles that a certificate's number, 查验码, credit code or a name leads to, however it was typed (第十二条): those in force first. */
export async function findTitles(world: World, typed: string): Promise<FoundTitles> {
  const title = await numberOfTitle(world, typed.trim());
  const exact = await checkCertificate(world, title.number);
  if (exact.platform !== null) return { answers: [exact], total: 1, replaced: title.replaced };
  const { number, creditCode, words } = typedTitle(typed);
  const numbered = number === null ? [] : await titlesNumbered(world, number);
  if (numbered.length > 0) return inOrder(numbered);
  if (creditCode !== null) return inOrder((await listPlatforms(world, { search: creditCode, limit: SHOWN })).lines);
  if (words.length === 0 || number !== null) return { answers: [], total: 0, replaced: null };
  const { lines, total } = await listPlatforms(world, { search: words.join(' '), limit: SHOWN });
  const name = normaliseEnterpriseName(typed);
  const such = ({ name: its }: { name: string }) => normaliseEnterpriseName(its) === name;
  const whole = lines.filter(such);
  if (whole.length > 0) return inOrder(whole);
  const former = lines.filter(({ formerNames }) => formerNames.some(such));
  if (former.length > 0) return { ...inOrder(former), replaced: former[0]?.formerNames.findLast(such) ?? null };
  return { ...inOrder(lines), total };
}

function inOrder(found: readonly PlatformView[]): FoundTitles {
  const order = (one: PlatformView) => ['valid', 'expired', 'revoked'].indexOf(one.standing);
  const sorted = found.toSorted((a, b) => order(a) - order(b) || (a.validTo === b.validTo ? 0 : a.validTo < b.validTo ? 1 : -1));
  return {
    answers: sorted.map((platform) => ({ standing: platform.standing, platform, successor: platform.successor })),
    total: found.length,
    replaced: null,
  };
}
