/** Revocations, rewards and showcases (第十二条至第十四条). */
export type PlatformCases = Record<never, never>;
