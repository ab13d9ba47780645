import { by, type Context, type Transaction } from '../context.ts';
import { disclose, inTurn } from '../disclosure/disclose.ts';
import type { Opening } from '../disclosure/port.ts';
import { found, notNow, refuse } from '../refusal.ts';
import { personalIn } from './open-paper.ts';
import { entitledTo } from './papers.ts';
import type { Dossier } from './records.ts';

/** A purpose that was stated for the files of a case holds for one session of work. Milliseconds, by the real clock. */
const STATED_FOR = 8 * 3_600_000;
const FILES = 'files';
const ARTICLE = '第十六条';
/** Why an expert reads, who is given the case for nothing else. */
const REVIEWING = '专家评审';

/** Whether this person opens uploaded files as they are, has said why, or still has to. */
export type FilesStanding = 'free' | 'stated' | 'needed';

/**
 * Uploaded materials and stamped scans show personal data and can't be masked: its authorities say once a case why they look, for eight hours; the applicant's own
 * are free, experts have them for their review, supervisors are noted at every door.
 */
export async function filesStanding(tx: Transaction, ctx: Context, dossier: Dossier): Promise<FilesStanding> {
  if (await isFree(tx, ctx, dossier)) return 'free';
  return (await lastOf(tx, ctx, { dossierId: dossier.id, what: FILES })) === null ? 'needed' : 'stated';
}

async function isFree(tx: Transaction, ctx: Context, dossier: Dossier): Promise<boolean> {
  const { roles } = ctx.actor;
  if (roles.includes('supervisor') || roles.includes('expert')) return true;
  return entitledTo(ctx, await tx.dossiers.partiesOf(dossier)) === 'own';
}

type Of = { dossierId: string; what: string };

const lastOf = (tx: Transaction, { actor, wallNow }: Context, { dossierId, what }: Of): Promise<Opening | null> =>
  tx.openings.last({
    accountId: actor.accountId,
    subjectId: dossierId,
    what,
    since: new Date(Date.parse(wallNow) - STATED_FOR).toISOString(),
  });

/** Says why one looks at the files of a case; said again while it holds, nothing is added. Refuses where there is nothing to open, or nobody asked. */
export async function openFiles(ctx: Context, dossierId: string, purpose: string): Promise<void> {
  await ctx.inTransaction(async (tx) => {
    const dossier = found(await tx.dossiers.dossier(dossierId));
    if (entitledTo(ctx, await tx.dossiers.partiesOf(dossier)) !== 'forPurpose') refuse({ kind: 'notFound' });
    const materials = await tx.dossiers.materials(dossierId);
    const scans = await tx.scans.ofDossier(dossierId);
    if (materials.length + scans.length === 0) notNow(ARTICLE, '这件申报没有上传的材料和扫描件');
    await inTurn(tx, ctx);
    if ((await filesStanding(tx, ctx, dossier)) === 'stated') return;
    const annexes = [...new Set(scans.map(({ annex }) => Number(annex)))];
    await disclose(tx, ctx, {
      action: 'openFiles',
      article: ARTICLE,
      subject: { kind: 'dossier', id: dossierId },
      parties: dossier,
      detail: { number: dossier.number, files: materials.length + scans.length },
      ...{ what: FILES, purpose, personal: await personalIn(tx, dossier, annexes) },
    });
  });
}

/** One file that is about to be shown: which, and what the journal says of it. */
export type Shown = { id: string; action: 'openMaterial' | 'openScan'; detail: Record<string, unknown> };

/** Notes each file of a case that somebody of another organisation opens, once a session of work; refuses where the purpose is still to be said. */
export async function noteFile(tx: Transaction, ctx: Context, dossier: Dossier, { id, action, detail }: Shown): Promise<void> {
  const { roles, accountId, organisationId } = ctx.actor;
  if (dossier.applicantId === organisationId || roles.includes('supervisor')) return;
  const stated = await lastOf(tx, ctx, { dossierId: dossier.id, what: FILES });
  if (stated === null && !(await isFree(tx, ctx, dossier)))
    refuse({
      kind: 'purposeNeeded',
      message: '上传的材料和扫描件含个人信息，不能遮蔽：请在申报页面写明用途后查看，每件申报写一次（第十六条）。',
    });
  const what = `file/${id}`;
  await inTurn(tx, ctx);
  const before = await lastOf(tx, ctx, { dossierId: dossier.id, what });
  if (before !== null && (stated === null || before.openedAt >= stated.openedAt)) return;
  const purpose = stated?.purpose ?? REVIEWING;
  const subject = { kind: 'dossier', id: dossier.id };
  await tx.record({ ...by(ctx), action, article: ARTICLE, subject, parties: dossier, detail: { ...detail, purpose } });
  await tx.openings.add({
    ...{ id: ctx.tools.newId(), accountId, organisationId, day: ctx.today, at: ctx.now, openedAt: ctx.wallNow },
    ...{ subjectKind: 'dossier', subjectId: dossier.id, what, purpose, personal: 0, counted: false },
  });
}
