/** How 运营情况 and 服务业绩 were looked at. */
export const waysOfLooking = { onSite: '现场', video: '视频', papers: '核对材料' } as const;
export type WayOfLooking = keyof typeof waysOfLooking;

/** 第八条（三）: where an edition reads it so, everybody is visited, and pictures and who was there belong to the record. */
export type VisitRule = { readonly onSite: boolean };

/** What of the record decides whether it is complete. */
export type VisitSeen = { readonly how: WayOfLooking; readonly present: boolean; readonly photos: number };

/** What is still owed of the record, in words; null: nothing. */
export function visitOwed({ onSite }: VisitRule, seen: VisitSeen | null): string | null {
  if (seen === null) return '运营情况、服务业绩的测评记录尚未填写';
  if (onSite && seen.how !== 'onSite') return '运营情况、服务业绩须到现场测评';
  if (onSite && !seen.present) return '现场测评记录须写明在场人';
  return onSite && seen.photos === 0 ? '现场测评记录须附照片' : null;
}

/** What of the record people wrote in their own words. */
const texts = ['place', 'visitors', 'present', 'operations', 'performance'] as const;
type Text = (typeof texts)[number];

/** The record with each of its texts changed. */
export const inWords = <V extends Readonly<Record<Text, string>>>(visit: V, change: (text: string, key: Text) => string): V => ({
  ...visit,
  ...Object.fromEntries(texts.map((key) => [key, change(visit[key], key)])),
});
