import type { ExtraField } from '../src/core/scheme/edition/edition.ts';
import type { Scheme } from '../src/core/scheme/scheme.ts';
import { jx2023 } from './law.ts';

/** One extra field of each kind, and a column beside those of each of two lists. */
export const extraFields: readonly ExtraField[] = [
  {
    key: 'xPatents',
    label: '有效发明专利数',
    kind: 'number',
    unit: '件',
    required: true,
    atLeast: 0,
    atMost: 9999,
    because: '第六条（五）',
  },
  { key: 'xBrand', label: '服务品牌名称', kind: 'text', longest: 40, because: '第六条（六）' },
  { key: 'xStory', label: '特色做法', kind: 'text', longest: 600, hint: '写一件', because: '第六条（六）' },
  { key: 'xQualifiedUntil', label: '资质有效期至', kind: 'date', because: '第九条（十）' },
  {
    key: 'xCluster',
    label: '服务的产业集群',
    kind: 'choice',
    options: ['电子信息', '有色金属', '中医药'],
    required: true,
    because: '第一条',
  },
  { key: 'xOpenDay', label: '每月有开放日', kind: 'yesNo', required: true, because: '第六条（六）' },
  {
    key: 'xIndustry',
    table: 'served',
    label: '所属行业',
    kind: 'choice',
    options: ['制造业', '服务业', '农业'],
    required: true,
    because: '第六条（三）',
  },
  { key: 'xHours', table: 'served', label: '服务时数', kind: 'number', unit: '小时', because: '第六条（三）' },
  { key: 'xShared', table: 'equipment', label: '对外开放共享', kind: 'yesNo', because: '第六条（二）' },
  { key: 'xHeld', table: 'staff', label: '持证名称', kind: 'text', because: '第六条（二）' },
];

/** The measure of 2023 with them. */
export const extended: Scheme = { ...jx2023, id: 'jx-2023-extra', extraFields };
