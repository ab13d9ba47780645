/** A condition that bars a case: which, by which place of the edition, and the program's own sentence with figure and number. */
export type Bar = { readonly id: string; readonly article: string; readonly label: string; readonly message: string };
export type Side = { readonly bars: readonly Bar[]; readonly persons: readonly string[] };
/** One case under both editions. */
export type Weighed = { readonly before: Side; readonly after: Side };

export type ByCondition = Pick<Bar, 'id' | 'article' | 'label'> & { readonly falls: number; readonly passes: number };
export type Impact<T> = {
  readonly cases: number;
  readonly passedBefore: number;
  readonly passAfter: number;
  /** Met all before and no longer; the other way round. */
  readonly falls: readonly T[];
  readonly passes: readonly T[];
  /** In which more is left to a person than before: what the draft costs in work, whatever comes of it. */
  readonly morePersons: readonly T[];
  /** By which sentence: the conditions that newly bar, or bar no longer, a case whose result turns. */
  readonly byCondition: readonly ByCondition[];
};

/** What a draft would have done to these cases. */
export function impactOf<T extends Weighed>(cases: readonly T[]): Impact<T> {
  const falls = cases.filter(({ before, after }) => before.bars.length === 0 && after.bars.length > 0);
  const passes = cases.filter(({ before, after }) => before.bars.length > 0 && after.bars.length === 0);
  return {
    cases: cases.length,
    passedBefore: cases.filter(({ before }) => before.bars.length === 0).length,
    passAfter: cases.filter(({ after }) => after.bars.length === 0).length,
    falls,
    passes,
    morePersons: cases.filter(({ before, after }) => after.persons.some((id) => !before.persons.includes(id))),
    byCondition: counted(
      falls.flatMap(({ after }) => after.bars),
      passes.flatMap(({ before }) => before.bars),
    ),
  };
}

function counted(falling: readonly Bar[], passing: readonly Bar[]): ByCondition[] {
  const all = new Map([...falling, ...passing].map(({ id, article, label }) => [id, { id, article, label }]));
  const of = (bars: readonly Bar[], id: string) => bars.filter((one) => one.id === id).length;
  return [...all.values()].map((one) => ({ ...one, falls: of(falling, one.id), passes: of(passing, one.id) }));
}

const why = (all: readonly ByCondition[], side: 'falls' | 'passes'): string =>
  all
    .filter((one) => one[side] > 0)
    .sort((a, b) => b[side] - a[side])
    .map((one) => `${one.article}${one.label}${one[side]}家`)
    .join('、');

/** The sentences for whoever signs: totals, who turns and by which place; names stand in the list, not here. */
export function impactSentences({ cases, passedBefore, passAfter, falls, passes, morePersons, byCondition }: Impact<Weighed>): string[] {
  if (cases === 0) return ['没有可以重算的申报。'];
  return [
    `${cases}家中，按现行办法没有不符合项的${passedBefore}家，按这个版本的${passAfter}家。`,
    passes.length > 0 ? `由不符合变为符合的${passes.length}家，原先卡在：${why(byCondition, 'passes')}。` : '没有由不符合变为符合的。',
    falls.length > 0 ? `由符合变为不符合的${falls.length}家，卡在：${why(byCondition, 'falls')}。` : '没有由符合变为不符合的。',
    ...(morePersons.length > 0 ? [`另有${morePersons.length}家的一些条件改为由人判断。`] : []),
  ];
}
