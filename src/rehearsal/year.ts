import { addDays } from '../core/calendar/day.ts';
import { announcedYears } from '../core/calendar/years.ts';
import { draftedCall } from '../core/scheme/call-draft.ts';
import { type Case, prepare, submit } from './apply.ts';
import type { Player } from './cast.ts';
import { decideObjections, publish, type Recognised, recognise } from './notice.ts';
import { drawSample, interviewAll, otherCityMeetsNothing, recommend, review } from './recommend.ts';
import { expertsEnter, expertsReview, rank, takeIn } from './review.ts';
import { each, type Stage } from './stage.ts';

export type Played = { roundId: string; cases: Case[]; recognised: Recognised[] };

/** The round's windows, for a year whose holidays are announced. */
export const roundOf = (year: number) => ({
  year,
  title: `${year}年度江西省中小企业公共服务示范平台认定工作`,
  opensOn: `${year}-03-03`,
  closesOn: `${year}-04-15`,
  recommendBy: `${year}-05-15`,
  reviewBy: `${year}-06-20`,
  rewardAmount: '30.00',
  panelSize: 3,
  sampleSize: 12,
});

/** From the opening of the round to the recognised list: every party, over the API (第八条). */
export async function playRound(stage: Stage, options: { year: number; players: readonly Player[] }): Promise<Played> {
  if (!announcedYears[options.year]) throw new Error(`${options.year} 年没有放假安排数据`);
  const day = (monthDay: string) => `${options.year}-${monthDay}`;
  await stage.day(day('02-24'));
  stage.note('专家入库', await expertsEnter(stage));
  const { names, notice, title } = await stage.anyone('GET /api/scheme');
  const { panelSize: _, sampleSize: __, ...opened } = roundOf(options.year);
  // How many sit on a panel and how many are drawn is the edition's to say.
  const body = { ...opened, title: `${options.year}年度${names.platform}认定工作` };
  const round = await (await stage.party('sheng-jb'))('POST /api/rounds', { body });
  const callText = draftedCall({ ...round, ...body }, { title, names });
  await change(stage, {
    roundId: round.id,
    body: { callNumber: `赣工信企业字〔${options.year}〕12号`, callText, reason: '发布申报工作通知' },
  });
  await stage.day(day('03-10'));
  const drafts = await each(options.players, (player) => prepare(stage, { id: round.id, year: options.year }, player));
  stage.note('申报单位填报完成', drafts.length);
  await stage.day(day('03-20'));
  const cases = await each(drafts, (one) => submit(stage, one));
  const submitted = cases.filter((one) => one.number !== null);
  stage.note('提交申报', submitted.length);
  await withdraw(stage, submitted);
  await extend(stage, { roundId: round.id, day });
  const reviewed = await recommenders(
    stage,
    day,
    submitted.filter((one) => one.fate !== 'withdrawn'),
  );
  const concluded = await province(stage, day, reviewed);
  await stage.day(day('07-01'));
  const proposed = await rank(stage, { roundId: round.id }, concluded);
  stage.note('列入拟认定名单', proposed.length);
  await stage.day(day('07-07'));
  const { endsOn } = await publish(stage, { roundId: round.id, platform: names.platform, workdays: notice.workdays }, proposed);
  stage.check(`公示满${notice.workdays}个工作日，公布当日不计`, endsOn === weekdaysAfter(day('07-07'), notice.workdays));
  await stage.day(addDays(endsOn, 1));
  stage.note('办结公示异议', await decideObjections(stage, proposed));
  const recognised = await recognise(stage, proposed);
  stage.note('认定示范平台', recognised.length);
  return { roundId: round.id, cases, recognised };
}

type Changing = { readonly roundId: string; readonly body: { readonly reason: string; readonly [key: string]: string } };

/** A change of the year's work by two hands: the officer writes it and cannot sign it, the leader signs. */
async function change(stage: Stage, { roundId, body }: Changing): Promise<void> {
  const officer = await stage.party('sheng-jb');
  const { id } = await officer('POST /api/rounds/{id}/changes', { params: { id: roundId }, body });
  const signing = { params: { id, step: 'sign' as const }, body: {} };
  const alone = await officer.refused('POST /api/round-changes/{id}/steps/{step}', signing);
  stage.check('年度工作的变更，经办人不能自己签发', alone.status === 403);
  await (await stage.party('sheng-ld'))('POST /api/round-changes/{id}/steps/{step}', signing);
}

/** The window is put off once, and what everybody reads is another. */
async function extend(stage: Stage, { roundId, day }: { roundId: string; day: (monthDay: string) => string }): Promise<void> {
  await stage.day(day('04-13'));
  const days = { closesOn: day('04-22'), recommendBy: day('05-22') };
  await change(stage, { roundId, body: { ...days, reason: '全省政务云迁移，部分单位无法登录申报系统' } });
  const { round } = await (await stage.party('sheng-jb'))('GET /api/rounds/{id}', { params: { id: roundId } });
  stage.check('延期签发即生效', round.closesOn === days.closesOn && round.recommendBy === days.recommendBy);
}

/** In a month without holidays. */
function weekdaysAfter(from: string, count: number): string {
  let [at, left] = [from, count];
  while (left > 0) {
    at = addDays(at, 1);
    if (![0, 6].includes(new Date(`${at}T00:00:00Z`).getUTCDay())) left -= 1;
  }
  return at;
}

async function withdraw(stage: Stage, submitted: readonly Case[]): Promise<void> {
  for (const one of submitted.filter((c) => c.fate === 'withdrawn'))
    await (await stage.party(one.login))('POST /api/dossiers/{id}/withdraw', { params: { id: one.dossierId }, body: {} });
  stage.note('撤回申报', submitted.filter((c) => c.fate === 'withdrawn').length);
}

async function recommenders(stage: Stage, day: (monthDay: string) => string, submitted: readonly Case[]): Promise<Case[]> {
  await stage.day(day('04-16'));
  const outcomes = await each(submitted, (one) => review(stage, one));
  const passed = submitted.filter((_, i) => outcomes[i] === 'assessing');
  stage.note('通过初审', passed.length);
  stage.note('不予推荐', submitted.length - passed.length);
  await stage.day(day('04-24'));
  await each(passed, (one) => drawSample(stage, one));
  await stage.day(day('04-25'));
  await each(passed, (one) => interviewAll(stage, one));
  await each(passed, (one) => otherCityMeetsNothing(stage, one));
  await stage.day(day('05-12'));
  await each(passed, (one) => recommend(stage, one));
  stage.note('签发推荐', passed.length);
  return passed;
}

async function province(stage: Stage, day: (monthDay: string) => string, recommended: readonly Case[]): Promise<Case[]> {
  await stage.day(day('05-20'));
  const outcomes = await each(recommended, (one) => takeIn(stage, one));
  const admitted = recommended.filter((_, i) => outcomes[i] === 'admitted');
  stage.note('受理', admitted.length);
  stage.note('复核撤销原决定', admitted.filter(({ fate }) => fate === 'reconsidered').length);
  stage.note('复核维持原决定', recommended.length - admitted.length);
  await stage.day(day('06-10'));
  await each(admitted, (one) => expertsReview(stage, one));
  stage.note('专家评审结束', admitted.length);
  return [...admitted];
}
