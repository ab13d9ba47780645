import type { Change, Derived, Edition } from './edition.ts';
import { namesOf } from './titles.ts';
import { cellsOf, placeOfStep, sentencesOf } from './walk.ts';

/** A city or 赣江新区 that will recognise by itself (第十七条): its place with the counties in it, its office's full and short name. */
export type Locality = { readonly place: string; readonly counties: readonly string[]; readonly office: string; readonly short: string };
export type LocalHead = { readonly id: string; readonly title: string; readonly recommenders: 'issuer' | 'countyAuthority' };

/**
 * What a city's own edition begins with: the base in the city's names, without what only the province does, and nothing eased or tightened; its officers
 * change the rest. Articles keep their numbers, since messages cite them.
 */
export function localEdition(base: Edition, city: Locality, head: LocalHead): Derived {
  const platform = namesOf(base).platform.replace(base.settings.region.name, city.place);
  const counties = '各县（区）、开发区中小企业主管部门';
  const reviewer = head.recommenders === 'issuer' ? city.short : counties;
  const words: Words = { base, city, title: head.title, platform, counties, reviewer, alone: head.recommenders === 'issuer' };
  return {
    ...{ format: 1, id: head.id, base: base.id, title: head.title, issuer: city.office, issuerShort: city.short },
    ...{ documentNumber: null, adopted: null, inForce: null, until: null, repeals: null, draft: true },
    renames: renamesOf(words),
    keeps: basisOf(base),
    changes: changesOf(words).filter((one) => stands(base, one)),
    choose: {},
    settings: {
      region: { name: city.place, places: [...city.counties], because: `第六条（一）“在${city.place}内”；按注册地址判断` },
      recommenders: { kinds: [head.recommenders], ownArea: true, because: '第三条、第八条（一）' },
    },
  };
}

type Words = {
  readonly base: Edition;
  readonly city: Locality;
  readonly title: string;
  readonly platform: string;
  readonly counties: string;
  /** Who reviews, surveys and recommends. */
  readonly reviewer: string;
  /** The office itself does. */
  readonly alone: boolean;
};

function renamesOf({ base, city, title, platform, counties, reviewer, alone }: Words): Derived['renames'] {
  const [issuer, party] = [base.issuer, alone ? city.office : counties.replace(/^各/, '')];
  return [
    { from: base.title, to: title },
    { from: issuer, to: city.office },
    { from: namesOf(base).platform, to: platform },
    { from: base.issuerShort, to: city.short },
    { from: '设区市、省直管试点县、赣江新区中小企业主管部门', to: party },
    { from: '设区市、赣江新区中小企业主管部门', to: party },
    { from: '各地中小企业主管部门', to: reviewer },
    { from: '当地中小企业主管部门', to: alone ? city.short : '所在县（区）中小企业主管部门' },
  ];
}

/** The measures above that the base cites. */
const basisOf = (base: Edition): string[] =>
  sentencesOf(base)
    .filter(({ noEffect }) => noEffect !== undefined)
    .flatMap(({ text }) => text.match(/《[^》]+》/g) ?? [])
    .filter((name) => !name.includes(base.title));

/** 市工信局 counts its own money as 市级, 赣江新区 as 新区级. */
const levelOf = ({ place }: Locality): string => (place.endsWith('市') ? '市' : '新区');

function changesOf(words: Words): Change[] {
  const { base, city, title, counties, alone } = words;
  const own = levelOf(city);
  const derive = placeOfStep(base, 'schemeEdition/derive');
  return [
    { at: 'n.s2', text: alone ? '各有关单位：' : `${counties}：`, set: { party: null, readings: null, noEffect: '主送单位' } },
    { at: 'n.s3', text: `《${title}》已经局长办公会审议通过，` },
    { at: '1.s1', text: textOf(base, '1.s1').replace('我省', `我${own === '市' ? '市' : '区'}`) },
    {
      at: '1.s2',
      text: `根据《中华人民共和国中小企业促进法》和《${base.title}》${derive}有关规定，`,
      set: { noEffect: `依据省级办法${derive}`, otherNumbers: null },
    },
    { at: '1.s3', text: `结合本${own === '市' ? '市' : '区'}实际，制定本办法。` },
    { at: '3.s2', text: counties, set: { party: { countyAuthority: counties }, readings: null } },
    { at: '6.1.s3', text: `在${city.place}内注册登记，`, set: { word: { region: city.place } } },
    { at: '6.7.s1', drop: '本地认定不以市级认定为条件' },
    {
      at: '9.9.s1',
      text: '获得的其他认定、认可证明文件复印件；',
      set: { material: { key: 'm9', need: 'optional', shows: ['文件名称、文号', '在有效期内'], backs: [] } },
    },
    ...(alone ? byItself(words) : []),
    { at: '8.3.s6', drop: '没有直接推荐的渠道' },
    { at: '13.s2', text: `${city.short}统筹安排${own}级资金，` },
    { at: '17.s1', text: '各县（区）、开发区不另行组织本级示范平台的认定工作。', set: { step: null, noEffect: '不再另行认定' } },
    { at: '19.s2', drop: '没有被废止的文件' },
    { at: 'a6.s1', set: { readings: null } },
    { at: 'a7.s3', text: alone ? `3、此表报${city.office}。` : '3、此表按属地管辖报所在县（区）中小企业主管部门。' },
    { annex: 2, cell: 'municipalRecognition', drop: '随第六条（七）删去' },
    { annex: 2, cell: 'governmentSupport', label: '五、得到政府扶持的情况' },
    { annex: 2, cell: 'influence', label: '六、对区域中小企业发展的影响及作用（自测情况）' },
  ];
}

/** The office reviews, surveys and recommends by itself: 第八条（二）（三）, 第十五条 without anybody to report to it. */
const byItself = ({ city: { short }, platform }: Words): Change[] => [
  { at: '8.1.s2', text: `均可向${short}提出申请。`, set: { readings: null } },
  { at: '8.2.s2', text: '负责示范平台的初审、推荐工作。' },
  { at: '8.3.s5', text: '并附被推荐示范平台的申报材料，提交专家评审。' },
  { at: '15.s4', text: `${short}于每季度结束后20日内，汇总《${platform}情况季度汇总表》，` },
];

const textOf = (base: Edition, id: string): string => sentencesOf(base).find((one) => one.id === id)?.text ?? '';

/** Another base may lack a sentence or a cell: then there is nothing to change. */
function stands(base: Edition, one: Change): boolean {
  if ('cell' in one) return cellsOf(base).some(({ annex, path }) => annex === one.annex && path === one.cell);
  const id = 'at' in one ? one.at : one.after;
  return sentencesOf(base).some((sentence) => sentence.id === id);
}

/** What an office is called for short in its own measure: 市工信局, 新区经发局; its whole name where it is called otherwise. */
export function shortNameOf(office: string, place: string): string {
  const own = office.replace(place, '');
  const short = own.startsWith('工业和信息化局') ? '工信局' : own === '经济发展局' ? '经发局' : null;
  return short === null ? office : `${place.endsWith('市') ? '市' : '新区'}${short}`;
}
