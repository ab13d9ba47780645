/** What to ask the server for, of a list that it answers a page at a time; `page` counts from 1. */
export const pageQuery = (page: number, size: number) => ({ limit: size, offset: (page - 1) * size });

/** What the Pager below shows of it; `total`: as the server says. */
export const pagerOf = (page: number, size: number, total: number) => ({ page, pages: Math.max(1, Math.ceil(total / size)), total });

/** The page that an address asks for; the first where it asks for none, or for what is none. */
export function pageIn(asked: URLSearchParams): number {
  const page = Number(asked.get('page') ?? 1);
  return Number.isInteger(page) && page > 0 && page < 100_000 ? page : 1;
}
