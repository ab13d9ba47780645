import type { Edition } from './edition/edition.ts';
import { articlesFrom, toScheme } from './edition/to-scheme.ts';
import { type Article, articleText, type Scheme } from './scheme.ts';

/** The editions at hand, each whole; a round keeps the one that it opened under. */
export type Shelf = {
  has(id: string): boolean;
  /** The numbers, lists and readings of an edition. Throws for a name that stands nowhere: data and editions do not fit. */
  named(id: string): Scheme;
  /** Its whole text. Throws as `named` does. */
  articles(id: string): readonly Article[];
  /** The text of `第六条` or `第六条（三）` in it; undefined where it has no such place. */
  text(id: string, place: string): string | undefined;
  /** The edition by which the province works on a day: in force then, the latest where several are. Throws where none is. */
  inForce(day: string): Scheme;
};

/** Editions by their id; each is worked out once. */
export function shelfOf(editions: readonly Edition[]): Shelf {
  const laid = new Map(editions.map((one) => [one.id, { scheme: toScheme(one), articles: articlesFrom(one) }]));
  const at = (id: string) => {
    const found = laid.get(id);
    if (!found) throw new Error(`unknown scheme ${id}`);
    return found;
  };
  const rules = ({ effectiveFrom, effectiveTo }: Scheme, day: string) =>
    effectiveFrom !== '' && effectiveFrom <= day && (effectiveTo === null || day <= effectiveTo);
  return {
    has: (id) => laid.has(id),
    named: (id) => at(id).scheme,
    articles: (id) => at(id).articles,
    text: (id, place) => articleText(at(id).articles, place),
    inForce: (day) => {
      const ruling = [...laid.values()].map(({ scheme }) => scheme).filter((scheme) => rules(scheme, day));
      const latest = ruling.sort((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom)).at(-1);
      if (!latest) throw new Error(`no scheme is in force on ${day}`);
      return latest;
    },
  };
}
