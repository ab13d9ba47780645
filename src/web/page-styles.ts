let sheet: string | null = null;
let fetched: Promise<void> | null = null;

/** The workspace says where its further styles lie; the public self-check has all of its own from the start. */
export function stylesLieAt(href: string): void {
  sheet = href;
  fetched = null;
}

/**
 * The styles of all that the first view of the form does not show. Who draws such a part waits for them, so that nothing is ever seen without. Where they could
 * not be fetched it fails, and they are asked for again the next time: by `import()` they would be taken for there, once they had been asked for.
 */
export function pageStyles(): Promise<void> {
  if (sheet === null) return Promise.resolve();
  fetched ??= linked(sheet).catch((error: unknown) => {
    fetched = null;
    throw error;
  });
  return fetched;
}

const linked = (href: string): Promise<void> =>
  new Promise((done, failed) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = href;
    link.onload = () => done();
    link.onerror = () => {
      link.remove();
      failed(new Error(`style sheet not fetched: ${href}`));
    };
    document.head.append(link);
  });
