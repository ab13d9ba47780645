/** The address of a place in the form: opened there, not at its top. */
export const placeIn = (dossier: string, path: string): string => `${dossier}?at=${encodeURIComponent(path)}`;
