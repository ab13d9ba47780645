import { by, type Context } from '../context.ts';
import type { CertificateCheck, Dossier } from '../dossier/records.ts';
import { badInput, expectVersion, refuse } from '../refusal.ts';
import { caseInHand } from './case.ts';

type Check = { outcome: CertificateCheck['outcome']; note: string; version?: number | undefined };

/**
 * Keeps that an officer inspected the credit-code certificate, and what came of it; one that differs must say how (第八条（三）). What a colleague found is written over
 * only by whoever has read it (409). */
export async function checkCertificate(ctx: Context, dossierId: string, input: Check): Promise<Dossier> {
  const note = input.note.trim();
  if (input.outcome === 'differs' && note === '') badInput('note', '查验情况', '查验不一致的，请写明哪里不一致');
  return ctx.inTransaction(async (tx) => {
    const work = { role: 'officer', states: ['submitted'], what: '查验统一社会信用代码证', article: '第八条（三）' } as const;
    const dossier = await caseInHand(tx, ctx, dossierId, work);
    expectVersion(dossier.version, input.version, '该申报');
    const there = dossier.certificateCheck;
    if (there !== null && there.by !== ctx.actor.accountId && input.version === undefined)
      refuse({ kind: 'conflict', message: '同事刚查验过信用代码证，没有改动。请刷新，看过他的结果再查验', version: dossier.version });
    const change = {
      certificateCheck: { checkedOn: ctx.today, outcome: input.outcome, note, by: ctx.actor.accountId },
      updatedAt: ctx.now,
    };
    if (!(await tx.dossiers.change(dossier.id, dossier.version, change)))
      refuse({ kind: 'conflict', message: '该申报刚被他人办理，请刷新后查看最新状态' });
    await tx.record({
      ...by(ctx),
      action: 'checkCertificate',
      article: '第八条（三）',
      subject: { kind: 'dossier', id: dossier.id },
      parties: dossier,
      detail: { outcome: input.outcome },
    });
    return { ...dossier, ...change, version: dossier.version + 1 };
  });
}
