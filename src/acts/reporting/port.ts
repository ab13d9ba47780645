export type Reporting = Record<never, never>;
