import type { FileAnswer } from './contract/define.ts';

/** What a browser shows by itself and can't run; everything else is saved, whoever asks to see it. */
const SHOWN: ReadonlySet<string> = new Set([
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/bmp',
  'text/plain',
]);

/** A file opened by its address is a page of nobody's: no script, no form, no origin of ours. PDF has a viewer of the browser's own, which shows nothing in a sandbox. */
const SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'self'";

const typeOf = (mediaType: string): string => (mediaType.split(';')[0] ?? '').trim().toLowerCase();

/** Whether it is shown or saved, and what it may do where it is opened: of what strangers have brought nothing is run in this origin. */
export function servedAs({ mediaType, shown }: Pick<FileAnswer, 'mediaType' | 'shown'>): {
  disposition: FileAnswer['shown'];
  headers: Readonly<Record<string, string>>;
} {
  const type = typeOf(mediaType);
  return {
    disposition: SHOWN.has(type) ? shown : 'attachment',
    headers: { 'x-content-type-options': 'nosniff', ...(type === 'application/pdf' ? {} : { 'content-security-policy': SANDBOX }) },
  };
}
