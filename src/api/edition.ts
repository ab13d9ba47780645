import { weighEdition } from '../acts/dossier/impact.ts';
import { refuse } from '../acts/refusal.ts';
import { beginDraft, draftToRevise, editOfChoice, reviseDraft, showDraft } from '../acts/scheme/draft-edition.ts';
import type { StoredEdition } from '../acts/scheme/edition-port.ts';
import {
  appraiseEdition,
  comparedWith,
  type EditionAppraisal,
  editionFile,
  editionSeen,
  type HandedEdition,
  prepareEdition,
  takeEditionStep,
} from '../acts/scheme/editions.ts';
import { listEditions } from '../acts/scheme/list-editions.ts';
import { type DraftSource, localBeginning } from '../acts/scheme/local-draft.ts';
import type { Offer } from '../core/procedure/offers.ts';
import { difference } from '../core/scheme/edition/difference.ts';
import type { EditionEdit } from '../core/scheme/edition/edits.ts';
import { type FileEdited, wholeFile } from '../intake/edition/edit-file.ts';
import type { FileFault } from '../intake/edition/read-edition.ts';
import { begunDraft, editedDraft, takeEdition } from '../intake/edition/take-edition.ts';
import { lineOfPlace } from '../intake/edition/whole-edition.ts';
import type { Handlers } from './contract/define.ts';
import type { edition } from './contract/edition.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

export const editionHandlers: Handlers<typeof edition, PublicCtx, SignedCtx> = {
  'GET /api/editions': async (_, ctx) => ({ editions: await listEditions(ctx) }),
  'POST /api/editions/preview': async ({ body: { text } }, ctx) => {
    const read = await readIn(text, ctx);
    if (read.handed === null)
      return { faults: read.faults.map(({ line, path, message }) => ({ line, at: path, message })), appraisal: null };
    const { faults, ...appraisal } = appraiseEdition(ctx, read.handed);
    return { faults: faults.map(({ at, message }) => ({ line: lineOfPlace(text, at), at, message })), appraisal };
  },
  'POST /api/editions/drafts': async ({ body: { id, title, from, recommenders, choice } }, ctx) => {
    const begun = await begunFrom(ctx, from);
    const local = ctx.actor.organisationKind === 'city';
    const { source, whole } = local ? await localBeginning(ctx, begun, { id, title, recommenders: recommenders ?? 'issuer' }) : begun;
    const draft = unfaulted(await begunDraft({ id, title, source, whole }));
    await beginDraft(ctx, choice === undefined ? draft : unfaulted(await editedDraft(draft.source, [editOfChoice(draft.edition, choice)])));
    return null;
  },
  'GET /api/editions/{id}/draft': ({ params }, ctx) => showDraft(ctx, params.id),
  'PATCH /api/editions/{id}/draft': async ({ params, body: { version, edits } }, ctx) => {
    const stored = await draftToRevise(ctx, params.id);
    await reviseDraft(ctx, version, unfaulted(await editedDraft(ownFile(stored), edits)));
    return showDraft(ctx, params.id);
  },
  'POST /api/editions/{id}/submit': async ({ params, body: { version } }, ctx) => {
    const stored = await draftToRevise(ctx, params.id);
    const finished: EditionEdit = { at: 'head', set: 'draft', value: false };
    await prepareEdition(ctx, { ...unfaulted(await editedDraft(ownFile(stored), [finished])), version });
    return null;
  },
  'GET /api/editions/{id}': async ({ params }, ctx) => shownEdition(ctx, params.id),
  'GET /api/editions/{id}/impact': async ({ params, query: { round, after } }, ctx) => {
    const { edition } = await editionSeen(ctx, params.id);
    return weighEdition(ctx, { edition: edition.whole, roundId: round, after: after ?? null });
  },
  'GET /api/editions/{id}/file.yaml': async ({ params }, ctx) => {
    const source = await editionFile(ctx, params.id);
    return { bytes: new TextEncoder().encode(source), name: `${params.id}.yaml`, mediaType: 'application/yaml', shown: 'attachment' };
  },
  'POST /api/editions': async ({ body: { text } }, ctx) => {
    const read = await readIn(text, ctx);
    if (read.handed === null)
      return refuse({
        kind: 'badInput',
        faults: read.faults.map(({ line, path, message }) => ({ path, rule: `第${line}行`, message })),
      });
    await prepareEdition(ctx, read.handed);
    return null;
  },
  'POST /api/editions/{id}/steps/{step}': async ({ params, body: { version, ...brought } }, ctx) => {
    await takeEditionStep(ctx, { ...params, brought, version });
    return null;
  },
  'POST /api/editions/{id}/sign': async ({ params, body }, ctx) => {
    await takeEditionStep(ctx, { ...params, step: 'sign', brought: body, version: body.version });
    return null;
  },
  'POST /api/editions/{id}/return': async ({ params, body }, ctx) => {
    await takeEditionStep(ctx, { ...params, step: 'return', brought: body, version: body.version });
    return null;
  },
  'DELETE /api/editions/{id}': async ({ params }, ctx) => {
    await takeEditionStep(ctx, { ...params, step: 'drop', brought: {} });
    return null;
  },
};

/** The file that a draft of an edition begins with; null where that one only says what differs from another. */
async function begunFrom(ctx: SignedCtx, from: string): Promise<DraftSource> {
  const { schemes } = ctx.tools;
  const { source, whole } = schemes.has(from)
    ? { source: schemes.source(from), whole: schemes.edition(from) }
    : (await editionSeen(ctx, from)).edition;
  return { source: isWhole(source) ? source : null, whole };
}

const isWhole = (source: string): boolean => /^base: null$/m.test(source);
/** A draft's file as it is edited: one that only said what differs becomes whole. */
const ownFile = ({ source, whole }: StoredEdition): string => (isWhole(source) ? source : wholeFile(whole));

/** Refuses what can't stand in the file, with its place. */
const unfaulted = (edited: FileEdited) =>
  edited.source === null
    ? refuse({ kind: 'badInput', faults: edited.faults.map(({ path, message }) => ({ path, rule: '版本文件', message })) })
    : edited;

type Read = { readonly handed: HandedEdition } | { readonly handed: null; readonly faults: readonly FileFault[] };

/** The file made whole over a base that is at hand. */
async function readIn(text: string, { tools: { schemes } }: SignedCtx): Promise<Read> {
  const { whole, faults } = await takeEdition(text, schemes.all());
  return whole === null ? { handed: null, faults } : { handed: { source: text, edition: whole.edition } };
}

/** A stored edition beside the one that it was made from, or of now. */
async function shownEdition(ctx: SignedCtx, id: string): Promise<Omit<EditionAppraisal, 'faults'> & { readonly offers: readonly Offer[] }> {
  const { edition: stored, open, offers } = await editionSeen(ctx, id);
  const now = comparedWith(ctx, stored.whole);
  return {
    ...{ id, title: stored.title, inForce: stored.whole.inForce, digest: stored.digest, against: now.id, open, offers },
    differences: difference(now, stored.whole, stored.whole.derivedFrom?.renames),
  };
}
