import type { Context, Transaction } from '../context.ts';
import { notNow } from '../refusal.ts';

/** What a dossier holds and what it may: files that stand in it, stamped papers, and what was announced and is on its way. */
export type Space = { readonly used: number; readonly most: number };

const DAY_MS = 86_400_000;
const MB = 2 ** 20;

const sizeText = (bytes: number): string =>
  bytes >= 1024 * MB ? `${(bytes / 1024 / MB).toFixed(1)} GB` : `${Math.max(1, Math.round(bytes / MB))} MB`;

export const spaceOf = async (tx: Transaction, { tools }: Context, dossierId: string): Promise<Space> => ({
  used: await tx.uploads.bytesOfDossier(dossierId),
  most: tools.quotas.dossier,
});

export type Coming = { readonly dossierId: string; readonly name: string; readonly size: number };

/** Refuses a file for which the dossier has no room, or whose bringer has brought too much within a day, removed files among it; says what to do. */
export async function withinQuota(tx: Transaction, ctx: Context, { dossierId, name, size }: Coming): Promise<void> {
  const { used, most } = await spaceOf(tx, ctx, dossierId);
  if (used + size > most)
    notNow(
      '第九条',
      `这份申报已有文件 ${sizeText(used)}，加上“${name}”（${sizeText(size)}）超过上限 ${sizeText(most)}。请先删除不需要的文件，或把扫描件压缩（300 dpi、灰度）后再传；确实需要更多的，请联系系统管理员调整上限`,
    );
  const since = new Date(Date.parse(ctx.now) - DAY_MS).toISOString();
  const brought = await tx.uploads.bytesBroughtSince(ctx.actor.accountId, since);
  const { accountDay } = ctx.tools.quotas;
  if (brought + size > accountDay)
    notNow(
      '第九条',
      `本账号一天之内已上传 ${sizeText(brought)}（含已删除的），再传“${name}”（${sizeText(size)}）超过一天的上限 ${sizeText(accountDay)}。请明天再传；确实着急的，请联系系统管理员调整上限`,
    );
}
