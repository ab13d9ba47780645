import { type AnswerOf, call } from '../client.ts';
import { caseNames, casesAsked } from '../dossier/cases-asked.ts';
import { reportNames, reportsAsked } from '../reporting/reports-asked.ts';
import { admissionAsked, admissionNames } from '../review/admission-asked.ts';
import { filterIn } from '../ui/asked.ts';

/** The first of a list behind a case; `id` null: there is none; `total`: so many are in the list. */
export type Behind = { readonly id: string | null; readonly title: string; readonly total: number };
type Ask = (asked: URLSearchParams, after: string, part: string) => Promise<Behind>;

const ofCases = ({ dossiers: [next], total }: AnswerOf<'GET /api/dossiers'>): Behind => ({
  id: next?.id ?? null,
  title: next?.applicant ?? '',
  total,
});

/** The lists that are tables, by their address; each is asked anew, since a colleague may have done what stood next. */
const tables: readonly (readonly [address: RegExp, ask: Ask])[] = [
  [
    /^\/app\/dossiers$/,
    async (asked, after) =>
      ofCases(await call('GET /api/dossiers', { query: { ...casesAsked(filterIn(asked, caseNames)), after, limit: 1 } })),
  ],
  [
    /^\/app\/rounds\/([0-9a-f-]{36})$/,
    async (asked, after, roundId) => {
      const query = { ...admissionAsked(roundId, filterIn(asked, admissionNames)), after, limit: 1 };
      return ofCases(await call('GET /api/dossiers', { query }));
    },
  ],
  [
    /^\/app\/reports$/,
    async (asked, after) => {
      const query = { ...reportsAsked(filterIn(asked, reportNames)), after, limit: 1 };
      const {
        reports: [next],
        total,
      } = await call('GET /api/reports', { query });
      return { id: next?.id ?? null, title: next?.platform ?? '', total };
    },
  ],
];

/** What asks a list, by the address that a case's page carries of it, for what stands behind a case; null where it is the address of no table. */
export function tableAt(list: string): ((after: string) => Promise<Behind>) | null {
  const [path = '', asked = ''] = list.split('?');
  for (const [address, ask] of tables) {
    const found = address.exec(path);
    if (found) return (after) => ask(new URLSearchParams(asked), after, found[1] ?? '');
  }
  return null;
}
