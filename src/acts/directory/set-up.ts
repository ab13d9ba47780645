import type { Organisation, OrganisationKind } from '../../core/directory/organisation.ts';
import { authorityName, type RecommendingUnit, recommendingUnits } from '../../core/identifiers/recommending-units.ts';
import { bySystem, type Transaction, type World } from '../context.ts';

/** The names that an installation gives to its offices; what is not named keeps its name, or gets the usual one. `units` by key: `nanchang`. */
export type OfficeNames = { readonly province?: string; readonly operator?: string; readonly units?: Readonly<Record<string, string>> };

export type SetUp = { readonly added: readonly string[]; readonly renamed: readonly string[]; readonly operatorId: string };

type Wanted = { kind: OrganisationKind; usual: string; named: string | undefined; divisionCode: string | null };
type Setting = { tx: Transaction; world: World; known: readonly Organisation[]; added: string[]; renamed: string[] };

/**
 * The offices that the measure names (第三条 and annex 8): the province, its cities, 赣江新区, the pilot counties; and who runs the system. Adds what is
 * missing and gives the names asked for; done again it changes nothing. On an empty database this is what makes it usable.
 */
export const setUp = (world: World, names: OfficeNames): Promise<SetUp> =>
  world.asSystem(async (tx) => {
    const known = await tx.directory.organisations({ kinds: ['operator', 'province', 'city', 'county'] });
    const setting: Setting = { tx, world, known, added: [], renamed: [] };
    const operatorId = await office(setting, { kind: 'operator', usual: '系统运行单位', named: names.operator, divisionCode: null });
    const province = { kind: 'province', usual: '江西省工业和信息化厅', named: names.province, divisionCode: '360000' } as const;
    const provinceId = await office(setting, province);
    for (const unit of recommendingUnits) await office(setting, unitOffice(unit, names.units), provinceId);
    return { added: setting.added, renamed: setting.renamed, operatorId };
  });

const unitOffice = (unit: RecommendingUnit, named: OfficeNames['units'] = {}): Wanted => ({
  kind: unit.kind === 'pilotCounty' ? 'county' : 'city',
  usual: authorityName(unit),
  named: Object.hasOwn(named, unit.key) ? named[unit.key] : undefined,
  divisionCode: unit.division,
});

/** An office is known by its kind and place; province and operator, of which there is one, by their kind. */
async function office(setting: Setting, wanted: Wanted, reportsTo: string | null = null): Promise<string> {
  const alone = wanted.kind === 'operator' || wanted.kind === 'province';
  const there = setting.known.find((one) => one.kind === wanted.kind && (alone || one.divisionCode === wanted.divisionCode));
  if (there) return renamed(setting, there, wanted.named);
  const { tx, world } = setting;
  const { kind, divisionCode } = wanted;
  const id = world.tools.newId();
  const name = wanted.named ?? wanted.usual;
  await tx.directory.addOrganisation({ id, kind, name, creditCode: null, divisionCode, reportsTo, active: true, createdAt: world.now });
  await noted(setting, { id, action: 'addOrganisation', detail: { name, kind } });
  setting.added.push(name);
  return id;
}

async function renamed(setting: Setting, there: Organisation, named: string | undefined): Promise<string> {
  if (named === undefined || named === there.name) return there.id;
  await setting.tx.directory.changeOrganisation(there.id, { name: named });
  await noted(setting, { id: there.id, action: 'renameOrganisation', detail: { name: named, before: there.name } });
  setting.renamed.push(`${there.name} → ${named}`);
  return there.id;
}

const noted = ({ tx, world }: Setting, { id, action, detail }: { id: string; action: string; detail: Record<string, unknown> }) =>
  tx.record({ ...bySystem(world), action, article: null, subject: { kind: 'organisation', id }, detail });
