import { articles2023 } from './articles-2023.ts';
import type { Article, Scheme } from './scheme.ts';

const texts: Readonly<Record<string, readonly Article[]>> = { 'jx-2023': articles2023 };

/** The articles that a scheme reads; apart from its numbers, since a form in the browser needs those and not the wording. Throws for a text that is unknown. */
export function articlesOf({ text }: Scheme): readonly Article[] {
  const articles = texts[text];
  if (!articles) throw new Error(`unknown text ${text}`);
  return articles;
}

/** The text of `第六条` or `第六条（三）`; undefined where the scheme has no such place. */
export function articleText(scheme: Scheme, place: string): string | undefined {
  const [, number, item] = /^(第.{1,3}条)(（.{1,2}）)?$/.exec(place) ?? [];
  const article = articlesOf(scheme).find((one) => one.number === number);
  if (!item) return article && [article.text, ...article.items.map((one) => `${one.number}${one.text}`)].join('\n');
  return article?.items.find((one) => one.number === item)?.text;
}
