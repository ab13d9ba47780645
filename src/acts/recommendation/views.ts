import { veiledText } from '../../core/disclosure/in-text.ts';
import { MOST_VIEWS, mayRemoveView, type Narrowed, type ViewedList, viewedLists, viewKey } from '../../core/list/view.ts';
import type { Context } from '../context.ts';
import { badInput, found, refuse } from '../refusal.ts';
import type { SavedView } from './office-port.ts';

type Asked = Pick<SavedView, 'list' | 'name' | 'filter' | 'shared'> & { readonly replace: boolean };
type Seen = Omit<SavedView, 'accountId' | 'organisationId' | 'filter'> & {
  filter: Record<string, string>;
  own: boolean;
  by: string;
  removable: boolean;
};

/** One's own views and those that the office shares. */
export const viewsSeen = (ctx: Context): Promise<Seen[]> =>
  ctx.inTransaction(async (tx) =>
    (await tx.office.views(ctx.actor)).map((view) => ({
      ...{ id: view.id, list: view.list, name: view.name, filter: { ...view.filter }, shared: view.shared, by: view.by },
      own: view.accountId === ctx.actor.accountId,
      removable: mayRemoveView(view, ctx.actor),
    })),
  );

/**
 * What is asked of a list, under a name; answers its id. A name of one's own is written over only where that was asked for, since another window may have taken
 * it meanwhile, and one that a colleague shares never: refuses 409; and 400 past MOST_VIEWS, or where a person's number would be kept with it.
 */
export async function saveView(ctx: Context, { replace, ...view }: Asked): Promise<string> {
  const { accountId, organisationId } = ctx.actor;
  refuseUnknown(view.list, view.filter);
  refusePersonal(view.name, view.filter);
  return ctx.inTransaction(async (tx) => {
    // Two of an office one after the other: each sees what the other saved.
    await tx.next(`views:${organisationId}`);
    const views = await tx.office.views(ctx.actor);
    const alike = views.filter((one) => one.list === view.list && viewKey(one.name) === viewKey(view.name));
    const mine = alike.filter((one) => one.accountId === accountId);
    const own = mine.find((one) => one.name === view.name) ?? mine[0];
    const others = alike.find((one) => one.accountId !== accountId);
    if (others && (view.shared || !own)) taken(`本部门已有名为“${others.name}”的共用视图（${others.by}），没有保存。请换个名称`);
    if (own && !replace) taken(`已有名为“${own.name}”的视图，没有保存。请换个名称；要用现在的条件替换它，请再按“替换同名视图”`);
    if (!own && views.filter((one) => one.accountId === accountId).length >= MOST_VIEWS)
      badInput('name', '视图', `已有 ${MOST_VIEWS} 个视图，最多保存 ${MOST_VIEWS} 个，请先删除不用的`);
    const id = own?.id ?? ctx.tools.newId();
    await tx.office.saveView({ ...view, id, accountId, organisationId });
    return id;
  });
}

/** By whoever saved it; what the office shares by a leader too. Refuses 403 to colleagues, 404 where nobody here has it. */
export async function removeView(ctx: Context, id: string): Promise<void> {
  await ctx.inTransaction(async (tx) => {
    const view = found((await tx.office.views(ctx.actor)).find((one) => one.id === id));
    if (!mayRemoveView(view, ctx.actor)) refuse({ kind: 'notAllowed' });
    await tx.office.removeView(id);
  });
}

const taken = (message: string): never => refuse({ kind: 'conflict', message });

/** By what else a list is asked nothing is narrowed; a number could be kept as such a name. */
function refuseUnknown(list: ViewedList, filter: Narrowed): void {
  if (Object.keys(filter).some((name) => !Object.hasOwn(viewedLists[list], name)))
    badInput('filter', '条件', '这张名单没有这样的条件，没有保存。请刷新页面后再存');
}

/** A view stands in addresses and is read by colleagues. */
function refusePersonal(name: string, filter: Narrowed): void {
  if (veiledText(name) !== name) badInput('name', '个人信息', '名称里有个人信息，不能保存，请换个名称');
  if (Object.values(filter).some((text) => veiledText(text) !== text))
    badInput('filter', '个人信息', '查找词里有个人信息，不能存为视图，请先清除查找词再存');
}
