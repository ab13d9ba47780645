/** What the worker is started with. */
export type WorkerSetup = { readonly appRoot: string; readonly template: string; readonly fonts: readonly string[] };

/** `pdf` is PDF/A-2b; `warnings` are sentences for the person who asked for it. */
export type Rendered = { readonly pdf: Uint8Array; readonly pages: number; readonly warnings: readonly string[] };

/** A PDF, or a sentence for people that says why there is none. A failure of the engine is thrown. */
export type Answer = ({ readonly kind: 'pdf' } & Rendered) | { readonly kind: 'refused'; readonly message: string };
