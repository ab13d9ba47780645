import type { Edition } from './edition/edition.ts';
import { articlesFrom, toScheme } from './edition/to-scheme.ts';
import { type Article, articleText, type Scheme } from './scheme.ts';

/** An edition and its file, as it was signed. */
export type Filed = { readonly edition: Edition; readonly source: string };

/** A name that stands nowhere on the shelf: another process has just laid it out, or data and editions do not fit. */
export class UnknownEdition extends Error {}

/** The editions at hand, each whole; a round keeps the one that it opened under. What was laid on it never changes. */
export type Shelf = {
  has(id: string): boolean;
  /** The numbers, lists and readings of an edition. Throws for a name that stands nowhere: data and editions do not fit. */
  named(id: string): Scheme;
  /** The edition itself. Throws as `named` does. */
  edition(id: string): Edition;
  /** Its file. Throws as `named` does. */
  source(id: string): string;
  /** All of them, the built-in ones first. */
  all(): readonly Edition[];
  /** Its whole text. Throws as `named` does. */
  articles(id: string): readonly Article[];
  /** The text of `第六条` or `第六条（三）` in it; undefined where it has no such place. */
  text(id: string, place: string): string | undefined;
  /** The edition by which the province works on a day: in force then, the latest where several are. Throws where none is. */
  inForce(day: string): Scheme;
  /** Whether it is the one by which the province works on a day. */
  rulesOn(id: string, day: string): boolean;
  /** A city's own edition of a day (第十七条), by the id of its office; null where it has none in force. */
  localInForce(issuerId: string, day: string): Scheme | null;
  /** By which an office that recognises works on a day: a city's own, else the province's. Throws where none is. */
  heldBy(issuerId: string, day: string): Scheme;
  /** Lays a signed edition beside the others; one of its name that lies there stays. */
  add(filed: Filed, issuer: Issuer): void;
  /** Whether the province issued it, so that a city's may be made from it. */
  ofProvince(id: string): boolean;
};

/** Who signed an edition: the province, or the office of a city by its id. */
export type Issuer = 'province' | { readonly city: string };

type Laid = Filed & {
  readonly scheme: Scheme;
  readonly articles: readonly Article[];
  readonly issuer: Issuer;
};

const laidOut = ({ edition, source }: Filed, issuer: Laid['issuer']): Laid => ({
  edition,
  source,
  scheme: toScheme(edition),
  articles: articlesFrom(edition),
  issuer,
});

/** The province's editions by their id; each is worked out once. */
export function shelfOf(editions: readonly Filed[]): Shelf {
  const laid = new Map(editions.map((one) => [one.edition.id, laidOut(one, 'province')]));
  const at = (id: string): Laid => {
    const found = laid.get(id);
    if (!found) throw new UnknownEdition(`unknown scheme ${id}`);
    return found;
  };
  const province = (day: string): Scheme => {
    const found = ruling(byProvince([...laid.values()]), day);
    if (!found) throw new Error(`no scheme is in force on ${day}`);
    return found;
  };
  const local = (issuerId: string, day: string): Scheme | null =>
    ruling(
      [...laid.values()].filter(({ issuer }) => issuer !== 'province' && issuer.city === issuerId),
      day,
    );
  return {
    has: (id) => laid.has(id),
    named: (id) => at(id).scheme,
    edition: (id) => at(id).edition,
    source: (id) => at(id).source,
    all: () => [...laid.values()].map(({ edition }) => edition),
    articles: (id) => at(id).articles,
    text: (id, place) => articleText(at(id).articles, place),
    inForce: province,
    rulesOn: (id, day) => ruling(byProvince([...laid.values()]), day)?.id === id,
    localInForce: local,
    heldBy: (issuerId, day) => local(issuerId, day) ?? province(day),
    ofProvince: (id) => laid.get(id)?.issuer === 'province',
    add: (filed, issuer) => {
      if (!laid.has(filed.edition.id)) laid.set(filed.edition.id, laidOut(filed, issuer));
    },
  };
}

const byProvince = (laid: readonly Laid[]): Laid[] => laid.filter(({ issuer }) => issuer === 'province');

/** Of these the one that holds on a day; the latest where several do. */
function ruling(laid: readonly Laid[], day: string): Scheme | null {
  const holds = ({ effectiveFrom, effectiveTo }: Scheme) =>
    effectiveFrom !== '' && effectiveFrom <= day && (effectiveTo === null || day <= effectiveTo);
  return (
    laid
      .map(({ scheme }) => scheme)
      .filter(holds)
      .sort((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom))
      .at(-1) ?? null
  );
}
