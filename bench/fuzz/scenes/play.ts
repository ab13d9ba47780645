import { revealDraws } from '../../../src/rehearsal/after.ts';
import type { Case } from '../../../src/rehearsal/apply.ts';
import { type Fate, type Player, player } from '../../../src/rehearsal/cast.ts';
import { decideObjections, publish, type Recognised, recognise } from '../../../src/rehearsal/notice.ts';
import { rank } from '../../../src/rehearsal/review.ts';
import { each, type Stage } from '../../../src/rehearsal/stage.ts';
import { roundOf } from '../../../src/rehearsal/year.ts';
import { afterRecognition } from './after.ts';
import { throughReview } from './case.ts';
import type { People } from './company.ts';
import { declined, drafted } from './draft.ts';
import { earlierPlatforms, interpretations } from './earlier.ts';
import { calendarYear, edition, editionDraft } from './law.ts';
import { openedWhole } from './opened.ts';
import { firmAndPeople, inAndOut, lettersOf } from './people.ts';

/** First as it should be, by `calm`; then with others, meddled with, by `wild`, where a scene may come to its end before its time. */
type Doing = (name: string, scene: () => Promise<unknown>) => Promise<void>;
export type Play = { readonly people: People; readonly roundId: string; readonly calm: Doing; readonly wild: Doing };

const fates: readonly Fate[] = [
  'recognised',
  'recognised',
  'objectionUpheld',
  'passedOver',
  'rejected',
  'sentBack',
  'withdrawn',
  'declined',
];
/** A player for each fate; each applies through its own city. */
const castOf = (numbers: readonly number[]): Player[] =>
  fates.map((fate, i) => {
    const one = player(numbers[i] ?? 0);
    return { ...one, fate, recommenderKey: one.cityKey };
  });
/** Who plays what. Nobody of the meddled ones has a number that the rehearsal gives a refusal to wait for. */
const numbers = {
  calm: [1, 2, 3, 4, 5, 6, 7, 8],
  wild: [13, 14, 16, 17, 19, 22, 23, 26],
  draft: [9, 20],
  declined: [12, 25],
  people: 10,
} as const;
export const APPLICANTS = 27;

/** Every route of the contract in a state where it succeeds: a round from its drafts to what follows a recognition, and everybody's accounts. */
export async function playEverything({ people, roundId, calm, wild }: Play): Promise<void> {
  const { stage } = people;
  const round = { id: roundId, year: 2026 };
  await stage.day('2026-03-11');
  const again = await lettersOf(people, player(numbers.people).login);
  await calm('cancelled', () => cancelled(stage));
  await calm('firmAndPeople', () => firmAndPeople(people, 1, calm));
  await calm('calendar', () => calendarYear(stage, 2031));
  await calm('edition', () => edition(stage, 'jx-2029'));
  await calm('an edition drafted', () => editionDraft(stage, 'jx-2030'));
  await calm('earlier platforms', () => earlierPlatforms(stage, 1));
  await calm('interpretations', () => interpretations(stage));
  await calm('inAndOut', () => inAndOut(people, player(numbers.people).login));
  await calm('drafted', () => drafted(stage, round, { player: player(numbers.draft[0]), part: calm }));
  await calm('declined', () => declined(stage, round, player(numbers.declined[0])));
  const cases = (
    await each(castOf(numbers.calm), async (one) => {
      let through: Case | null = null;
      await calm(one.fate, async () => {
        through = await throughReview(stage, round, one);
      });
      return through as Case | null;
    })
  ).filter((one) => one !== null);
  const [first] = cases;
  if (first) await calm('opened', () => openedWhole(stage, first));
  await wild('calendar', () => calendarYear(stage, 2032));
  await wild('edition', () => edition(stage, 'jx-2029-b'));
  await wild('an edition drafted', () => editionDraft(stage, 'jx-2030-b'));
  await wild('earlier platforms', () => earlierPlatforms(stage, 2));
  await wild('interpretations', () => interpretations(stage));
  await calm('people', () => firmAndPeople(people, 2, wild));
  await wild('a round cancelled', () => cancelled(stage));
  await wild('a draft', () => drafted(stage, round, { player: player(numbers.draft[1]), part: wild }));
  await wild('declined', () => declined(stage, round, player(numbers.declined[1])));
  const meddled: Case[] = [];
  for (const one of castOf(numbers.wild))
    await wild(`case ${one.fate}`, async () => {
      const reviewed = await throughReview(stage, round, one);
      if (reviewed !== null) meddled.push(reviewed);
    });
  const [meddledFirst] = meddled;
  if (meddledFirst) await wild('opened', () => openedWhole(stage, meddledFirst));
  await stage.day('2026-07-01');
  await calm('ranking', () => ranked(stage, roundId, meddled));
  await wild('ranking', () => ranked(stage, roundId, meddled));
  const proposed = await rank(stage, { roundId }, [...cases, ...meddled]);
  await listed(stage, { roundId, calm, wild }, [proposed, []]);
  await again();
}

async function ranked(stage: Stage, roundId: string, meddled: readonly Case[]): Promise<void> {
  const officer = await stage.party('sheng-jb');
  const at = { params: { id: roundId } };
  const { lines, open } = await officer('GET /api/rounds/{id}/ranking', at);
  const passed = new Set(meddled.filter(({ fate }) => fate === 'passedOver').map(({ dossierId }) => dossierId));
  const reviewed = lines.filter(({ dossier }) => dossier.state.name === 'reviewed');
  const reason = { article: '第七条', text: '特色优势和示范性不够突出' };
  const body = {
    cut: reviewed.at(-1)?.score ?? '0',
    lines: reviewed.map(({ dossierId }) => ({ dossierId, listed: !passed.has(dossierId), reason: passed.has(dossierId) ? reason : null })),
    contact: { office: '中小企业局', phone: '0791-88916000' },
    version: open?.version ?? 0,
  };
  const { id } = await officer('PUT /api/rounds/{id}/proposed-list', { ...at, body });
  const leader = await stage.party('sheng-ld');
  await leader('POST /api/proposed-lists/{id}/steps/{step}', { params: { id, step: 'giveBack' }, body: { word: '同分的先后请再核对' } });
}

async function cancelled(stage: Stage): Promise<void> {
  const officer = await stage.party('sheng-jb');
  const { id } = await officer('POST /api/rounds', { body: roundOf(2027) });
  await officer('POST /api/rounds/{id}/cancel', { params: { id }, body: { step: 'ask', reason: '年份填写有误' } });
  await (await stage.party('sheng-ld'))('POST /api/rounds/{id}/cancel', { params: { id }, body: { step: 'cancel' } });
}

/** The public notice, its objections, recognition and what follows it. */
async function listed(
  stage: Stage,
  { roundId, calm, wild }: Pick<Play, 'roundId' | 'calm' | 'wild'>,
  [proper, meddled]: readonly [readonly Case[], readonly Case[]],
): Promise<void> {
  await stage.day('2026-07-07');
  const { endsOn } = await publish(stage, { roundId, platform: '江西省中小企业公共服务示范平台' }, [...proper, ...meddled]);
  await wild('objections', async () => {
    const { notices } = await stage.anyone('GET /api/notices');
    const body = {
      dossierId: proper[0]?.dossierId as string,
      byUnit: false,
      objector: '熊某某',
      contact: '13900001111',
      evidence: '附件5第3行',
    };
    await stage.anyone('POST /api/notices/{id}/objections', {
      params: { id: notices.find((one) => one.running)?.id as string },
      body: { ...body, content: '该单位服务企业名单与实际情况不符，请予核实。' },
    });
  });
  await stage.day(endsOn === '2026-07-14' ? '2026-07-15' : '2026-07-16');
  await wild('objections decided', async () => {
    const officer = await stage.party('sheng-jb');
    const { objections } = await officer('GET /api/objections', { query: { limit: 200 } });
    const one = objections.find(({ state, dossierId }) => state === 'open' && dossierId === proper[0]?.dossierId);
    if (one === undefined) return;
    await officer('POST /api/objections/{id}/steps/{step}', { params: { id: one.id, step: 'accept' }, body: {} });
    await officer('POST /api/objections/{id}/reveal', { params: { id: one.id }, body: { purpose: '联系异议人核实' } });
    const body = { upheld: false, outcome: '经核实异议不成立。' };
    await officer('POST /api/objections/{id}/steps/{step}', { params: { id: one.id, step: 'propose' }, body });
    const leader = await stage.party('sheng-ld');
    await leader('POST /api/objections/{id}/steps/{step}', { params: { id: one.id, step: 'decide' }, body: {} });
  });
  await decideObjections(stage, [...proper, ...meddled]);
  const recognised = await recognise(stage, proper);
  const others: Recognised[] = [];
  await wild('recognised', async () => void others.push(...(await recognise(stage, meddled))));
  await revealDraws(stage, roundId);
  await (await stage.party('jiancha'))('GET /api/draws/{dossierId}/bundle', { params: { dossierId: proper[0]?.dossierId as string } });
  await calm('after recognition', () => afterRecognition(stage, recognised, { year: 2026, quarter: 3 }));
  await wild('recognised and after', async () => afterRecognition(stage, others, { year: 2026, quarter: 4 }));
}
