import { clock, dayOf } from '../calendar/instant.ts';

/** How long the purpose must and may be, in characters. */
export const purposeLength = { least: 4, most: 100 } as const;

/** Why a purpose can't stand in the journal: too short to say anything, too long, or with a number that is itself personal data. Null: it can. */
export function purposeFault(purpose: string): string | null {
  const said = purpose.trim();
  if ([...said].length < purposeLength.least) return '请写明用途（至少4个字），用途记入日志';
  if ([...said].length > purposeLength.most) return '用途不超过100个字';
  return /\d{11}/.test(said.replace(/[\s-]/g, '')) ? '用途记入日志，请不要写手机号码、证件号码' : null;
}

/** What stands at the foot of a paper on which personal data is masked. */
export const MASKED_NOTE = '个人信息已遮蔽';

/** What stands at the foot of one that somebody opened: who, when, why. */
export const openedNote = ({ who, at, purpose }: { who: string; at: string; purpose: string }): string =>
  `含个人信息：${who}于${dayOf(at)} ${clock(at)}打开，用途：${purpose}`;
