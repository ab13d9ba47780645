import { fileTypeFromBuffer } from 'file-type';
import type { FindingAnswer, ItemAnswer } from '../acts/dossier/answers-port.ts';
import { confirmDeclaration } from '../acts/dossier/confirm.ts';
import { edit, reveal } from '../acts/dossier/edit.ts';
import { historyAt } from '../acts/dossier/history.ts';
import { type Attached, attach, detach, materialsOf, openMaterial, spaceUsed } from '../acts/dossier/materials.ts';
import { paperOf } from '../acts/dossier/papers.ts';
import type { DossierLine } from '../acts/dossier/port.ts';
import type { Dossier, SentItem } from '../acts/dossier/records.ts';
import { start } from '../acts/dossier/start.ts';
import { submit } from '../acts/dossier/submit.ts';
import { takeBack } from '../acts/dossier/take-back.ts';
import { takeStep } from '../acts/dossier/take-step.ts';
import { tieMaterial } from '../acts/dossier/tie-material.ts';
import { viewChecks, viewDossier, viewForm } from '../acts/dossier/view.ts';
import { notNow } from '../acts/refusal.ts';
import { areaOf } from '../core/identifiers/area.ts';
import { type State, stateNames, states } from '../core/workflow/state.ts';
import { type Faulty, fileTypes, type Handlers } from './contract/define.ts';
import type { dossier } from './contract/dossier.ts';
import { pageOf } from './contract/page.ts';
import { fileAs, pdf } from './file-answers.ts';
import { annexOrder, receiptPaper } from './papers.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

export const stateShown = (state: State) => ({ name: state, label: states[state].label, tone: states[state].tone });
export const movedOf = ({ id, number, state, version }: Dossier) => ({ id, number, state: stateShown(state), version });
export const lineOf = (line: DossierLine) => ({
  id: line.id,
  roundId: line.roundId,
  roundYear: line.roundYear,
  scheme: line.scheme,
  number: line.number,
  applicant: line.applicantName,
  recommender: line.recommenderName,
  issuer: line.issuerName,
  ...areaOf(line),
  creditCode: line.creditCode,
  state: stateShown(line.state),
  submittedOn: line.submittedOn,
  version: line.version,
});
export const materialOf = ({ id, kind, name, mediaType, size, fileHash, addedAt, malware, proves, ...more }: Attached) => ({
  id,
  kind,
  name,
  mediaType,
  size,
  hash: fileHash,
  addedAt,
  malware,
  proves,
  validUntil: more.validUntil ?? null,
  source: more.source ?? null,
  unseen: more.unseen ?? false,
});

export const answerShown = ({ findingId, message, reason, answeredAt }: FindingAnswer) => ({ findingId, message, reason, at: answeredAt });
export const itemAnswerShown = ({ reason, answeredAt }: ItemAnswer) => ({ reason, at: answeredAt });
const itemShown = ({ overlooked = false, answer, ...item }: SentItem & { answer: ItemAnswer | null }) => ({
  ...item,
  overlooked,
  answer: answer && itemAnswerShown(answer),
});

const checkShown = (check: Dossier['certificateCheck']) =>
  check && { checkedOn: check.checkedOn, outcome: check.outcome, note: check.note };

const { pdf: pdfType, jpg, png, docx: docxType, xlsx: xlsxType } = fileTypes;
const accepted = new Set<string>([pdfType, jpg, png, docxType, xlsxType]);
const officeTypes: Readonly<Record<string, string>> = { docx: docxType, xlsx: xlsxType };

/** What the first bytes are; an Office package whose head does not yet tell which one goes by its name. */
export async function sniffed(head: Uint8Array, name: string): Promise<string | null> {
  const type = (await fileTypeFromBuffer(head))?.mime ?? null;
  if (type !== null && accepted.has(type)) return type;
  const office = officeTypes[name.toLowerCase().split('.').at(-1) ?? ''];
  return type === 'application/zip' && office && Buffer.from(head).includes('[Content_Types].xml') ? office : null;
}

export const dossierHandlers: Handlers<typeof dossier, PublicCtx, SignedCtx> = {
  'GET /api/dossiers': async ({ query }, ctx) => {
    const wanted = (query.state ?? '').split(',').filter((name): name is State => stateNames.some((one) => one === name));
    const all = { roundId: query.roundId, search: query.search };
    const asked = { ...all, year: query.year, after: query.after, states: wanted.length > 0 ? wanted : undefined, ...pageOf(query) };
    return ctx.inTransaction(async (tx) => {
      const { lines, total } = await tx.dossiers.page(ctx.actor, asked);
      return { dossiers: lines.map(lineOf), total, counts: query.counts ? await tx.dossiers.counts(ctx.actor, all) : [] };
    });
  },
  'POST /api/dossiers': async ({ body }, ctx) => movedOf(await start(ctx, body)),
  'GET /api/dossiers/{id}': async ({ params }, ctx) => {
    const { line, round, offers, corrections, ...view } = await viewDossier(ctx, params.id);
    const { title, opensOn, closesOn, closesAt, recommendBy, reviewBy } = round;
    return {
      ...lineOf(line),
      ...view,
      round: { title, opensOn, closesOn, closesAt, recommendBy, reviewBy },
      offers: offers.map((offer) => ({ ...offer, blockedBy: [...offer.blockedBy] })),
      declarationConfirmed: line.declarationAt !== null,
      correctionDueOn: line.correctionDueOn,
      certificateCheck: checkShown(line.certificateCheck),
      decisionReasons: line.decisionReasons ?? [],
      contentHash: line.contentHash,
      corrections: corrections.map(({ no, dueOn, sentAt, resolvedAt, items }) => ({
        ...{ no, dueOn, sentAt, resolvedAt },
        items: items.map(itemShown),
      })),
    };
  },
  'GET /api/dossiers/{id}/form': async ({ params }, ctx) => mutable(await viewForm(ctx, params.id)),
  'PATCH /api/dossiers/{id}/form': async ({ params, body, faulty }, ctx) => {
    const { results, revision } = await edit(ctx, params.id, body.patches);
    const judged = [...results, ...faulty.map(refusedPatch)];
    return {
      results: judged.map(({ refused, ...one }) => (refused ? { ...one, refused: [...refused] } : one)),
      revision,
      savedAt: ctx.now,
    };
  },
  'GET /api/dossiers/{id}/history': async ({ params, query }, ctx) => {
    const { changes, next } = await historyAt(ctx, params.id, query);
    return { changes: changes.map(({ at, who, before, after }) => ({ at, who, before, after })), next };
  },
  'GET /api/dossiers/{id}/checks': async ({ params }, ctx) => {
    const { verdicts, findings, faults, missing, unproven, below, answers } = await viewChecks(ctx, params.id);
    return mutable({ verdicts, findings, faults, missing, unproven, below, answers: answers.map(answerShown) });
  },
  'POST /api/dossiers/{id}/reveal': async ({ params, body }, ctx) => ({ value: await reveal(ctx, params.id, body) }),
  'POST /api/dossiers/{id}/declaration': async ({ params, body }, ctx) => {
    await confirmDeclaration(ctx, params.id, body.confirmed);
    return null;
  },
  'GET /api/dossiers/{id}/materials': async ({ params }, ctx) => {
    const { materials, files } = await materialsOf(ctx, params.id);
    return { materials: materials.map(materialOf), files, space: await spaceUsed(ctx, params.id) };
  },
  'PUT /api/dossiers/{id}/material-kinds/{kind}': async ({ params, query, body }, ctx) =>
    materialOf(await attach(ctx, params.id, { kind: params.kind, name: query.name, stream: body.stream, length: body.length }, sniffed)),
  'DELETE /api/dossiers/{id}/materials/{materialId}': async ({ params }, ctx) => {
    await detach(ctx, params.id, params.materialId);
    return null;
  },
  'PUT /api/dossiers/{id}/materials/{materialId}/proves': async ({ params, body }, ctx) =>
    materialOf(await tieMaterial(ctx, params.id, { materialId: params.materialId, rows: body.rows })),
  'GET /api/dossiers/{id}/materials/{materialId}/file': async ({ params }, ctx) => {
    const { material, bytes } = await openMaterial(ctx, params.id, params.materialId);
    const shown = /^(application\/pdf|image\/)/.test(material.mediaType) ? 'inline' : 'attachment';
    return { bytes, name: material.name, mediaType: material.mediaType, shown };
  },
  'POST /api/dossiers/{id}/submit': async ({ params, body }, ctx) => {
    const dossier = await submit(ctx, params.id, body);
    return { ...movedOf(dossier), contentHash: dossier.contentHash ?? '', submittedAt: dossier.submittedAt ?? '' };
  },
  'POST /api/dossiers/{id}/take-back': async ({ params, body }, ctx) => movedOf(await takeBack(ctx, params.id, body)),
  'POST /api/dossiers/{id}/withdraw': async ({ params, body }, ctx) =>
    movedOf(await ctx.inTransaction((tx) => takeStep(tx, ctx, params.id, 'withdraw', body))),
  'GET /api/dossiers/{id}/annexes/{annex}': async ({ params }, ctx) => {
    const paper = await paperOf(ctx, params.id);
    const order = annexOrder(params.annex, paper, ctx);
    return fileAs(ctx, order, `${order.title}-${paper.applicant}`);
  },
  'GET /api/dossiers/{id}/receipt.pdf': async ({ params }, ctx) => {
    const paper = await paperOf(ctx, params.id);
    if (paper.dossier.submittedAt === null) notNow('第八条（一）', '申报尚未提交，没有提交回执；提交时即生成回执');
    return pdf(
      await ctx.documents.renderPdf(receiptPaper(paper, ctx), { rank: 0, signal: ctx.visit.signal }),
      `提交回执-${paper.dossier.number ?? paper.applicant}.pdf`,
    );
  },
};

/** A patch of a shape that is none, as far as it says where it belongs. */
function refusedPatch({ item, faults }: Faulty) {
  const said = typeof item === 'object' && item !== null ? new Map<string, unknown>(Object.entries(item)) : new Map<string, unknown>();
  const path = said.has('key') ? String(said.get('key')) : `${said.get('table')}/${said.get('rowId')}`;
  return { path, version: 0, refused: faults };
}

type Mutable<T> = T extends string | number | boolean | null | undefined | unknown[]
  ? T
  : T extends readonly (infer I)[]
    ? Mutable<I>[]
    : T extends object
      ? { -readonly [K in keyof T]: Mutable<T[K]> }
      : T;
/** The same data; core's types are readonly, the schemas' are not. */
export const mutable = <T>(data: T): Mutable<T> => data as Mutable<T>;
