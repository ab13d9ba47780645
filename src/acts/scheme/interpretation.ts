import { chineseDay } from '../../core/calendar/day.ts';
import { numberMark } from '../../core/directory/organisation.ts';
import { personalNumbers } from '../../core/disclosure/in-text.ts';
import {
  type InterpretationFacts,
  type InterpretationState,
  type InterpretationSteps,
  interpretationProcedure,
} from '../../core/procedure/interpretation.ts';
import { judge } from '../../core/procedure/judge.ts';
import { type Offer, offers } from '../../core/procedure/offers.ts';
import type { Standing } from '../../core/procedure/step.ts';
import { choiceIn, sentencesOf } from '../../core/scheme/edition/walk.ts';
import { by, type Context, type Letter, type Transaction, type World } from '../context.ts';
import { type Handled, handled, handledOne } from '../hands.ts';
import type { Kind } from '../procedure/take.ts';
import { badInput, found, reached, refuse } from '../refusal.ts';
import type { Interpretation, InterpretationLine } from './interpretation-port.ts';

export type Asking = { readonly edition: string; readonly sentence: string; readonly question: string };
const askers = ['province', 'city', 'county', 'association', 'provincialUnit'];
const LINK = '/app/interpretations';

/** An office that recommends, or the province itself, asks about a sentence of the province's measure (第十八条). */
export async function askInterpretation(ctx: Context, { edition, sentence, question }: Asking): Promise<Interpretation> {
  return ctx.inTransaction(async (tx) => {
    const own = found(await tx.directory.organisation(ctx.actor.organisationId));
    const asker = askers.includes(own.kind) ? own.id : null;
    const facts = { state: null, asker, hands: [] };
    const state = reached(
      judge(interpretationProcedure, { facts, parties: {}, actor: ctx.actor, today: ctx.today }, { step: 'ask', brought: {} }),
    );
    const { schemes } = ctx.tools;
    if (!schemes.has(edition) || !schemes.ofProvince(edition))
      return badInput('edition', '办法版本', `没有省级办法的版本“${edition}”，请在公布的版本中选`);
    const asked = sentencesOf(schemes.edition(edition)).find(({ id }) => id === sentence);
    if (!asked) return badInput('sentence', '条文', `办法版本 ${edition} 中没有编号为“${sentence}”的一句，请在该版本的条文中选`);
    withoutPersons('question', question);
    const [province] = await tx.directory.organisations({ kinds: ['province'] });
    const one: Interpretation = {
      ...{ id: ctx.tools.newId(), issuerId: found(province).id, askerId: own.id, state },
      ...{ edition, sentence, place: asked.place, quoted: asked.text, question, askedBy: ctx.actor.accountId, askedAt: ctx.now },
      ...{ answer: null, validFrom: null, choice: null, replaces: null, word: null, reason: null, number: null, draftedBy: null },
      ...{ signedBy: null, signedOn: null, endedOn: null, replacedBy: null, version: 1 },
    };
    await tx.interpretations.add(one);
    await tx.record({ ...by(ctx), action: 'askInterpretation', article: asked.place, ...entryOf(one) });
    await tx.post({
      key: `interpretation:${one.id}:asked`,
      to: { organisationId: one.issuerId, role: 'officer' },
      subject: `${own.name}就${asked.place}提出疑问`,
      body: question,
      link: LINK,
    });
    return one;
  });
}

/** What is published holds nobody's numbers. */
function withoutPersons(path: string, text: string): void {
  const [number] = personalNumbers(text);
  if (number) badInput(path, '个人信息', `文中有${number.kind}，解释和废止的理由会公开，请删去个人信息`);
}

/** 办法的解释 (第十八条) as `take` knows it. */
export const interpretationKind: Kind<InterpretationLine & Handled, InterpretationFacts, InterpretationState, InterpretationSteps, object> =
  {
    procedure: interpretationProcedure,
    called: '这一件解释',
    async locked(tx, _, id) {
      const one = await tx.interpretations.locked(id);
      return one === null ? null : handledOne(tx, 'interpretation', one);
    },
    standing: async (_, ctx, one) => standingOf(ctx, one),
    change: (tx, { id, version }, { hands: _, asker: __, issuer: ___, ...change }) => tx.interpretations.change(id, version, change),
    entry: (moved) => ({ ...entryOf(moved), article: moved.place }),
    effects: {
      decline: ({ brought: { word } }) => ({ change: { word }, detail: { word }, after: (one) => [toAsker(one, '不作解释', word)] }),
      async answer({ tx, ctx, row, brought: { answer, from, choice, replaces } }) {
        withoutPersons('answer', answer);
        const scheme = ctx.tools.schemes.named(row.edition);
        if (from < scheme.effectiveFrom)
          badInput('from', '适用日期', `${chineseDay(from)}早于办法施行的${chineseDay(scheme.effectiveFrom)}，请改为该日或以后`);
        const other = replaces ? await replaced(tx, replaces) : null;
        return {
          change: {
            ...{ answer, validFrom: from, choice: choice ? checkedChoice(ctx, row, choice) : null, replaces: other?.number ?? null },
            ...{ word: null, draftedBy: ctx.actor.accountId },
          },
        };
      },
      giveBack: ({ brought: { word } }) => ({ change: { word }, detail: { word } }),
      async sign({ tx, ctx, row }) {
        const issuer = found(await tx.directory.organisation(row.issuerId));
        const year = ctx.today.slice(0, 4);
        const number = `${numberMark(issuer)}平释〔${year}〕${await tx.next(`interpretation:${issuer.id}:${year}`)}号`;
        return {
          change: { number, word: null, signedBy: ctx.actor.accountId, signedOn: ctx.today },
          detail: { number, validFrom: row.validFrom },
          async after(signed) {
            if (signed.replaces !== null) await takePlace(tx, signed.replaces, { number, today: ctx.today });
            return toEverybody(tx, signed);
          },
        };
      },
      proposeEnd({ brought: { reason } }) {
        withoutPersons('reason', reason);
        return { change: { reason }, detail: { reason } };
      },
      keep: () => ({ change: { reason: null } }),
      end: ({ tx, ctx }) => ({ change: { endedOn: ctx.today }, after: (ended) => toEverybody(tx, ended) }),
    },
  };

/** `reading=option`, as the edition has them. */
const checkedChoice = ({ tools }: Context, { edition }: Interpretation, choice: string): string =>
  choiceIn(tools.schemes.edition(edition), choice)
    ? choice
    : badInput('choice', '口径', `办法版本 ${edition} 中没有口径“${choice}”，请在该版本的口径中选`);

async function replaced(tx: Transaction, number: string): Promise<Interpretation> {
  const other = (await tx.interpretations.all({ published: true })).find((one) => one.number === number.trim());
  if (!other || other.state === 'replaced' || other.state === 'withdrawn')
    return badInput('replaces', '替代', `没有编号为“${number}”的现行解释，请填现行解释的编号`);
  return other;
}

async function takePlace(tx: Transaction, number: string, { number: replacedBy, today }: { number: string; today: string }): Promise<void> {
  const other = await replaced(tx, number);
  if (!(await tx.interpretations.change(other.id, other.version, { state: 'replaced', replacedBy, endedOn: today })))
    refuse({ kind: 'conflict', message: `解释${number}刚被他人办理，请刷新后重新签发` });
}

const toAsker = ({ id, place, askerId, version }: InterpretationLine, what: string, body: string): Letter => ({
  key: `interpretation:${id}:${version}:asker`,
  to: { organisationId: askerId, role: 'officer' },
  subject: `关于${place}的疑问：${what}`,
  body,
  link: LINK,
});

/** Whoever works by the measure hears of it: every office that recommends, and every applicant with a case under way. */
async function toEverybody(tx: Transaction, one: InterpretationLine): Promise<Letter[]> {
  return tx.asSystem(async (system) => {
    const offices = await system.directory.organisations({ kinds: ['city', 'county', 'association', 'provincialUnit'] });
    const applicants = [...new Set((await system.reporting.timeline.live()).map(({ applicantId }) => applicantId))];
    const ended = one.state === 'withdrawn';
    const letter = {
      subject: `${ended ? '解释已废止' : '办法的解释'}：${one.number}（${one.place}）`,
      body: ended ? `理由：${one.reason ?? ''}` : `“${one.quoted}”：${one.answer ?? ''}自${chineseDay(one.validFrom, '')}起适用。`,
      link: `/measure#${one.id}`,
    };
    return [
      ...offices.map(({ id }) => ({
        ...letter,
        key: `interpretation:${one.id}:${one.state}:${id}`,
        to: { organisationId: id, role: 'officer' },
      })),
      ...applicants.map((id) => ({
        ...letter,
        key: `interpretation:${one.id}:${one.state}:${id}`,
        to: { organisationId: id, role: 'clerk' },
      })),
    ];
  });
}

const entryOf = ({ id, issuerId, askerId, edition, sentence, number }: Interpretation) => ({
  subject: { kind: 'interpretation', id },
  parties: { issuerId, recommenderId: askerId },
  detail: { version: edition, path: sentence, number },
});

const standingOf = ({ actor, today }: Context, one: Interpretation & Handled): Standing<InterpretationFacts> => ({
  facts: { state: one.state, asker: one.askerId, hands: one.hands },
  parties: { issuerId: one.issuerId },
  actor,
  today,
});

export type InterpretationView = InterpretationLine & { readonly offers: readonly Offer[] };

/** One's own questions, the province and the supervisor all, with what one may do; who asked what was published is no affair of others. */
export const listInterpretations = (ctx: Context): Promise<InterpretationView[]> =>
  ctx.inTransaction(async (tx) => {
    const { organisationId, roles } = ctx.actor;
    const seen = await interpretationsSeen(tx, ctx, {});
    return roles.includes('supervisor') ? seen : seen.filter(({ issuerId, askerId }) => [issuerId, askerId].includes(organisationId));
  });

/** The same within a transaction; `open`: those alone that wait for somebody. */
export async function interpretationsSeen(tx: Transaction, ctx: Context, which: { open?: boolean }): Promise<InterpretationView[]> {
  const all = await handled(tx, 'interpretation', await tx.interpretations.all(which));
  return all.map(({ hands, ...one }) => ({ ...one, offers: offers(interpretationProcedure, standingOf(ctx, { ...one, hands })) }));
}

/** What was published, the newest first; what was replaced or withdrawn stays, and says so. */
export const publishedInterpretations = (world: World): Promise<InterpretationLine[]> =>
  world.inTransaction((tx) => tx.interpretations.all({ published: true }));
