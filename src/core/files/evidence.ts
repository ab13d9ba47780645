/** So many files one case of evidence may hold (acts/files/evidence.ts). */
export const MOST_EVIDENCE = 10;
