import { P, title } from './layout/blocks.ts';
import { formDoc, pages } from './layout/document.ts';
import { dateOrBlank } from './layout/figures.ts';
import type { Block, FormDoc } from './layout/paper.ts';

type Summary = { readonly name: string; readonly text: string };
export type AnnualData = {
  readonly year: number;
  readonly authority: string;
  /** 本地示范平台运营及发展情况年度总结; null where there is none yet, or where one platform's is printed alone. */
  readonly overview: string | null;
  readonly platforms: readonly Summary[];
  readonly signedOn: string | null;
  /** Its number, or that it is a draft: on every page. */
  readonly mark: string;
};

const paragraphs = (text: string): Block[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => P(line.trim(), { indent: 2, align: 'justify' }));

/** 年度总结 (第十五条): the authority's, and behind it every platform's, each on a page of its own. */
export function annual({ year, authority, overview, platforms, signedOn, mark }: AnnualData): FormDoc {
  const name = overview === null ? `${year}年度服务工作总结` : `${year}年度示范平台运营及发展情况总结`;
  const meta = { title: `${authority} ${name}`, author: authority, subject: name, date: signedOn ?? '', mark };
  return formDoc(meta, [
    ...(overview === null
      ? []
      : [
          pages([
            title(authority),
            title(name),
            ...paragraphs(overview),
            P(authority, { align: 'right', withNext: true }),
            P(dateOrBlank(signedOn ?? ''), { align: 'right' }),
          ]),
        ]),
    ...platforms.map(({ name: platform, text }, at) =>
      pages([...(overview === null ? [] : [P(`附${at + 1}`)]), title(platform), title(`${year}年度服务工作总结`), ...paragraphs(text)]),
    ),
  ]);
}
