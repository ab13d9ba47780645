import { addDays } from '../core/calendar/day.ts';
import { recommendingUnits } from '../core/identifiers/recommending-units.ts';
import type { ExtraField } from '../core/scheme/edition/edition.ts';
import { revealDraws } from './after.ts';
import { type Case, prepare, submit } from './apply.ts';
import type { Player } from './cast.ts';
import { decideObjections, publish, type Recognised, recognise } from './notice.ts';
import { assess, otherCityMeetsNothing, recommend, review } from './recommend.ts';
import { expertsReview, rank, takeIn } from './review.ts';
import { each, type Stage } from './stage.ts';

/** A city of the play that recognises by its own measure (第十七条), and what its title is called. */
export type Town = {
  readonly key: string;
  readonly edition: string;
  readonly platform: string;
  /** The county whose office recommends there; without one the city reviews by itself. */
  readonly county?: string | undefined;
  /** What its measure asks for beside the official forms. */
  readonly extraFields?: readonly ExtraField[];
};

export const townOf = (key: string, county?: string): Town => {
  const name = recommendingUnits.find((unit) => unit.key === key)?.name ?? key;
  return { key, edition: `${key}-own`, platform: `${name}中小企业公共服务示范平台`, county };
};

/** The city makes the province's measure its own, asks for half the enterprises, and signs it by two people; in force from today. */
export async function ownMeasure(stage: Stage, { key, edition, platform, county, extraFields = [] }: Town): Promise<void> {
  const officer = await stage.party(`${key}-jb`);
  const params = { id: edition };
  const base = (await officer('GET /api/editions')).editions.find(({ own, state }) => !own && state !== 'drafting')?.id ?? '';
  await officer('POST /api/editions/drafts', {
    body: { id: edition, title: `${platform}认定管理办法`, from: base, recommenders: county === undefined ? 'issuer' : 'countyAuthority' },
  });
  const { version } = await officer('GET /api/editions/{id}/draft', { params });
  const edits = [
    { at: 'head', set: 'adopted', value: stage.today },
    { at: 'head', set: 'inForce', value: stage.today },
    { at: '6.3.s3', set: 'condition.atLeast', value: 60 },
    ...(extraFields.length === 0 ? [] : [{ at: 'head', set: 'extraFields', value: extraFields.map(plain) }]),
  ];
  const draft = await officer('PATCH /api/editions/{id}/draft', { params, body: { version, edits } });
  await officer('POST /api/editions/{id}/submit', { params, body: { version: draft.version } });
  const { digest, open } = await officer('GET /api/editions/{id}', { params });
  stage.check(`第十七条 ${platform}的办法可以签发：${open.join('；')}`, open.length === 0);
  const above = await (await stage.party('sheng-ld')).refused('POST /api/editions/{id}/sign', { params, body: { digest } });
  stage.check('第十七条 市里的办法由市里签发，省厅签不了', above.status === 404);
  await (await stage.party(`${key}-ld`))('POST /api/editions/{id}/sign', { params, body: { digest } });
}

/** A city's own year of four weeks from the first day given, with one applicant, to its recognition. */
export async function playLocal(stage: Stage, town: Town, { player, from }: { player: Player; from: string }): Promise<Recognised> {
  const { key, platform, county } = town;
  const year = Number(from.slice(0, 4));
  const on = (days: number): string => addDays(from, days);
  const windows = { opensOn: from, closesOn: on(3), recommendBy: on(7), reviewBy: on(9) };
  const body = { year, title: `${year}年度${platform}认定工作`, ...windows, rewardAmount: null, panelSize: 3, sampleSize: 12 };
  const round = await (await stage.party(`${key}-jb`))('POST /api/rounds', { body });
  const local: Player = { ...player, recommenderKey: county ?? key };
  await stage.day(on(1));
  const sent = await submit(stage, await prepare(stage, { id: round.id, year }, local));
  // The province's begin with 赣平; those of 赣州 with 赣州平.
  stage.check('市级申报的编号是本市的', sent.number?.startsWith('赣平') === false);
  await stage.day(on(4));
  await review(stage, sent);
  await assess(stage, sent);
  await otherCityMeetsNothing(stage, sent);
  await recommend(stage, sent);
  await stage.day(on(8));
  await provinceMeetsNothing(stage, sent, round.id);
  await takeIn(stage, sent, key);
  await expertsReview(stage, sent, key);
  const proposed = await rank(stage, { roundId: round.id, by: key }, [sent]);
  const { endsOn } = await publish(stage, { roundId: round.id, by: key, platform }, proposed);
  await stage.day(addDays(endsOn, 1));
  await decideObjections(stage, proposed, key);
  const [recognised] = await recognise(stage, proposed, key);
  if (!recognised) throw new Error(`${platform}没有认定`);
  await revealDraws(stage, round.id, key);
  return recognised;
}

/** The cities' own years side by side, one after the other on the calendar; answers what each recognised. */
export async function playTowns(stage: Stage, towns: readonly { town: Town; player: Player; from: string }[]): Promise<Recognised[]> {
  const recognised: Recognised[] = [];
  await stage.day(towns[0]?.from ?? stage.today);
  await each(towns, ({ town }) => ownMeasure(stage, town), 1);
  for (const { town, player, from } of towns) {
    await stage.day(from);
    recognised.push(await playLocal(stage, town, { player, from }));
  }
  stage.note('市级示范平台认定', recognised.length);
  return recognised;
}

/** The province knows that there is a round, and sees no case of it. */
async function provinceMeetsNothing(stage: Stage, one: Case, roundId: string): Promise<void> {
  const officer = await stage.party('sheng-jb');
  const looks = await officer.refused('GET /api/dossiers/{id}', { params: { id: one.dossierId } });
  const { rounds } = await officer('GET /api/rounds');
  stage.check('省厅看得到市里的年度，看不到它的申报', looks.status === 404 && rounds.some(({ id, own }) => id === roundId && !own));
}

const plain = ({ options, ...one }: ExtraField) => ({ ...one, ...(options ? { options: [...options] } : {}) });
