export type Notices = Record<never, never>;
