/** The round's cases by what is to be done with them. */
export const admissionTabs = [
  { key: 'recommended', label: '待受理', states: 'recommended', empty: '推荐部门签发推荐后在这里受理（第八条（三）（四））。' },
  { key: 'admitted', label: '评审中', states: 'admitted', empty: '受理后抽取专家组评审。' },
  { key: 'reviewed', label: '已评审', states: 'reviewed', empty: '评审结束后排序。' },
  { key: 'proposed', label: '拟认定', states: 'proposed', empty: '领导签发拟认定名单后公示。' },
  { key: 'ended', label: '已办结', states: 'rejected,notProposed,setAside,recognised', empty: '办结后在这里查看。' },
] as const;

/** By what it is narrowed, as it stands in the address; without a tab it is what waits to be admitted. */
export const admissionNames = ['tab', 'search'] as const;
type Filter = Readonly<Record<(typeof admissionNames)[number], string>>;

export const tabIn = ({ tab }: Pick<Filter, 'tab'>) => admissionTabs.find(({ key }) => key === tab) ?? admissionTabs[0];

/** The same as the server is asked. */
export const admissionAsked = (roundId: string, filter: Filter) => ({ roundId, state: tabIn(filter).states, search: filter.search });
