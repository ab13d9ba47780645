import type { Context } from '../context.ts';
import { badInput, found, refuse } from '../refusal.ts';
import { about, articlesFor, scanOf } from './scan.ts';
import { matchesNow, standingOf } from './standing.ts';

/** `checkedAt`: when what stands there was found, by whoever says otherwise; null: nothing stood there; not given: whatever stands. */
export type Found = { readonly fault: string | null; readonly checkedAt?: string | null | undefined };

/**
 * What the recommender's officer finds who looks at a stamped paper of the applicant (初审): sealed and signed as it should be (`fault` null), or sent back with what is
 * wrong, which the applicant then reads. Where no code can be read a scan counts only once it was found good; what was found may be found otherwise until
 * the case is recommended. Throws Refused: not there, not theirs, not of the version that stands, not at this time, or found by a colleague meanwhile.
 */
export const checkScan = (ctx: Context, dossierId: string, scanId: string, { fault, checkedAt }: Found): Promise<void> =>
  ctx.inTransaction(async (tx) => {
    const scan = await scanOf(tx, dossierId, scanId);
    const dossier = found(await tx.dossiers.locked(dossierId));
    const { actor, now } = ctx;
    if (scan.annex === '1' || dossier.recommenderId !== actor.organisationId || !actor.roles.includes('officer'))
      return refuse({ kind: 'notAllowed' });
    const article = (await articlesFor(tx, ctx, dossier))[scan.annex];
    const wrong = fault?.trim() ?? null;
    if (wrong === '') badInput('fault', '退回的原因', '请写明缺什么，例如“法定代表人没有签字”');
    const reasons = dossier.state === 'submitted' || dossier.state === 'assessing' ? [] : ['申报不在初审和测评中，不再核对盖章扫描件'];
    if (matchesNow(scan, await standingOf(tx, ctx, dossier)) === 'other')
      reasons.push('这份扫描件不是现行版本，不用核对；申报单位会重新上传');
    if (reasons.length > 0) refuse({ kind: 'notNow', article, reasons });
    const was = (await tx.scans.checks(dossierId)).find((one) => one.scanId === scanId);
    if (checkedAt !== undefined && (was?.checkedAt ?? null) !== checkedAt)
      refuse({ kind: 'conflict', message: `这份扫描件刚由同事核对过（${was?.fault ?? '盖章签字无误'}），没有保存。请看过再办` });
    await tx.scans.check({ scanId, dossierId, fault: wrong, checkedBy: actor.accountId, checkedAt: now });
    const { annex, fileHash: hash } = scan;
    await tx.record({ ...about(ctx, dossier, article), action: 'checkScan', detail: { annex, hash, reason: wrong } });
    if (wrong === null) return;
    await tx.postAll([
      {
        key: `${scanId}:refused:${now}`,
        to: { organisationId: dossier.applicantId, role: 'clerk' },
        subject: `${dossier.number ?? '申报'}：附件${annex}盖章扫描件退回`,
        body: `推荐部门核对附件${annex}的盖章扫描件“${scan.name}”，退回重新上传：${wrong}（${article}）。`,
        link: `/app/dossiers/${dossierId}#stamped`,
      },
    ]);
  });
