import { closingText } from '../../core/deadlines/round.ts';
import { mayRecommend } from '../../core/directory/recommenders.ts';
import type { Round } from '../../core/scheme/round.ts';
import { type ChangeLine, changeable, valueText } from '../../core/scheme/round-change.ts';
import type { Context, Letter, Transaction } from '../context.ts';
import { found } from '../refusal.ts';
import type { RoundChange } from './round-change-port.ts';

type Signed = RoundChange & { readonly round: Round };

/** A day that only moves later: an extension, the one change that takes nothing from anybody. */
export const isExtension = (lines: readonly ChangeLine[]): boolean =>
  lines.every(({ key, from, to }) => ends.includes(key) && (from === null || (to !== null && to > from)));
const ends: readonly string[] = ['closesOn', 'recommendBy', 'reviewBy'];

/** What the announcement is called. */
export const announced = ({ title }: Pick<Round, 'title'>, { lines }: Pick<RoundChange, 'lines'>): string =>
  isCall(lines) ? `${title}申报工作通知` : isExtension(lines) ? `${title}延期公告` : `${title}变更公告`;

/** The call itself, the first time that there is one. */
const isCall = (lines: readonly ChangeLine[]): boolean =>
  lines.some(({ key, from }) => key === 'callText' && from === null) &&
  lines.every(({ key }) => key === 'callText' || key === 'callNumber');

/** 申报截止由2026年4月15日24时改为2026年4月22日24时 */
export const saidOf = ({ key, from, to }: ChangeLine): string =>
  key === 'callText'
    ? from === null
      ? '发布申报通知正文'
      : '申报通知正文有修改'
    : from === null
      ? `${changeable[key]}定为${valueText(key, to)}`
      : `${changeable[key]}由${valueText(key, from)}改为${valueText(key, to)}`;

/** The public page, where the change itself stands. */
export const placeOf = ({ roundId, number }: Pick<RoundChange, 'roundId' | 'number'>): string => `/rounds/${roundId}#change-${number}`;

const bodyOf = ({ lines, reason }: Pick<RoundChange, 'lines' | 'reason'>): string => `${lines.map(saidOf).join('；')}。原因：${reason}`;

/**
 * Everybody who goes by the round, once each: applicants with a living case, all who may recommend in it or have a case of it in hand, experts who have
 * still to sign, and the own office.
 */
export async function lettersOf(tx: Transaction, ctx: Context, one: Signed): Promise<Letter[]> {
  const { applicants, recommenders, experts } = await toldOf(tx, ctx, one.round);
  const until = one.lines.some(({ key }) => key === 'closesOn' || key === 'closesAt') ? `。申报截止时间为${closingText(one.round)}` : '';
  const letter = (to: Letter['to'], key: string, more = ''): Letter => ({
    key: `roundChange:${one.id}:${key}`,
    to,
    subject: announced(one.round, one),
    body: `${bodyOf(one)}${until}${more}`,
    link: placeOf(one),
  });
  return [
    ...applicants.map(({ id, submitted }) =>
      letter({ organisationId: id, role: 'clerk' }, id, submitted ? '。已提交的不用重新提交' : '。已填写的内容都保留'),
    ),
    ...recommenders.map((id) => letter({ organisationId: id }, id)),
    ...experts.map((accountId) => letter({ accountId }, accountId)),
    ...(recommenders.includes(one.issuerId) ? [] : [letter({ organisationId: one.issuerId }, one.issuerId)]),
  ];
}

/** Whom a change of the round concerns. */
export async function toldOf(tx: Transaction, ctx: Context, round: Round) {
  return tx.asSystem(async (system) => {
    const going = await system.roundChanges.goingBy(round.id);
    const issuer = found(await system.directory.organisation(round.issuerId));
    const scheme = ctx.tools.schemes.named(round.scheme);
    const units = await system.directory.organisations({ kinds: ['city', 'county', 'association', 'provincialUnit'] });
    const may = units.filter((unit) => unit.active && mayRecommend(scheme, issuer, unit)).map(({ id }) => id);
    return { ...going, recommenders: [...new Set([...going.recommenders, ...may])] };
  });
}

/** A letter for each time that it was written. */
export const toLeader = (round: Round, { id, version, issuerId, ...one }: RoundChange): Letter => ({
  key: `roundChange:${id}:${version}:leader`,
  to: { organisationId: issuerId, role: 'leader' },
  subject: `请签发：${announced(round, one)}`,
  body: `${bodyOf(one)}。签发即生效并公布。`,
  link: `/app/rounds/${round.id}/change`,
});

export const toOfficer = (round: Round, { id, version, issuerId, word, ...one }: RoundChange): Letter => ({
  key: `roundChange:${id}:${version}:officer`,
  to: { organisationId: issuerId, role: 'officer' },
  subject: `已退回：${announced(round, one)}`,
  body: `退回意见：${word}`,
  link: `/app/rounds/${round.id}/change`,
});
