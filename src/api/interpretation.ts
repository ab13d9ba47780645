import type { World } from '../acts/context.ts';
import { take } from '../acts/procedure/take.ts';
import {
  askInterpretation,
  type InterpretationView,
  interpretationKind,
  listInterpretations,
  publishedInterpretations,
} from '../acts/scheme/interpretation.ts';
import type { Interpretation, InterpretationLine } from '../acts/scheme/interpretation-port.ts';
import { type InterpretationState, interpretationProcedure } from '../core/procedure/interpretation.ts';
import { choiceIn, readingsOf, sentencesOf } from '../core/scheme/edition/walk.ts';
import type { Handlers } from './contract/define.ts';
import type { interpretations } from './contract/interpretation.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

const stateOf = (name: InterpretationState) => ({ name, label: interpretationProcedure.states[name].label });
const movedOf = ({ id, state, version }: Interpretation) => ({ id, state: stateOf(state), version });

/** What a choice says in the words of its edition, and whether the edition in force chooses otherwise: one revised since may have followed it. */
function choiceOf({ edition, choice }: Interpretation, { tools: { schemes }, today }: World) {
  const said = choice !== null && schemes.has(edition) ? choiceIn(schemes.edition(edition), choice) : undefined;
  if (!said) return { reading: null, choice: null };
  const { reading, option, label } = said;
  const now = readingsOf(schemes.edition(schemes.inForce(today).id)).find(({ id }) => id === reading.id);
  return {
    reading: reading.id,
    choice: { question: reading.question, option: label, differs: now !== undefined && now.chosen !== option },
  };
}

export function publishedOf(one: InterpretationLine, world: World) {
  const { id, number, edition, sentence, place, quoted, answer, validFrom, signedOn, issuer, replaces, replacedBy, endedOn } = one;
  return {
    // That its end was proposed is not public before it is decided.
    ...{
      id,
      number: number ?? '',
      state: stateOf(one.state === 'ending' ? 'published' : one.state),
      edition,
      sentence,
      place,
      quoted,
      answer: answer ?? '',
    },
    ...{ validFrom: validFrom ?? '', signedOn: signedOn ?? '', issuer, replaces, replacedBy, endedOn, ...choiceOf(one, world) },
    reason: one.state === 'withdrawn' ? one.reason : null,
  };
}

function ownOf(one: InterpretationView, world: World) {
  const { id, version, number, asker, askedAt, question, edition, sentence, place, quoted, answer, validFrom, choice, offers } = one;
  const { replaces, replacedBy, word, reason } = one;
  const said = choiceOf(one, world).choice;
  return {
    ...{ id, version, number, asker, askedAt, question, edition, sentence, place, quoted, answer, validFrom, choice, offers },
    ...{ replaces, replacedBy, word, reason, state: stateOf(one.state) },
    ...{ choiceLabel: said ? `${said.question}${said.option}` : null, differs: said?.differs ?? false },
  };
}

export const interpretationHandlers: Handlers<typeof interpretations, PublicCtx, SignedCtx> = {
  'GET /api/interpretations': async (_, ctx) => ({
    interpretations: (await publishedInterpretations(ctx)).map((one) => publishedOf(one, ctx)),
  }),
  'GET /api/interpretations/own': async (_, ctx) => ({
    interpretations: (await listInterpretations(ctx)).map((one) => ownOf(one, ctx)),
  }),
  'GET /api/interpretations/sentences': async ({ query }, { tools: { schemes }, today }) => {
    const asked = query.edition !== undefined && schemes.has(query.edition) && schemes.ofProvince(query.edition) ? query.edition : null;
    const edition = schemes.edition(asked ?? schemes.inForce(today).id);
    return {
      edition: edition.id,
      sentences: sentencesOf(edition).map(({ id, place, text }) => ({ id, place, text })),
      choices: readingsOf(edition).flatMap(({ id, question, options, sentence }) =>
        Object.entries(options).map(([key, label]) => ({ value: `${id}=${key}`, label: `${question}${label}`, sentence })),
      ),
    };
  },
  'POST /api/interpretations': async ({ body }, ctx) => movedOf(await askInterpretation(ctx, body)),
  'POST /api/interpretations/{id}/steps/{step}': async ({ params, body: { version, ...brought } }, ctx) =>
    movedOf(await take(ctx, interpretationKind, { ...params, brought, version })),
};
