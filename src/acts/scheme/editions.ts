import { chineseDay } from '../../core/calendar/day.ts';
import { judge } from '../../core/procedure/judge.ts';
import { type Offer, offers } from '../../core/procedure/offers.ts';
import {
  type EditionFacts,
  type EditionState,
  type EditionStep,
  type EditionSteps,
  editionProcedure,
} from '../../core/procedure/scheme-edition.ts';
import { newlyFound } from '../../core/procedure/search.ts';
import type { Standing } from '../../core/procedure/step.ts';
import { type Difference, difference } from '../../core/scheme/edition/difference.ts';
import type { Edition } from '../../core/scheme/edition/edition.ts';
import { type EditionFault, editionFaults } from '../../core/scheme/edition/faults.ts';
import { unsignable } from '../../core/scheme/edition/signable.ts';
import { placeOfStep } from '../../core/scheme/edition/walk.ts';
import { by, type Context, type Event, type Letter, type Transaction } from '../context.ts';
import { type Kind, type Step, takeWithin } from '../procedure/take.ts';
import { badInput, found, reached, refuse } from '../refusal.ts';
import type { StoredEdition } from './edition-port.ts';
import { honoured, namesOfProgram } from './names.ts';

/** A file as it was read: its text, and what it resolves to. */
export type HandedEdition = {
  readonly source: string;
  readonly edition: Edition;
  /** Of the draft that it was read from. */
  readonly version?: number;
};

/** What a person reads of an edition before it counts. */
export type EditionAppraisal = {
  readonly id: string;
  readonly title: string;
  readonly inForce: string | null;
  readonly digest: string;
  readonly faults: readonly EditionFault[];
  /** Why it can't be signed yet, though nothing in it is wrong. */
  readonly open: readonly string[];
  /** Against its base, or the province's edition in force today. */
  readonly against: string;
  readonly differences: readonly Difference[];
};

/** What an edition would come to; nothing is changed. */
export function appraiseEdition(ctx: Context, { source, edition }: HandedEdition): EditionAppraisal {
  const now = comparedWith(ctx, edition);
  return {
    ...{ id: edition.id, title: edition.title, inForce: edition.inForce, digest: ctx.tools.digest(source), against: now.id },
    faults: editionFaults(edition, namesOfProgram),
    open: openIn(ctx, edition),
    differences: difference(now, edition, edition.derivedFrom?.renames),
  };
}

const ARTICLE = '第十八条';
export const changedMeanwhile = '这份草稿刚才由别人改动过，请看过最新的内容再改';
export const ofIssuer = ({ actor }: Context): boolean => actor.organisationKind === 'province' || actor.organisationKind === 'city';

/** An officer brings an edition in for a leader to sign (第十七条: a city's own; 第十八条: the province's). A faulty one changes nothing. */
export async function prepareEdition(ctx: Context, handed: HandedEdition): Promise<void> {
  if (!ofIssuer(ctx)) refuse({ kind: 'notAllowed' });
  const { id, title, faults, digest } = appraiseEdition(ctx, handed);
  if (faults.length > 0) refuse({ kind: 'badInput', faults: faults.map(({ at, message }) => ({ path: at, rule: '版本文件', message })) });
  await inSystem(ctx, async (tx) => {
    const there = await tx.editions.locked(id);
    free(ctx, id, there);
    checkLocal(ctx, handed.edition);
    if (handed.version !== undefined && there?.version !== handed.version) refuse({ kind: 'conflict', message: changedMeanwhile });
    const edition: StoredEdition = {
      ...{
        id,
        title,
        source: handed.source,
        digest,
        whole: handed.edition,
        state: 'prepared',
        word: null,
        version: (there?.version ?? 0) + 1,
      },
      ...{ issuerId: ctx.actor.organisationId, ...writtenBy(ctx, there), signedBy: null, signedAt: null },
    };
    await tx.editions.put(edition);
    await tx.record({ ...about(ctx), action: 'prepareEdition', detail: { version: id, title, digest } });
    await tx.post({
      key: `edition:${id}:${ctx.now}`,
      to: { organisationId: ctx.actor.organisationId, role: 'leader' },
      subject: `“${title}”版本待签发`,
      body: `${ctx.actor.name}提交了办法版本 ${id}，请核对与现行版本的不同后签发或退回。`,
      link: '/app/editions',
    });
  });
}

/** A city's own is made from the province's (第十七条); whose ever it is, it is issued in the name of the office that brings it in. */
export function checkLocal(ctx: Context, edition: Edition): void {
  const { actor, tools } = ctx;
  const { derivedFrom } = edition;
  if (actor.organisationKind === 'city' && (derivedFrom === undefined || !tools.schemes.ofProvince(derivedFrom.id)))
    badInput('base', localArticle(ctx), '各地的版本参照省级办法，文件头须写明底本，例如 base: jx-2023');
  const other = otherIssuer(ctx, edition);
  if (other !== null) badInput('issuer', localArticle(ctx), other);
}

/** Why this office can't issue it: signed by the province, a city's measure would be the whole province's. */
function otherIssuer(ctx: Context, { issuer }: Edition): string | null {
  const { organisationKind, organisationName } = ctx.actor;
  const local = organisationKind === 'city';
  const own = local ? organisationName : inForceNow(ctx).issuer;
  if (issuer === own) return null;
  const by = local ? '各地的版本由本单位发布' : '省级的版本由省工信厅发布，各地自己的由当地签发';
  return `发布单位写着“${issuer}”，${by}，请写“${own}”`;
}

/** A city's is made from the measure that the province works by when it begins (第十七条), not from one that is over, replaced or still to come. */
function otherBase(ctx: Context, { derivedFrom, inForce }: Edition): string | null {
  const { actor, today, tools } = ctx;
  if (actor.organisationKind !== 'city' || derivedFrom === undefined) return null;
  const day = inForce !== null && inForce > today ? inForce : today;
  if (tools.schemes.rulesOn(derivedFrom.id, day)) return null;
  return `底本 ${derivedFrom.id} 不是${chineseDay(day)}施行的省级办法，请自那时施行的省级版本起草（${localArticle(ctx)}）`;
}

/** Who writes in it stands as its preparer; whoever wrote before stays a hand in it, whatever is left of the words. */
export const writtenBy = ({ actor: { accountId }, now }: Context, there: StoredEdition | null) => ({
  preparedBy: accountId,
  preparedAt: now,
  hands: [...new Set([...(there ? [...there.hands, there.preparedBy] : []), accountId])],
});

/** `jx` of `jx-2023`: whose editions these are. */
const family = (id: string): string => id.split('-')[0] ?? id;

/** Refuses a name that is law already, or another's; names that begin as the province's do are kept for it. */
export function free(ctx: Context, id: string, there: StoredEdition | null): void {
  const { tools, actor } = ctx;
  if (tools.schemes.has(id) || there?.state === 'signed')
    refuse({ kind: 'conflict', message: `版本 ${id} 已经签发，不能再改；请另取编号` });
  if (there && there.issuerId !== actor.organisationId) refuse({ kind: 'conflict', message: `编号 ${id} 已由别的单位使用，请另取编号` });
  const ofProvince = tools.schemes.all().some((one) => tools.schemes.ofProvince(one.id) && family(one.id) === family(id));
  if (actor.organisationKind === 'city' && ofProvince)
    badInput('id', localArticle(ctx), `编号以 ${family(id)} 开头的是省级版本，请用本地的简称开头，如 nc-2027`);
}

/**
 * 办法版本 (第十七条、第十八条) as `take` knows it: another person, a leader of the same authority, signs what was read, or gives it back with a word; an officer
 * takes out what is not signed. From its day on new rounds open under it, old ones keep theirs.
 */
const editionKind: Kind<StoredEdition, EditionFacts, EditionState | 'dropped', EditionSteps, object> = {
  procedure: editionProcedure,
  called: '这个版本',
  /** Taken for oneself until the transaction ends; another authority's is not there. */
  async locked(tx, ctx, id) {
    const edition = await tx.editions.locked(id);
    return edition?.issuerId === ctx.actor.organisationId ? edition : null;
  },
  standing: async (_, ctx, edition) => standingOf(ctx, edition),
  async change(tx, { id, word, signedBy, signedAt }, { state, ...change }) {
    if (state === 'dropped') await tx.editions.remove(id);
    else await tx.editions.decide(id, { word, signedBy, signedAt, ...change, state });
    return true;
  },
  entry: ({ id, digest }) => ({ article: ARTICLE, subject: { kind: 'edition', id: null }, detail: { version: id, digest } }),
  effects: {
    async sign({ tx, ctx, row, brought: { digest } }) {
      if (row.digest !== digest) refuse({ kind: 'conflict', message: '待签发的版本已经换了一份，请核对后再签发' });
      const validFrom = row.whole.inForce;
      const told = ctx.actor.organisationKind === 'city' ? await toProvince(tx, ctx, row) : [];
      return {
        change: { word: null, signedBy: ctx.actor.accountId, signedAt: ctx.now },
        detail: { title: row.title, validFrom },
        after: (signed) => [toPreparer(signed, `“${signed.title}”版本 ${signed.id} 已签发，${chineseDay(validFrom)}起施行`), ...told],
      };
    },
    return: ({ brought: { word } }) => ({
      change: { word, signedBy: null, signedAt: null },
      detail: { word },
      after: (back) => [toPreparer(back, `“${back.title}”版本 ${back.id} 已退回：${word}`)],
    }),
  },
};

/** Takes a step of an edition, with the system's eyes: one's own authority's is seen by nobody else before it is signed. */
export const takeEditionStep = <N extends EditionStep>(ctx: Context, step: Step<EditionSteps, N, object>): Promise<void> =>
  inSystem(ctx, async (tx) => {
    await takeWithin(tx, ctx, editionKind, step);
  });

/** The file of an edition that one may see. */
export async function editionFile(ctx: Context, id: string): Promise<string> {
  const { schemes } = ctx.tools;
  return schemes.has(id) ? schemes.source(id) : (await editionSeen(ctx, id)).edition.source;
}

export type SeenEdition = { readonly edition: StoredEdition; readonly open: readonly string[]; readonly offers: readonly Offer[] };

/** An edition that was brought in, why it can't be signed yet, and what one may do; one's own issuer's before it is signed, everybody's after. */
export async function editionSeen(ctx: Context, id: string): Promise<SeenEdition> {
  const edition = found(await ctx.inTransaction((tx) => tx.editions.edition(id)));
  const standing = standingOf(ctx, edition);
  return { edition, open: standing.facts.open, offers: offers(editionProcedure, standing) };
}

const standingOf = (ctx: Context, { state, preparedBy, hands, issuerId, whole }: StoredEdition): Standing<EditionFacts> => ({
  facts: { state, hands: [preparedBy, ...hands], inForce: whole.inForce, open: state === 'signed' ? [] : openIn(ctx, whole) },
  parties: { issuerId },
  actor: ctx.actor,
  today: ctx.today,
});

/** By which place of the province's measure a city recognises by its own. */
export const localArticle = (ctx: Context): string => placeOfStep(inForceNow(ctx), 'schemeEdition/derive');

/** What an edition is read beside: the one that it was made from, else the province's in force. */
export const comparedWith = (ctx: Context, { derivedFrom }: Edition): Edition =>
  derivedFrom !== undefined && ctx.tools.schemes.has(derivedFrom.id) ? ctx.tools.schemes.edition(derivedFrom.id) : inForceNow(ctx);

/** What of an edition is not carried out yet; the program carries out the province's in force, and a city's own (第十七条) as far as it follows its base. */
export const openIn = (ctx: Context, edition: Edition): string[] => {
  const now = edition.issuer === inForceNow(ctx).issuer ? inForceNow(ctx) : comparedWith(ctx, edition);
  return [
    ...[otherIssuer(ctx, edition), otherBase(ctx, edition)].filter((one) => one !== null),
    ...unsignable(edition, now, honoured),
    ...newlyFound(edition, now, ctx.calendar).bars.map(({ message }) => message),
  ];
};

/** The edition by which the province works today. */
export const inForceNow = ({ tools: { schemes }, today }: Context): Edition => schemes.edition(schemes.inForce(today).id);

export const taken = (ctx: Context, edition: StoredEdition, step: EditionStep): string =>
  reached(judge(editionProcedure, standingOf(ctx, edition), { step, brought: {} }));

/** Taken for oneself until the transaction ends; another authority's is not there. */
export async function own(tx: Transaction, ctx: Context, id: string): Promise<StoredEdition> {
  const edition = found(await tx.editions.locked(id));
  return edition.issuerId === ctx.actor.organisationId ? edition : refuse({ kind: 'notFound' });
}

const toPreparer = ({ id, preparedBy, preparedAt }: StoredEdition, subject: string): Letter => ({
  key: `edition:answered:${id}:${preparedAt}`,
  to: { accountId: preparedBy },
  subject,
  body: '',
  link: '/app/editions',
});

/** The province is told of a city's own measure (第三条、第十七条): it reads it, and has nothing to consent to. */
async function toProvince(tx: Transaction, ctx: Context, { id, title, whole }: StoredEdition): Promise<Letter[]> {
  const provinces = await tx.directory.organisations({ kinds: ['province'] });
  return provinces.map(({ id: organisationId }) => ({
    key: `edition:local:${id}`,
    to: { organisationId, role: 'officer' },
    subject: `${ctx.actor.organisationName}签发了本地的办法`,
    body: `《${title}》（版本 ${id}）自${whole.inForce ?? ''}起施行，与省级办法 ${whole.derivedFrom?.id ?? ''} 的不同可以逐条查看（${localArticle(ctx)}）。`,
    link: `/app/editions/${id}`,
  }));
}

export const inSystem = (ctx: Context, work: (tx: Transaction) => Promise<void>): Promise<void> =>
  ctx.inTransaction((tx) => tx.asSystem(work));

export const about = (ctx: Context): Pick<Event, 'at' | 'actor' | 'article' | 'subject'> => ({
  ...by(ctx),
  article: ARTICLE,
  subject: { kind: 'edition', id: null },
});
