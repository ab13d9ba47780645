import { creditCheckCharacter } from '../identifiers/credit-code.ts';
import { idCheckCharacter } from '../identifiers/id-number.ts';
import type { Content, Row, Value } from './field.ts';

type Cells = Readonly<Record<string, Value>>;
const rows = (table: string, cells: readonly Cells[]): readonly Row[] =>
  cells.map((one, index) => ({ id: `${table}-${index + 1}`, cells: one }));
const times = (count: number, cells: (index: number) => Cells): Cells[] => Array.from({ length: count }, (_, index) => cells(index + 1));
const withCheck = (body: string, check: (body: string) => string): string => body + check(body);

/** Far enough apart that no two follow one another. */
const mobile = (index: number): string => `139${String(10_000_000 + index * 7_919).padStart(8, '0')}`;

/**
 * A made-up applicant that meets every condition, complete and free of contradictions: a specialised platform for 技术创新 applying in `year`, reporting
 * on the year before. For demonstrations and tests; change one thing with `changed`.
 */
export function exampleContent(year: number): Content {
  const last = year - 1;
  return {
    values: {
      nature: '有限责任公司',
      creditCode: withCheck('91360106MA35G7K42', creditCheckCharacter),
      issuer: '南昌市市场监督管理局',
      registeredOn: `${year - 6}-04-18`,
      address: '江西省南昌市高新区火炬大街100号',
      postcode: '330096',
      legalRepresentative: '周文彬',
      legalIdNumber: withCheck('36010219780612301', idCheckCharacter),
      legalMobile: mobile(901),
      contactName: '刘静',
      contactPhone: '0791-88100000',
      contactMobile: mobile(902),
      website: 'www.example.cn',
      filingNumber: '赣ICP备00000000号',
      email: 'office@example.cn',
      registeredCapital: '500.00',
      totalAssets: '1280.50',
      equipmentCount: 25,
      equipmentPrice: '320.10',
      premisesOwned: '260.5',
      premisesRented: '600',
      staffTotal: 24,
      staffFullTime: 20,
      staffProfessional: 20,
      benefitBasis: '按次数',
      kind: '专业性',
      functions: ['innovation'],
      qualifications: '',
      publicBenefit: `${last}年参加省、市中小企业主管部门组织的服务活动6次。`,
      municipalRecognition: `南昌市中小企业公共服务示范平台，洪工信发〔${last - 1}〕12号`,
      governmentSupport: '',
      influence: '服务覆盖南昌及周边，帮助企业完成技术改造41项。',
      ...Object.fromEntries([2, 3, 4, 5, 6, 7, 8].map((part) => [`narrative${part}`, `申请报告第${part}部分的内容。`])),
      servedTotal: 130,
    },
    tables: {
      investors: rows('investors', [
        { name: '江西示例科技集团有限公司', nature: '国有', share: '60' },
        { name: '周文彬', nature: '自然人', share: '40' },
      ]),
      operation: rows('operation', [
        {
          year: last - 1,
          assets: '1100.00',
          revenue: '800.00',
          serviceIncome: '620.00',
          profit: '-12.50',
          enterprises: 118,
          benefitShare: '22',
        },
        {
          year: last,
          assets: '1280.50',
          revenue: '960.00',
          serviceIncome: '700.00',
          profit: '45.20',
          enterprises: 130,
          benefitShare: '25.5',
        },
      ]),
      products: rows('products', [
        { product: '工业设计', enterprises: 70, persons: 320, income: '400.00', satisfaction: '96' },
        { product: '技术咨询', enterprises: 60, persons: 210, income: '300.00', satisfaction: '94' },
      ]),
      agreements: rows('agreements', [{ name: '南昌示例大学' }, { name: '江西示例设计研究院' }, { name: '江西示例检测有限公司' }]),
      otherPartners: rows('otherPartners', [{ name: '江西示例行业协会' }]),
      activities: rows(
        'activities',
        times(4, (index) => ({
          name: `技术对接会第${index}场`,
          heldOn: `${last}-0${index * 2}-15`,
          place: '南昌',
          enterprises: 40,
          participants: 90,
          function: 'innovation',
        })),
      ),
      equipment: rows('equipment', [
        { name: '三维扫描仪', quantity: 5, price: '120.10', boughtOn: `${last - 2}-05`, note: '' },
        { name: '设计软件', quantity: 20, price: '200.00', boughtOn: `${last - 1}-03`, note: '' },
      ]),
      staff: rows(
        'staff',
        times(20, (index) => ({
          name: `员工${index}`,
          age: 28 + index,
          education: index % 2 ? '本科' : '大专',
          school: '南昌示例大学 机械工程',
          titleLevel: index % 5 ? '' : '工程师',
          titleBody: index % 5 ? '' : '江西省人力资源和社会保障厅',
          years: '3.5',
          post: '服务专员',
          contact: mobile(800 + index),
        })),
      ),
      served: rows(
        'served',
        times(130, (index) => ({
          enterprise: `江西示例${index}号制造有限公司`,
          contact: `联系人${index}`,
          position: '经理',
          mobile: mobile(index),
          service: '新产品工业设计',
          satisfied: index % 10 !== 0,
        })),
      ),
    },
  };
}

/** The same content with other values, and other tables where given. */
export const changed = (content: Content, values: Cells, tables: Readonly<Record<string, readonly Cells[]>> = {}): Content => ({
  values: { ...content.values, ...values },
  tables: { ...content.tables, ...Object.fromEntries(Object.entries(tables).map(([key, cells]) => [key, rows(key, cells)])) },
});

/** The cells of a table's rows, to change some of them. */
export const cellsOf = (content: Content, table: string): Cells[] => (content.tables[table] ?? []).map((row) => row.cells);
