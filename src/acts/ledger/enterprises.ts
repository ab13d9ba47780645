import { enterpriseKey } from '../../core/identifiers/enterprise-name.ts';
import { rootsOf } from '../../core/ledger/derive.ts';
import type { Enterprise } from '../../core/ledger/line.ts';
import type { Context } from '../context.ts';
import { badInput, found, refuse } from '../refusal.ts';
import type { LinkState } from './confirm-port.ts';
import { handOf, noted } from './ledger.ts';

export type EnterpriseLine = Enterprise & { readonly times: number; readonly link: LinkState | null };

/** The own register with how often each was served in a year; those that were merged stand under the one that they count for. */
export const listEnterprises = (ctx: Context, year: number): Promise<EnterpriseLine[]> =>
  ctx.inTransaction(async (tx) => {
    const { services, enterprises } = await tx.ledgers.of({
      organisationId: ctx.actor.organisationId,
      from: `${year}-01-01`,
      to: `${year}-12-31`,
    });
    const rootOf = rootsOf(enterprises);
    const times = new Map<string, number>();
    for (const one of services) {
      const root = rootOf(one.enterpriseId);
      times.set(root, (times.get(root) ?? 0) + one.times);
    }
    const links = new Map((await tx.confirmations.states(ctx.actor.organisationId)).map((link) => [link.enterpriseId, link]));
    return enterprises.map((one) => ({ ...one, times: times.get(one.id) ?? 0, link: links.get(one.id) ?? null }));
  });

/** Writes name, code and contact of one of the register over the version that was read. */
export const saveEnterprise = (ctx: Context, one: Omit<Enterprise, 'mergedInto'>): Promise<void> =>
  ctx.inTransaction(async (tx) => {
    const { organisationId } = ctx.actor;
    const all = await tx.ledgers.enterprises(organisationId);
    const standing = found(all.find(({ id }) => id === one.id));
    const others = all.filter(({ id, mergedInto }) => id !== one.id && mergedInto === null);
    if (others.some(({ name }) => enterpriseKey(name) === enterpriseKey(one.name)))
      badInput('name', '重复', `企业库里已有“${one.name}”；是同一家的，请合并两条`);
    const same = one.creditCode === null ? undefined : others.find(({ creditCode }) => creditCode === one.creditCode);
    if (same) badInput('creditCode', '重复', `统一社会信用代码与“${same.name}”相同；是同一家的，请合并两条`);
    if (!(await tx.ledgers.saveEnterprise(organisationId, { ...standing, ...one, version: one.version + 1 }, handOf(ctx))))
      refuse({ kind: 'conflict', message: '这家企业的信息刚被同事修改，请核对最新内容后再保存；您填写的内容没有丢失' });
    await noted(tx, ctx, 'saveEnterprise', { version: one.version + 1 });
  });

/** Two that are one count as one from now on, or (`into` null) again as two; the lines stay as they were written down. */
export const mergeEnterprise = (ctx: Context, id: string, { into, version }: { into: string | null; version: number }): Promise<void> =>
  ctx.inTransaction(async (tx) => {
    const { organisationId } = ctx.actor;
    const all = await tx.ledgers.enterprises(organisationId);
    const one = found(all.find((other) => other.id === id));
    if (into !== null) {
      const target = found(all.find((other) => other.id === into));
      if (rootsOf(all)(target.id) === id) badInput('into', '合并', '不能并入自己，请选择另一家');
    } else if (all.some((other) => other.id !== id && other.mergedInto === null && enterpriseKey(other.name) === enterpriseKey(one.name)))
      badInput('into', '合并', `企业库里另有一家“${one.name}”，请先修改其中一家的名称，再撤销合并`);
    if (!(await tx.ledgers.saveEnterprise(organisationId, { ...one, mergedInto: into, version: version + 1 }, handOf(ctx))))
      refuse({ kind: 'conflict', message: '这家企业的信息刚被同事修改，请核对最新内容后再合并' });
    await noted(tx, ctx, 'mergeEnterprise', { version: version + 1 });
  });
