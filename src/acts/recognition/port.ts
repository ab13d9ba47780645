export type Recognitions = Record<never, never>;
