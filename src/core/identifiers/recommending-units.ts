/** 设区市, 赣江新区, and the 省直管试点县 that annex 8 still names although 第三条 no longer does (a reading of the scheme decides whether they report). */
export type RecommendingUnitKind = 'city' | 'newArea' | 'pilotCounty';

/** 赣江新区 has no code in GB/T 2260. It goes by this key wherever another place goes by its code; no digits, so that nobody takes it for one. */
export const newAreaKey = '36GJXQ';

export type RecommendingUnit = {
  readonly key: string;
  readonly name: string;
  readonly kind: RecommendingUnitKind;
  /** GB/T 2260; for the new area, which has none, the key that stands in its place. */
  readonly division: string;
  /** Code of the city it lies in; null for the new area, which lies in two. */
  readonly city: string | null;
  /** What names it as a unit that recommends or reports. */
  readonly basis: '第三条' | '附件8';
};

/** In the order of annex 8: cities by code, the new area, the pilot counties. Associations and provincial units are organisations, not rows here. */
export const recommendingUnits: readonly RecommendingUnit[] = [
  { key: 'nanchang', name: '南昌市', kind: 'city', division: '360100', city: '360100', basis: '第三条' },
  { key: 'jingdezhen', name: '景德镇市', kind: 'city', division: '360200', city: '360200', basis: '第三条' },
  { key: 'pingxiang', name: '萍乡市', kind: 'city', division: '360300', city: '360300', basis: '第三条' },
  { key: 'jiujiang', name: '九江市', kind: 'city', division: '360400', city: '360400', basis: '第三条' },
  { key: 'xinyu', name: '新余市', kind: 'city', division: '360500', city: '360500', basis: '第三条' },
  { key: 'yingtan', name: '鹰潭市', kind: 'city', division: '360600', city: '360600', basis: '第三条' },
  { key: 'ganzhou', name: '赣州市', kind: 'city', division: '360700', city: '360700', basis: '第三条' },
  { key: 'jian', name: '吉安市', kind: 'city', division: '360800', city: '360800', basis: '第三条' },
  { key: 'yichun', name: '宜春市', kind: 'city', division: '360900', city: '360900', basis: '第三条' },
  { key: 'fuzhou', name: '抚州市', kind: 'city', division: '361000', city: '361000', basis: '第三条' },
  { key: 'shangrao', name: '上饶市', kind: 'city', division: '361100', city: '361100', basis: '第三条' },
  { key: 'ganjiang', name: '赣江新区', kind: 'newArea', division: newAreaKey, city: null, basis: '第三条' },
  { key: 'gongqingcheng', name: '共青城市', kind: 'pilotCounty', division: '360482', city: '360400', basis: '附件8' },
  { key: 'ruijin', name: '瑞金市', kind: 'pilotCounty', division: '360781', city: '360700', basis: '附件8' },
  { key: 'anfu', name: '安福县', kind: 'pilotCounty', division: '360829', city: '360800', basis: '附件8' },
  { key: 'fengcheng', name: '丰城市', kind: 'pilotCounty', division: '360981', city: '360900', basis: '附件8' },
  { key: 'nancheng', name: '南城县', kind: 'pilotCounty', division: '361021', city: '361000', basis: '附件8' },
  { key: 'poyang', name: '鄱阳县', kind: 'pilotCounty', division: '361128', city: '361100', basis: '附件8' },
];

/** What the authority of a place is usually called; an installation may name it otherwise. */
export const authorityName = ({ kind, name }: Pick<RecommendingUnit, 'kind' | 'name'>): string =>
  kind === 'newArea' ? '赣江新区经济发展局' : `${name}工业和信息化局`;

/** The place that an authority's name begins with: 南昌市工业和信息化局 → 南昌市; null for one that names none. */
export const placeIn = (organisation: string): string | null =>
  recommendingUnits.find(({ name, kind }) => kind !== 'pilotCounty' && organisation.startsWith(name))?.name ?? null;
