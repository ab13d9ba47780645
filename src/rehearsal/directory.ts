import type { Transaction, World } from '../acts/context.ts';
import type { OrganisationKind } from '../core/directory/organisation.ts';
import { creditCheckCharacter } from '../core/identifiers/credit-code.ts';
import { authorityName, recommendingUnits } from '../core/identifiers/recommending-units.ts';
import type { Role } from '../core/workflow/relation.ts';

/** One demonstration account; all of them share the password that was made when they were. */
export type DemoAccount = { login: string; name: string; role: string; organisation: string };

/** A service organisation of the play besides those that apply in it. */
export type Neighbour = { readonly login: string; readonly name: string; readonly creditCode: string; readonly divisionCode: string };

const surnames = [...'刘陈李黄张王吴熊胡万徐曾邓涂罗谢郭邹章付喻陶杨彭欧肖龚贺严廖余高程蔡钟叶江汪聂揭'];
const given = [
  '建华',
  '志刚',
  '晓军',
  '丽萍',
  '文涛',
  '春花',
  '永强',
  '国庆',
  '小燕',
  '水根',
  '玥璟',
  '雪梅',
  '宇航',
  '金保',
  '秀英',
  '振兴',
  '美娟',
  '海波',
  '润生',
  '佳敏',
  '长根',
  '梓涵',
  '思远',
];
/** The n-th made-up name; 920 before one comes again. */
export const personName = (n: number): string =>
  `${surnames[n % surnames.length]}${given[(n * 3 + Math.floor(n / surnames.length)) % given.length]}`;

/** The n-th made-up credit code with a right check character (GB 32100); the organisation part begins DEM0. */
export function demoCreditCode(n: number): string {
  const first17 = `91360100MADE${String(n).padStart(5, '0')}`;
  return first17 + creditCheckCharacter(first17);
}

const stems = [
  '赣江智联',
  '众创汇',
  '恒信质检',
  '鄱湖数科',
  '瑞祺咨询',
  '锦程创业',
  '华晟新材',
  '昌达信息',
  '博远人才',
  '绿能技术',
  '云服科技',
  '精工设计',
];
const tails = ['企业服务有限公司', '中小企业服务中心有限公司', '技术服务有限公司', '创业服务有限公司'];
export const applicantName = (n: number): string =>
  `${recommendingUnits[n % 11]?.name.replace('市', '')}${stems[n % stems.length]}${n >= 12 ? Math.floor(n / 12) + 1 : ''}${tails[n % tails.length]}`;

type Adding = { world: World; tx: Transaction; passwordHash: string; accounts: DemoAccount[]; count: number };

/** Lays down the organisations of the measure, people for each role, `applicants` service organisations and their neighbours. For an empty database only. */
export async function seedDirectory(
  world: World,
  options: { applicants: number; experts: number; password: string; neighbours?: readonly Neighbour[] },
): Promise<DemoAccount[]> {
  const passwordHash = await world.tools.hashPassword(options.password);
  return world.asSystem(async (tx) => {
    const adding: Adding = { world, tx, passwordHash, accounts: [], count: 0 };
    const province = await organisation(adding, 'province', '江西省工业和信息化厅', { divisionCode: '360000' });
    await people(adding, province, [
      ['sheng-jb', 'officer'],
      ['sheng-ld', 'leader'],
      ['sheng-jb2', 'officer'],
    ]);
    for (const unit of recommendingUnits) await authority(adding, unit, province.id);
    const association = await organisation(adding, 'association', '江西省中小企业协会', { reportsTo: province.id });
    await people(adding, association, [
      ['xiehui-jb', 'officer'],
      ['xiehui-ld', 'leader'],
    ]);
    const unit = await organisation(adding, 'provincialUnit', '江西省科学院', { reportsTo: province.id });
    await people(adding, unit, [
      ['kexueyuan-jb', 'officer'],
      ['kexueyuan-ld', 'leader'],
    ]);
    const pool = await organisation(adding, 'pool', '江西省中小企业服务评审专家库', { reportsTo: province.id });
    await people(
      adding,
      pool,
      Array.from({ length: options.experts }, (_, i) => [`zhuanjia${String(i + 1).padStart(2, '0')}`, 'expert'] as const),
    );
    await people(adding, await organisation(adding, 'supervision', '审计监察组', {}), [['jiancha', 'supervisor']]);
    await people(adding, await organisation(adding, 'operator', '系统运行单位', {}), [['admin', 'administrator']]);
    for (let n = 0; n < options.applicants; n += 1) {
      const applicant = await organisation(adding, 'applicant', applicantName(n), {
        creditCode: demoCreditCode(n + 1),
        divisionCode: recommendingUnits[n % 11]?.division ?? null,
      });
      await people(adding, applicant, [[`qiye${String(n + 1).padStart(2, '0')}`, 'clerk', 'manager']]);
    }
    for (const { login, name, ...more } of options.neighbours ?? [])
      await people(adding, await organisation(adding, 'applicant', name, more), [[login, 'clerk', 'manager']]);
    return adding.accounts;
  });
}

type Unit = (typeof recommendingUnits)[number];

async function authority(adding: Adding, unit: Unit, provinceId: string): Promise<void> {
  const county = unit.kind === 'pilotCounty';
  const added = await organisation(adding, county ? 'county' : 'city', authorityName(unit), {
    divisionCode: unit.division,
    reportsTo: provinceId,
  });
  await people(adding, added, [
    [`${unit.key}-jb`, 'officer'],
    [`${unit.key}-ld`, 'leader'],
  ]);
}

async function organisation(
  { world, tx }: Adding,
  kind: OrganisationKind,
  name: string,
  more: { creditCode?: string; divisionCode?: string | null; reportsTo?: string },
) {
  const one = {
    id: world.tools.newId(),
    kind,
    name,
    creditCode: more.creditCode ?? null,
    divisionCode: more.divisionCode ?? null,
    reportsTo: more.reportsTo ?? null,
    active: true,
    createdAt: world.wallNow,
  };
  await tx.directory.addOrganisation(one);
  return one;
}

async function people(
  adding: Adding,
  { id, name: organisationName }: { id: string; name: string },
  logins: readonly (readonly [string, Role, ...Role[]])[],
): Promise<void> {
  for (const [login, role, ...more] of logins) {
    adding.count += 1;
    const name = personName(adding.count);
    await adding.tx.directory.addAccount({
      id: adding.world.tools.newId(),
      organisationId: id,
      login,
      name,
      passwordHash: adding.passwordHash,
      mustChangePassword: false,
      passwordEndsAt: null,
      roles: [role, ...more],
      active: true,
      createdAt: adding.world.wallNow,
    });
    adding.accounts.push({ login, name, role, organisation: organisationName });
  }
}
