import type { Edition } from '../src/core/scheme/edition/edition.ts';
import { articlesFrom, toScheme } from '../src/core/scheme/edition/to-scheme.ts';
import { articleText } from '../src/core/scheme/scheme.ts';
import { shelfOf } from '../src/core/scheme/shelf.ts';
import { builtInEditions } from '../src/intake/edition/built-in.ts';

/** The province's measure of 2023 for tests, read from its file once a process. */
const filed = builtInEditions(process.cwd());
export const jxEdition = filed[0]?.edition as Edition;
export const jx2023 = toScheme(jxEdition);
export const jxArticles = articlesFrom(jxEdition);
export const schemes = shelfOf(filed);
/** The text of 第六条（三） in it. */
export const textOf = (place: string): string | undefined => articleText(jxArticles, place);
