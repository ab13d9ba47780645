/** The styles of all that the first view of the form does not show. Who draws such a part waits for them, so that nothing is ever seen without. */
export const pageStyles = (): Promise<unknown> => import('./pages.css');
