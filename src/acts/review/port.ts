export type Reviews = Record<never, never>;
