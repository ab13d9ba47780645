/**
 * How long a client may take: for its headers, for all of a request (50 MB on a slow line), and between two signs of life. A connection that is idle is kept
 * for longer than browsers and proxies keep it (60 s), so that it is they who close it: one closed from here, just as the next request came over it, was cut.
 */
export const SLOWEST = { headersTimeout: 20_000, requestTimeout: 30 * 60_000, timeout: 2 * 60_000, keepAliveTimeout: 75_000 };
