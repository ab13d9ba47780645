/** As `parts.ts`, of those which have such parts themselves. */
export const further = {
  case: async () => (await import('./case.tsx')).Case,
  caseHead: async () => (await import('./case-head.tsx')).CaseHead,
};
