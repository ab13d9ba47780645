import type { Surveys } from '../acts/recommendation/survey-port.ts';
import type { SurveyAnswer } from '../acts/recommendation/survey-records.ts';
import { veiledText } from '../core/disclosure/in-text.ts';
import type { Sealer } from './crypto.ts';
import { masked, openText, wordsIn } from './sealing.ts';
import { json, type Tx } from './transaction.ts';

const plainly = (text: string): string => text;

/** Survey links; who answered and what was said is sealed at rest. */
export function surveysIn(tx: Tx, sealer: Sealer): Surveys {
  const seal = (text: string) => (text === '' ? '' : sealer.seal(text));
  const sealed = (answer: SurveyAnswer): SurveyAnswer => ({
    ...answer,
    interviewee: seal(answer.interviewee),
    mobile: seal(answer.mobile),
    position: seal(answer.position),
    service: seal(answer.service),
    remark: seal(answer.remark),
  });
  const opened = (answer: SurveyAnswer | null, show: (text: string) => string, said: (text: string) => string): SurveyAnswer | null => {
    const open = (text: string) => show(text === '' ? '' : openText(sealer, text));
    if (answer === null) return null;
    const words = (text: string) => said(wordsIn(sealer, text));
    const texts = { position: words(answer.position), service: words(answer.service), remark: words(answer.remark) };
    return { ...answer, interviewee: open(answer.interviewee), mobile: open(answer.mobile), ...texts };
  };
  return {
    add: async (link) =>
      void (await tx
        .insertInto('surveyLink')
        .values({ ...link, answer: null })
        .execute()),
    async byToken(tokenHash) {
      const link = await tx.selectFrom('surveyLink').selectAll().where('tokenHash', '=', tokenHash).forUpdate().executeTakeFirst();
      return link ? { ...link, answer: opened(link.answer, plainly, plainly) } : null;
    },
    async ofDossier(dossierId, personal) {
      const links = await tx.selectFrom('surveyLink').selectAll().where('dossierId', '=', dossierId).orderBy('madeAt').execute();
      const shows = personal === 'open' ? ([plainly, plainly] as const) : ([masked, veiledText] as const);
      return links.map((link) => ({ ...link, answer: opened(link.answer, ...shows) }));
    },
    async revoke({ dossierId, rowId }, instant) {
      const result = await tx
        .updateTable('surveyLink')
        .set({ revokedAt: instant })
        .where('dossierId', '=', dossierId)
        .where('rowId', '=', rowId)
        .where('answeredAt', 'is', null)
        .where('revokedAt', 'is', null)
        .executeTakeFirst();
      return Number(result.numUpdatedRows);
    },
    async answer(id, answer, instant) {
      const result = await tx
        .updateTable('surveyLink')
        .set({ answer: json(sealed(answer)), answeredAt: instant })
        .where('id', '=', id)
        .where('answeredAt', 'is', null)
        .where('revokedAt', 'is', null)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
  };
}
