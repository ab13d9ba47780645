import type { World } from '../acts/context.ts';
import { frozen, frozenText } from '../core/annexes/freeze.ts';
import { commitmentOf } from '../core/draw/draw.ts';
import { creditCheckCharacter } from '../core/identifiers/credit-code.ts';
import { recommendingUnits } from '../core/identifiers/recommending-units.ts';
import { codeStem, type MadeApplicant, type Plan, type Recommender } from '../store/made-up/plan.ts';
import { applicantsFor } from '../store/made-up/seed.ts';
import { applicantName, personName } from './directory.ts';

const ROUNDS = 9;
const CONTACTS = 97;
/** Behind the names of the demonstration's own applicants. */
const NAMES_FROM = 1_200;

/** What `total` made-up cases need of an installation that has its offices: recommenders, the rounds of nine years by today's law, applicants. */
export async function planOf(world: World, total: number): Promise<Plan> {
  const { tools, today } = world;
  const scheme = tools.schemes.inForce(today);
  const { organisations, accounts } = await world.asSystem(async (tx) => ({
    organisations: await tx.directory.organisations({ kinds: ['province', 'city', 'association'] }),
    accounts: await tx.directory.accountsOf(null),
  }));
  const issuer = organisations.find(({ kind }) => kind === 'province');
  if (!issuer) throw new Error('库里还没有单位，请先载入演示数据 / there are no organisations yet: seed demo first');
  const cities = organisations.filter(({ kind }) => kind === 'city').slice(0, recommendingUnits.length);
  const direct = organisations.filter(({ kind }) => kind === 'association');
  const whoIs = (organisationId: string, role: 'officer' | 'leader') =>
    accounts.find((one) => one.organisationId === organisationId && one.roles.includes(role))?.id ?? issuer.id;
  const recommenders = [...cities, ...direct].map(
    ({ id, kind }): Recommender => ({
      id,
      authorityId: kind === 'city' ? id : (cities[0]?.id ?? id),
      officerId: whoIs(id, 'officer'),
      leaderId: whoIs(id, 'leader'),
    }),
  );
  const year = Number(today.slice(0, 4));
  return {
    total,
    today,
    recommenders,
    issuerId: issuer.id,
    rounds: Array.from({ length: ROUNDS }, (_, ago) => roundBefore(world, year - ago)),
    applicants: Array.from({ length: applicantsFor(total) }, (_, i) =>
      applicant(i + 1, cities[(i + 1) % recommenders.length]?.divisionCode ?? null),
    ),
    contacts: Array.from({ length: CONTACTS }, (_, n) => ({
      name: tools.seal(personName(n)),
      mobile: tools.seal(`1390791${String(n * 97).padStart(4, '0')}`),
    })),
    frozen: { sealed: tools.seal(frozenText(frozen({ values: {}, tables: {} }, { materials: [], reasons: [] }))) },
    item: { path: 'website', label: '网址', reason: '网址打不开', article: '第九条（一）', expected: '填写能打开的网址' },
    articles: { start: '第八条（一）', submit: '第八条（一）', passReview: '第八条（二）', recommend: '第八条（三）' },
  };

  function roundBefore({ tools: { newSecret, digest, seal } }: World, of: number): Plan['rounds'][number] {
    const secret = newSecret();
    return {
      year: of,
      scheme: scheme.id,
      title: `${of}年度江西省中小企业公共服务示范平台认定工作`,
      rubric: scheme.rubric.map(({ key, label, weight, article, asks }) => ({ key, label, weight, article, hint: asks })),
      panelSize: scheme.panel.atLeast,
      sampleSize: scheme.sample.atLeast,
      commitment: commitmentOf(secret, digest),
      sealedSecret: seal(secret),
    };
  }
}

/** A name of its own in the place where its authority is. */
function applicant(n: number, divisionCode: string | null): MadeApplicant {
  const stem = codeStem(n);
  const placeOf = (unit: (typeof recommendingUnits)[number] | undefined) => (unit?.name ?? '南昌市').replace('市', '');
  const usual = applicantName(NAMES_FROM + n);
  const place = placeOf(recommendingUnits.find(({ division }) => division === divisionCode));
  const name = `${place}${usual.slice(placeOf(recommendingUnits[(NAMES_FROM + n) % 11]).length)}`;
  return { n, name, creditCode: stem + creditCheckCharacter(stem), divisionCode: divisionCode ?? '360100' };
}
