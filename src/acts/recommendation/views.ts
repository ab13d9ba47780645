import type { Context } from '../context.ts';
import { badInput, refuse } from '../refusal.ts';
import type { SavedView } from './office-port.ts';

/** More views than that nobody finds one among; a script could fill the database with them. */
export const MOST_VIEWS = 30;

/**
 * One's own view of the inbox under a name. A name that is taken is written over only where that was asked for, since another window may have taken it
 * meanwhile: refuses 409; and 400 past MOST_VIEWS.
 */
export async function saveView(ctx: Context, { replace, ...view }: Omit<SavedView, 'accountId'> & { replace: boolean }): Promise<void> {
  const { accountId } = ctx.actor;
  await ctx.inTransaction(async (tx) => {
    // Two windows one after the other: each sees what the other saved.
    await tx.next(`views:${accountId}`);
    const views = await tx.office.views(accountId);
    const taken = views.some(({ name }) => name === view.name);
    if (taken && !replace)
      refuse({
        kind: 'conflict',
        message: `已有名为“${view.name}”的视图，没有保存。请换个名称；要用现在的条件替换它，请再按“替换同名视图”`,
      });
    if (!taken && views.length >= MOST_VIEWS)
      badInput('name', '视图', `已有 ${views.length} 个视图，最多保存 ${MOST_VIEWS} 个，请先删除不用的`);
    await tx.office.saveView({ accountId, ...view });
  });
}
