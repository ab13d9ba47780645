import { type Difference, difference } from '../../core/scheme/edition/difference.ts';
import type { Derived, Edition } from '../../core/scheme/edition/edition.ts';
import { type EditionFault, editionFaults } from '../../core/scheme/edition/faults.ts';
import { unsignable } from '../../core/scheme/edition/signable.ts';
import { ownHand } from '../../core/workflow/hands.ts';
import { by, type Context, type Event, type Transaction } from '../context.ts';
import { badInput, found, notNow, refuse } from '../refusal.ts';
import type { StoredEdition } from './edition-port.ts';
import { honoured, namesOfProgram } from './names.ts';

/** A file as it was read: its text, what it resolves to, and the difference file that it was, if it was one. */
export type HandedEdition = { readonly source: string; readonly edition: Edition; readonly derived: Derived | null };

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
export function appraiseEdition(ctx: Context, { source, edition, derived }: HandedEdition): EditionAppraisal {
  const { schemes } = ctx.tools;
  const now = schemes.edition(derived?.base ?? schemes.inForce(ctx.today).id);
  return {
    ...{ id: edition.id, title: edition.title, inForce: edition.inForce, digest: ctx.tools.digest(source), against: now.id },
    faults: editionFaults(edition, namesOfProgram),
    open: unsignable(edition, now, honoured),
    differences: difference(now, edition, derived?.renames ?? []),
  };
}

const ARTICLE = '第十八条';
const ofIssuer = ({ actor }: Context): boolean => actor.organisationKind === 'province' || actor.organisationKind === 'city';

/** An officer brings an edition in for a leader to sign (第十七条: a city's own; 第十八条: the province's). A faulty one changes nothing. */
export async function prepareEdition(ctx: Context, handed: HandedEdition): Promise<void> {
  if (!ofIssuer(ctx)) refuse({ kind: 'notAllowed' });
  const { id, title, faults, digest } = appraiseEdition(ctx, handed);
  if (faults.length > 0) refuse({ kind: 'badInput', faults: faults.map(({ at, message }) => ({ path: at, rule: '版本文件', message })) });
  if (ctx.actor.organisationKind === 'city' && handed.derived === null)
    badInput('base', '第十七条', '各地的版本参照省级办法，文件头须写明底本，例如 base: jx-2023');
  await inSystem(ctx, async (tx) => {
    const there = await tx.editions.locked(id);
    if (ctx.tools.schemes.has(id) || there?.state === 'signed')
      refuse({ kind: 'conflict', message: `版本 ${id} 已经签发，不能再改；请另取编号` });
    if (there && there.issuerId !== ctx.actor.organisationId)
      refuse({ kind: 'conflict', message: `编号 ${id} 已由别的单位使用，请另取编号` });
    const edition: StoredEdition = {
      ...{ id, title, source: handed.source, digest, whole: handed.edition, state: 'prepared', word: null },
      ...{ issuerId: ctx.actor.organisationId, preparedBy: ctx.actor.accountId, preparedAt: ctx.now, signedBy: null, signedAt: null },
    };
    await tx.editions.put(edition);
    await tx.record({ ...about(ctx), action: 'prepareEdition', detail: { version: id, title, digest } });
    await tx.post({
      key: `edition:${id}:${digest}`,
      to: { organisationId: ctx.actor.organisationId, role: 'leader' },
      subject: `“${title}”版本待签发`,
      body: `${ctx.actor.name}提交了办法版本 ${id}，请核对与现行版本的不同后签发或退回。`,
      link: '/app/editions',
    });
  });
}

/** Another person, a leader of the same authority, signs what was read; from its day on new rounds open under it, old ones keep theirs. */
export async function signEdition(ctx: Context, id: string, digest: string): Promise<void> {
  await inSystem(ctx, async (tx) => {
    const edition = await waiting(tx, ctx, id);
    if (edition.digest !== digest) refuse({ kind: 'conflict', message: '待签发的版本已经换了一份，请核对后再签发' });
    const hand = ownHand(ctx.actor, [edition.preparedBy], { what: '这个版本由您本人提交', instead: '须由另一位分管领导签发' });
    const from = edition.whole.inForce ?? '';
    const early = from < ctx.today ? [`施行日期 ${from} 早于今天，已经过去的日子不能改按新版本办理`] : [];
    const reasons = [...(hand === null ? [] : [hand]), ...early, ...unsignableOf(ctx, edition)];
    if (reasons.length > 0) notNow(ARTICLE, ...reasons);
    await tx.editions.decide(id, { state: 'signed', word: null, signedBy: ctx.actor.accountId, signedAt: ctx.now });
    await tx.record({ ...about(ctx), action: 'signEdition', detail: { version: id, title: edition.title, digest, validFrom: from } });
    await tell(tx, edition, `“${edition.title}”版本 ${id} 已签发，${from}起施行`);
  });
}

/** A leader gives it back with a word; the officer brings it in anew. */
export async function returnEdition(ctx: Context, id: string, word: string): Promise<void> {
  if (word.trim() === '') badInput('word', ARTICLE, '请写明退回的原因');
  await inSystem(ctx, async (tx) => {
    const edition = await waiting(tx, ctx, id);
    await tx.editions.decide(id, { state: 'returned', word: word.trim(), signedBy: null, signedAt: null });
    await tx.record({ ...about(ctx), action: 'returnEdition', detail: { version: id, digest: edition.digest, word: word.trim() } });
    await tell(tx, edition, `“${edition.title}”版本 ${id} 已退回：${word.trim()}`);
  });
}

/** An officer takes out what is not signed. */
export async function dropEdition(ctx: Context, id: string): Promise<void> {
  await inSystem(ctx, async (tx) => {
    const edition = found(await tx.editions.locked(id));
    if (edition.issuerId !== ctx.actor.organisationId) refuse({ kind: 'notFound' });
    if (edition.state === 'signed') notNow(ARTICLE, '已经签发的版本不能撤回；需要改动的，另发一个新版本');
    await tx.editions.remove(id);
    await tx.record({ ...about(ctx), action: 'dropEdition', detail: { version: id, digest: edition.digest } });
  });
}

/** The file of an edition that one may see. */
export async function editionFile(ctx: Context, id: string): Promise<string> {
  const { schemes } = ctx.tools;
  return schemes.has(id) ? schemes.source(id) : (await editionSeen(ctx, id)).edition.source;
}

/** An edition that was brought in, and why it can't be signed yet; one's own issuer's before it is signed, everybody's after. */
export async function editionSeen(ctx: Context, id: string): Promise<{ edition: StoredEdition; open: readonly string[] }> {
  const edition = found(await ctx.inTransaction((tx) => tx.editions.edition(id)));
  return { edition, open: edition.state === 'signed' ? [] : unsignableOf(ctx, edition) };
}

const unsignableOf = ({ tools: { schemes }, today }: Context, { whole }: StoredEdition): string[] =>
  unsignable(whole, schemes.edition(schemes.inForce(today).id), honoured);

async function waiting(tx: Transaction, ctx: Context, id: string): Promise<StoredEdition> {
  const edition = found(await tx.editions.locked(id));
  if (edition.issuerId !== ctx.actor.organisationId) refuse({ kind: 'notFound' });
  return edition.state === 'prepared' ? edition : notNow(ARTICLE, '这个版本现在不在待签发，请刷新后查看最新状态');
}

const tell = (tx: Transaction, { id, preparedBy, digest }: StoredEdition, subject: string): Promise<unknown> =>
  tx.post({
    key: `edition:answered:${id}:${digest}:${subject.length}`,
    to: { accountId: preparedBy },
    subject,
    body: '',
    link: '/app/editions',
  });

const inSystem = (ctx: Context, work: (tx: Transaction) => Promise<void>): Promise<void> => ctx.inTransaction((tx) => tx.asSystem(work));

const about = (ctx: Context): Pick<Event, 'at' | 'actor' | 'article' | 'subject'> => ({
  ...by(ctx),
  article: ARTICLE,
  subject: { kind: 'edition', id: null },
});
