import { chineseDay } from '../../core/calendar/day.ts';
import type { Context } from '../context.ts';
import { badInput } from '../refusal.ts';
import type { AskedKnown, KnownLine, KnownTitle } from './known-port.ts';

/** `later`: what is known by today that was not known then; null: nothing. */
export type AsKnown = { line: KnownLine; later: string | null };

/** Who was recognised on a day, by what was known on another (第十二条、第十六条); what nobody can have known yet is not asked. */
export async function titlesAsKnown(ctx: Context, asked: AskedKnown): Promise<{ lines: AsKnown[]; total: number }> {
  if (asked.known > ctx.today)
    badInput('known', '日期', `“按哪一天所知”${chineseDay(asked.known)}晚于今天${chineseDay(ctx.today)}，请填今天或以前的日期`);
  const { lines, total } = await ctx.inTransaction((tx) => tx.recognitions.knownTitles(asked));
  return { lines: lines.map((line) => ({ line, later: laterThan(line) })), total };
}

function laterThan({ was, now }: KnownLine): string | null {
  if (now === null) return '后来作为错录撤下';
  const said = [
    now.revokedOn === was.revokedOn ? null : `后来知道自${chineseDay(now.revokedOn)}起撤销`,
    ...changes.map(([name, word]) => (shown(now, name) === shown(was, name) ? null : `${word}后来改为${shown(now, name)}`)),
  ].filter((one) => one !== null);
  return said.length > 0 ? said.join('，') : null;
}

const changes = [
  ['name', '名称'],
  ['certificateNumber', '编号'],
  ['validFrom', '有效期自'],
  ['validTo', '有效期至'],
] as const;

const shown = (of: KnownTitle, name: (typeof changes)[number][0]): string =>
  name === 'validFrom' || name === 'validTo' ? chineseDay(of[name]) : of[name];
