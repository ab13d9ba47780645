/** What the worker is started with. */
export type WorkerSetup = { readonly appRoot: string; readonly template: string; readonly fonts: readonly string[] };

/** One document to set: the layout as JSON, and the file's creation time in seconds since 1970. */
export type Job = { readonly id: number; readonly doc: string; readonly createdAt: number };

/** A PDF, a refusal for want of glyphs, or a failure in the engine's own words. `rss` is the process's memory in bytes. */
export type Answer =
  | { readonly id: number; readonly kind: 'pdf'; readonly pdf: Uint8Array; readonly rss: number }
  | { readonly id: number; readonly kind: 'glyphs'; readonly missing: ReadonlySet<string> }
  | { readonly id: number; readonly kind: 'noEngine'; readonly message: string }
  | { readonly id: number; readonly kind: 'failed'; readonly message: string };
