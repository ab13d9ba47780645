import { toBeSeen } from '../../core/annexes/carried.ts';
import type { Content } from '../../core/annexes/field.ts';
import { type Form, formOf } from '../../core/annexes/form-of.ts';
import { own } from '../../core/text/own.ts';
import { by, type Context, type Transaction } from '../context.ts';
import { found, notNow, refuse } from '../refusal.ts';
import { type Earlier, earlierFiles, fateSaid, lastEarlier } from './earlier.ts';
import { editableDossier, lockedForm } from './edit.ts';
import type { Dossier, Material } from './records.ts';

/** A text of an earlier dossier; `here`: what stands in this one, and of which version. */
export type EarlierText = { path: string; label: string; text: string; here: string; base: number };
/** A file of it; `why` it can't be used here, null where it can. */
export type EarlierFile = { material: Material; kind: string; why: string | null };
export type Offered = { from: { id: string; label: string; fate: string | null }; texts: EarlierText[]; files: EarlierFile[] };

/** What the applicant may use of its last dossier in this draft, one by one (同源数据只填一次); null where there is none, or this is no draft. */
export const offeredEarlier = (ctx: Context, dossierId: string): Promise<Offered | null> =>
  ctx.inTransaction(async (tx) => offered(tx, ctx, await editableDossier(tx, ctx, dossierId)).then((one) => one?.shown ?? null));

type Found = { readonly earlier: Earlier; readonly year: number; readonly shown: Offered };

async function offered(tx: Transaction, ctx: Context, dossier: Dossier): Promise<Found | null> {
  const earlier = dossier.state === 'draft' ? await lastEarlier(tx, ctx, dossier.id) : null;
  if (earlier === null) return null;
  const { year, ...round } = found(await tx.rounds.round(dossier.roundId));
  const scheme = ctx.tools.schemes.named(round.scheme);
  const here = await tx.dossiers.values(dossier.id);
  const then = await tx.dossiers.values(earlier.line.id);
  const there = await tx.dossiers.materials(dossier.id);
  const files = await earlierFiles(tx, earlier, { scheme, year, today: ctx.today });
  const twin = (one: Material) => there.some(({ kind, fileHash }) => kind === one.kind && fileHash === one.fileHash);
  const { id } = earlier.line;
  return {
    ...{ earlier, year },
    shown: {
      from: { id, label: earlier.label, fate: fateSaid(earlier) },
      texts: textsOf(formOf(scheme), then)
        .filter(({ path, text }) => !scheme.leftOut.includes(path) && (here.values[path] ?? '') !== text)
        .map((one) => ({ ...one, here: String(here.values[one.path] ?? ''), base: here.versions[one.path] ?? 0 })),
      files: files.map(({ file, why }) => ({
        ...{ material: file, kind: scheme.materials.find(({ key }) => key === file.kind)?.label ?? '' },
        why: twin(file) ? '本申报已有这个文件' : why,
      })),
    },
  };
}

/** The long texts that this form asks for and that were written then. */
const textsOf = ({ sections }: Form, { values }: Pick<Content, 'values'>): { path: string; label: string; text: string }[] =>
  sections.flatMap(({ fields }) =>
    Object.entries(fields).flatMap(([path, { type, label, personal }]) => {
      const text = own(values, path);
      return type === 'longText' && !personal && typeof text === 'string' && text.trim() !== '' ? [{ path, label, text }] : [];
    }),
  );

/** `from`: the dossier that was offered; `texts`: each with the version of what it takes the place of. */
type Taking = {
  readonly from: string;
  readonly texts: readonly { readonly path: string; readonly base: number }[];
  readonly files: readonly string[];
};

/**
 * Takes texts and files of the last dossier into this draft, as they were chosen: each with where it comes from, and waiting to be looked at where it is of
 * an earlier year. Refused as a whole where something of it can't be used, or somebody wrote at the place meanwhile.
 */
export const takeEarlier = (ctx: Context, dossierId: string, { from, ...chosen }: Taking): Promise<{ texts: number; files: number }> =>
  ctx.inTransaction(async (tx) => {
    const dossier = await lockedForm(tx, ctx, dossierId);
    const one = await offered(tx, ctx, dossier);
    if (one?.earlier.line.id !== from) return refuse({ kind: 'conflict', message: '以往的申报已有变化，请刷新页面后再取用' });
    const source = `沿用贵单位${one.earlier.label}`;
    const unseen = toBeSeen({ source }, one.year).length > 0;
    // What is named twice is one.
    const texts = [...new Map(chosen.texts.map((text) => [text.path, text])).values()];
    const files = new Set(chosen.files);
    await putTexts(tx, ctx, { dossierId, texts, offer: one.shown, carried: { source, unseen } });
    for (const id of files) {
      const { material, why } = found(one.shown.files.find((file) => file.material.id === id));
      if (why !== null) notNow('第九条', `“${material.name}”不能沿用（${why}），请去掉勾选后再取用`);
      await tx.dossiers.addMaterial({ ...material, ...ownNow(ctx, dossierId), proves: [], source, unseen });
    }
    const done = { texts: texts.length, files: files.size };
    const subject = { kind: 'dossier', id: dossierId };
    await tx.record({
      ...by(ctx),
      action: 'takeEarlier',
      article: '第九条',
      subject,
      parties: dossier,
      detail: { ...done, taken: one.earlier.label },
    });
    return done;
  });

const ownNow = (ctx: Context, dossierId: string) => ({ id: ctx.tools.newId(), dossierId, addedBy: ctx.actor.accountId, addedAt: ctx.now });

type Putting = Pick<Taking, 'texts'> & { dossierId: string; offer: Offered; carried: { source: string; unseen: boolean } };

async function putTexts(tx: Transaction, ctx: Context, { dossierId, texts, offer, carried }: Putting): Promise<void> {
  const patches = texts.map(({ path, base }) => {
    const { text } = found(offer.texts.find((one) => one.path === path));
    return { kind: 'value', key: path, value: text, base, carried } as const;
  });
  const { results } = await tx.dossiers.patch(dossierId, patches, { id: ctx.actor.accountId, at: ctx.now });
  const first = results.find(({ conflict }) => conflict);
  if (!first) return;
  const label = offer.texts.find(({ path }) => path === first.path)?.label ?? '';
  refuse({ kind: 'conflict', message: `“${label}”刚有改动，没有取用，请看过现在的内容再取用` });
}
