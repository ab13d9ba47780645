import type { Context } from '../context.ts';
import type { RoleGrantView } from '../directory/role-grant.ts';
import type { Waiting } from './waiting.ts';

/** Changes of roles for which this actor may be the second hand. */
export const roleGrantsWaiting = (ctx: Context, grants: readonly RoleGrantView[]): Waiting[] =>
  grants
    .filter(({ offers }) => offers.some(({ step }) => step === 'confirm'))
    .map((one) => {
      const link = ctx.actor.roles.includes('administrator') ? '/app/accounts' : '/app/role-grants';
      return {
        id: `roleGrant:${one.id}`,
        kind: 'roleGrant',
        title: `角色变更待确认：${one.login}`,
        organisation: one.organisation,
        why: `${one.askedName}提出变更${one.name}的角色，须另一人核实后确认`,
        article: '两人办理',
        dueOn: null,
        state: { label: '待确认', tone: 'amber' },
        link,
        actions: [{ label: '核实并确认', link }],
      };
    });
