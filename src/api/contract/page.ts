import * as z from 'zod';

/** A page has 50 lines where nothing else is asked, and never more than this. */
export const MOST_A_PAGE = 200;
const USUAL = 50;

/** A list's query: how many, behind how many; its answer says how many there are (`total`). */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(MOST_A_PAGE).optional(),
  offset: z.coerce.number().int().min(0).max(10_000_000).optional(),
};

/** What was asked, with what is usual where it was not. */
export const pageOf = ({ limit = USUAL, offset = 0 }: { limit?: number | undefined; offset?: number | undefined }) => ({ limit, offset });
