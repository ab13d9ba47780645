export type Recommendations = Record<never, never>;
