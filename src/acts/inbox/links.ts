import { dayOf } from '../../core/calendar/instant.ts';
import type { Context } from '../context.ts';
import type { WaitingLink } from '../directory/password-link.ts';
import type { Waiting } from './waiting.ts';

/** One-time links for which this actor may be the second hand, until they end. */
export const linksWaiting = (ctx: Context, links: readonly WaitingLink[]): Waiting[] =>
  links
    .filter((one) => one.maySecond)
    .map((one) => {
      const link = ctx.actor.roles.includes('administrator') ? '/app/accounts' : '/app/licences';
      const label = one.way === 'mail' ? '同意发出' : '取得验证码';
      return {
        id: `passwordLink:${one.id}`,
        kind: 'passwordLink',
        title: `口令链接待第二人办理：${one.login}`,
        organisation: one.organisation,
        why: `${one.askedName}为${one.name}办理一次性口令链接，须另一人核实后办理`,
        article: '两人办理',
        dueOn: dayOf(one.endsAt),
        state: { label: '待第二人办理', tone: 'amber' },
        link,
        actions: [{ label, link }],
      };
    });
