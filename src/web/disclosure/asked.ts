import type { ReactNode } from 'react';

/** Something that shows personal data: what it is, the word on the button, and how it is shown once the purpose is known. */
export type Asked = {
  readonly title: string;
  readonly act: string;
  /** Says, where it takes a while, how far it is. */
  readonly work: (purpose: string, say: (far: string) => void) => Promise<void>;
  /** Said above the field. */
  readonly about?: ReactNode;
  /** Asked each time; else a purpose holds for the page on which it was stated. */
  readonly eachTime?: boolean;
};
