import type { Material } from './view.ts';

const [KB, MB, GB] = [1024, 1024 ** 2, 1024 ** 3];

/** 1 234 567 → 1.2 MB; of a file of a few bytes, which is hardly meant, their number. */
export function sizeText(bytes: number): string {
  if (bytes < KB) return `${bytes} 字节`;
  if (bytes < MB) return `${Math.round(bytes / KB)} KB`;
  return bytes < GB ? `${(bytes / MB).toFixed(1)} MB` : `${(bytes / GB).toFixed(1)} GB`;
}

export type Held = { readonly tone: 'amber' | 'red'; readonly text: string; readonly sentence: string };

const held: Readonly<Partial<Record<NonNullable<Material['malware']>, Held>>> = {
  quarantined: { tone: 'amber', text: '正在查毒', sentence: '这个文件正在查毒，完成后才能打开，一般不超过几分钟。' },
  infected: {
    tone: 'red',
    text: '含恶意程序，已隔离',
    sentence:
      '这个文件含有恶意程序，已隔离，谁也打不开。申报单位在填写、补正时可以删除后重新上传；提交以后的，由受理的部门在补正通知中列出。',
  },
};

/** What keeps a file from being opened; undefined where it is clean, or nobody looks for malware. */
export const heldOf = ({ malware }: Pick<Material, 'malware'>): Held | undefined => held[malware ?? 'clean'];

export const isPicture = (mediaType: string): boolean => mediaType.startsWith('image/');
export const showsInPage = (mediaType: string): boolean => mediaType === 'application/pdf' || isPicture(mediaType);

/** Why a file is not shown in the page, and what to open it with. */
export const notShown = (mediaType: string): string =>
  mediaType.includes('spreadsheet')
    ? 'Excel 文件不能在页面内预览，请下载后用 Excel 或 WPS 打开。'
    : 'Word 文件不能在页面内预览，请下载后用 Word 或 WPS 打开。';
