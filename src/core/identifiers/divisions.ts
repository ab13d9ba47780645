import { newAreaKey } from './recommending-units.ts';

export type DivisionKind = '省' | '设区市' | '市辖区' | '县' | '县级市' | '国家级新区';

/** `now` is set for a code no longer in force: what became of it. Old codes stay in ID numbers and credit codes for life. */
export type Division = { readonly code: string; readonly name: string; readonly kind: DivisionKind; readonly now?: string };

type Area = readonly [code: string, name: string, kind: DivisionKind];

/** Cities of Jiangxi and their counties by GB/T 2260 (statistical divisions as of 2023-06-30), each city followed by its own. */
const inForce: readonly Area[] = [
  ['360000', '江西省', '省'],
  ['360100', '南昌市', '设区市'],
  ['360102', '东湖区', '市辖区'],
  ['360103', '西湖区', '市辖区'],
  ['360104', '青云谱区', '市辖区'],
  ['360111', '青山湖区', '市辖区'],
  ['360112', '新建区', '市辖区'],
  ['360113', '红谷滩区', '市辖区'],
  ['360121', '南昌县', '县'],
  ['360123', '安义县', '县'],
  ['360124', '进贤县', '县'],
  ['360200', '景德镇市', '设区市'],
  ['360202', '昌江区', '市辖区'],
  ['360203', '珠山区', '市辖区'],
  ['360222', '浮梁县', '县'],
  ['360281', '乐平市', '县级市'],
  ['360300', '萍乡市', '设区市'],
  ['360302', '安源区', '市辖区'],
  ['360313', '湘东区', '市辖区'],
  ['360321', '莲花县', '县'],
  ['360322', '上栗县', '县'],
  ['360323', '芦溪县', '县'],
  ['360400', '九江市', '设区市'],
  ['360402', '濂溪区', '市辖区'],
  ['360403', '浔阳区', '市辖区'],
  ['360404', '柴桑区', '市辖区'],
  ['360423', '武宁县', '县'],
  ['360424', '修水县', '县'],
  ['360425', '永修县', '县'],
  ['360426', '德安县', '县'],
  ['360428', '都昌县', '县'],
  ['360429', '湖口县', '县'],
  ['360430', '彭泽县', '县'],
  ['360481', '瑞昌市', '县级市'],
  ['360482', '共青城市', '县级市'],
  ['360483', '庐山市', '县级市'],
  ['360500', '新余市', '设区市'],
  ['360502', '渝水区', '市辖区'],
  ['360521', '分宜县', '县'],
  ['360600', '鹰潭市', '设区市'],
  ['360602', '月湖区', '市辖区'],
  ['360603', '余江区', '市辖区'],
  ['360681', '贵溪市', '县级市'],
  ['360700', '赣州市', '设区市'],
  ['360702', '章贡区', '市辖区'],
  ['360703', '南康区', '市辖区'],
  ['360704', '赣县区', '市辖区'],
  ['360722', '信丰县', '县'],
  ['360723', '大余县', '县'],
  ['360724', '上犹县', '县'],
  ['360725', '崇义县', '县'],
  ['360726', '安远县', '县'],
  ['360728', '定南县', '县'],
  ['360729', '全南县', '县'],
  ['360730', '宁都县', '县'],
  ['360731', '于都县', '县'],
  ['360732', '兴国县', '县'],
  ['360733', '会昌县', '县'],
  ['360734', '寻乌县', '县'],
  ['360735', '石城县', '县'],
  ['360781', '瑞金市', '县级市'],
  ['360783', '龙南市', '县级市'],
  ['360800', '吉安市', '设区市'],
  ['360802', '吉州区', '市辖区'],
  ['360803', '青原区', '市辖区'],
  ['360821', '吉安县', '县'],
  ['360822', '吉水县', '县'],
  ['360823', '峡江县', '县'],
  ['360824', '新干县', '县'],
  ['360825', '永丰县', '县'],
  ['360826', '泰和县', '县'],
  ['360827', '遂川县', '县'],
  ['360828', '万安县', '县'],
  ['360829', '安福县', '县'],
  ['360830', '永新县', '县'],
  ['360881', '井冈山市', '县级市'],
  ['360900', '宜春市', '设区市'],
  ['360902', '袁州区', '市辖区'],
  ['360921', '奉新县', '县'],
  ['360922', '万载县', '县'],
  ['360923', '上高县', '县'],
  ['360924', '宜丰县', '县'],
  ['360925', '靖安县', '县'],
  ['360926', '铜鼓县', '县'],
  ['360981', '丰城市', '县级市'],
  ['360982', '樟树市', '县级市'],
  ['360983', '高安市', '县级市'],
  ['361000', '抚州市', '设区市'],
  ['361002', '临川区', '市辖区'],
  ['361003', '东乡区', '市辖区'],
  ['361021', '南城县', '县'],
  ['361022', '黎川县', '县'],
  ['361023', '南丰县', '县'],
  ['361024', '崇仁县', '县'],
  ['361025', '乐安县', '县'],
  ['361026', '宜黄县', '县'],
  ['361027', '金溪县', '县'],
  ['361028', '资溪县', '县'],
  ['361030', '广昌县', '县'],
  ['361100', '上饶市', '设区市'],
  ['361102', '信州区', '市辖区'],
  ['361103', '广丰区', '市辖区'],
  ['361104', '广信区', '市辖区'],
  ['361123', '玉山县', '县'],
  ['361124', '铅山县', '县'],
  ['361125', '横峰县', '县'],
  ['361126', '弋阳县', '县'],
  ['361127', '余干县', '县'],
  ['361128', '鄱阳县', '县'],
  ['361129', '万年县', '县'],
  ['361130', '婺源县', '县'],
  ['361181', '德兴市', '县级市'],
];

/** Codes out of force, with what the area is called now. */
const historic: readonly (readonly [code: string, name: string, kind: DivisionKind, now: string])[] = [
  ['360105', '湾里区', '市辖区', '新建区等'],
  ['360122', '新建县', '县', '新建区'],
  ['360421', '九江县', '县', '柴桑区'],
  ['360427', '星子县', '县', '庐山市'],
  ['360622', '余江县', '县', '余江区'],
  ['360721', '赣县', '县', '赣县区'],
  ['360727', '龙南县', '县', '龙南市'],
  ['360782', '南康市', '县级市', '南康区'],
  ['361029', '东乡县', '县', '东乡区'],
  ['361121', '上饶县', '县', '广信区'],
  ['361122', '广丰县', '县', '广丰区'],
];

export const divisions: readonly Division[] = [
  ...inForce.map(([code, name, kind]) => ({ code, name, kind })),
  ...historic.map(([code, name, kind, now]) => ({ code, name, kind, now })),
  { code: newAreaKey, name: '赣江新区', kind: '国家级新区' },
];

const byCode = new Map(divisions.map((division) => [division.code, division]));

export const division = (code: string): Division | null => byCode.get(code) ?? null;

/** 360781 → 瑞金市; null for a code outside Jiangxi or unknown. A code out of force keeps its old name. */
export const divisionName = (code: string): string | null => byCode.get(code)?.name ?? null;

/** The city (six digits, ends in 00) that a Jiangxi code lies in; null for the province itself and for unknown codes. */
export function cityOf(code: string): Division | null {
  const city = byCode.get(`${code.slice(0, 4)}00`);
  return byCode.has(code) && city?.kind === '设区市' ? city : null;
}

/** 360781 → 赣州市瑞金市; null for unknown codes. */
export function divisionPath(code: string): string | null {
  const name = divisionName(code);
  const city = cityOf(code);
  return name === null || !city || city.code === code ? name : `${city.name}${name}`;
}

export const cities: readonly Division[] = divisions.filter(({ kind }) => kind === '设区市');

/** Counties, districts and county-level cities in force of a city. */
export const countiesOf = (cityCode: string): readonly Division[] =>
  divisions.filter(({ code, now }) => now === undefined && code !== cityCode && code.startsWith(cityCode.slice(0, 4)));
