import { by, type Context } from '../context.ts';
import type { Dossier } from '../dossier/records.ts';
import { expectVersion, found, notNow, refuse } from '../refusal.ts';
import { authorityCase, mustBe, REVIEW } from './authority-case.ts';

/** 专家组评审意见 (附件1), as the officer writes down what the panel agreed on, where the edition does not leave it to the panel (discuss.ts). Answers the dossier with its new version. */
export async function saveGroupOpinion(ctx: Context, input: { dossierId: string; text: string; version: number }): Promise<Dossier> {
  return ctx.inTransaction(async (tx) => {
    const dossier = await authorityCase(tx, ctx, input.dossierId);
    mustBe(dossier, 'admitted', '填写专家组评审意见');
    const { scheme } = found(await tx.rounds.round(dossier.roundId));
    if (ctx.tools.schemes.named(scheme).panel.confirmed) notNow('附件1', '经办人不能代写专家组评审意见，请主持专家起草、各位专家确认');
    if (!(await tx.reviews.scoresOpen(dossier.id))) notNow(REVIEW, '专家组还没有全部签署，独立评审之后才能形成专家组评审意见（附件1）');
    expectVersion(dossier.version, input.version, '该申报');
    const change = { groupOpinion: input.text, updatedAt: ctx.now };
    if (!(await tx.asSystem((system) => system.dossiers.change(dossier.id, dossier.version, change))))
      refuse({ kind: 'conflict', message: '该申报刚被他人办理，请刷新后查看最新内容' });
    await tx.record({
      ...by(ctx),
      action: 'saveGroupOpinion',
      article: '附件1',
      subject: { kind: 'dossier', id: dossier.id },
      parties: { issuerId: dossier.issuerId },
      detail: { characters: [...input.text].length },
    });
    return { ...dossier, ...change, version: dossier.version + 1 };
  });
}
