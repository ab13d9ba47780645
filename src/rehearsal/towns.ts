import type { ExtraField } from '../core/scheme/edition/edition.ts';
import { player } from './cast.ts';
import { playTowns, type Town, townOf } from './local.ts';
import type { Recognised } from './notice.ts';
import type { Stage } from './stage.ts';

/** The first applicants of the play among whom both cities have one. */
export const TOWN_PLAYERS = 18;

/** What Ganzhou asks for beside the official forms: invented. */
const extraFields: readonly ExtraField[] = [
  {
    key: 'xCluster',
    label: '服务的产业集群',
    kind: 'choice',
    options: ['有色金属', '家具', '电子信息'],
    required: true,
    because: '第一条',
  },
  { key: 'xPatents', label: '有效发明专利数', kind: 'number', unit: '件', atMost: 999, because: '第六条（五）' },
  { key: 'xStory', label: '特色做法', kind: 'text', longest: 300, because: '第六条（六）' },
  { key: 'xQualifiedUntil', label: '资质有效期至', kind: 'date', because: '第九条' },
  { key: 'xOpenDay', label: '每月有开放日', kind: 'yesNo', required: true, because: '第六条（六）' },
  { key: 'xHours', table: 'served', label: '服务时数', kind: 'number', unit: '小时', because: '第六条（三）' },
];

export type PlayedTown = { readonly town: Town; readonly recognised: Recognised };

/**
 * Two cities recognise by measures of their own (第十七条) before the province's round opens; one reviews by itself, in the
 * other a county recommends; that one asks for fields of its own.
 */
export async function playCities(stage: Stage): Promise<PlayedTown[]> {
  const all = [
    { town: townOf('nanchang'), player: player(0), from: '2025-01-06' },
    { town: { ...townOf('ganzhou', 'ruijin'), extraFields }, player: player(17), from: '2025-02-06' },
  ];
  const recognised = await playTowns(stage, all);
  return all.flatMap(({ town }, i) => (recognised[i] ? [{ town, recognised: recognised[i] }] : []));
}
