import type { Role } from '../layout/paper.ts';

/** Word's units: twentieths of a point for lengths, half points for type. */
export const twips = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);
export const twipsOfPoints = (points: number): number => Math.round(points * 20);
export const halfPoints = (points: number): number => Math.round(points * 2);
/** Pictures are given in dots of 1/96 inch. */
export const dots = (millimetres: number): number => Math.round((millimetres * 96) / 25.4);

export const MM_PER_POINT = 25.4 / 72;

/** The names that Word and WPS know on an office's computer. */
const FONTS: Readonly<Record<Role, string>> = {
  fang: '仿宋_GB2312',
  kai: '楷体_GB2312',
  hei: '黑体',
  song: '宋体',
  title: '方正小标宋简体',
};
/** Latin letters and figures beside 宋体, 仿宋 and 楷体; 黑体 brings its own. */
const LATIN = 'Times New Roman';

/** A typeface by its office: Chinese and Latin parts. */
export function fontOf(role: Role) {
  const latin = role === 'hei' ? FONTS.hei : LATIN;
  return { ascii: latin, hAnsi: latin, cs: LATIN, eastAsia: FONTS[role], hint: 'eastAsia' };
}

/** Width in ems as the faces in use set it: one for Chinese, half for the rest. */
const ems = (text: string): number => [...text].reduce((sum, char) => sum + (char < '\u2000' ? 0.5 : 1), 0);

/** Width in millimetres of a text at so many points. */
export const textWidth = (text: string, size: number): number => ems(text) * size * MM_PER_POINT;

/** The type size, down to 60 %, at which a text stays within so many millimetres. */
export function shrunk(text: string, size: number, width: number): number {
  const natural = textWidth(text, size);
  return natural <= width ? size : Math.floor(size * Math.max(0.6, width / natural) * 2) / 2;
}
