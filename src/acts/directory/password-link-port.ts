/** A one-time link by which its owner sets a password. Instants ISO in UTC. */
export type PasswordLink = {
  id: string;
  accountId: string;
  /** Of the account. */
  organisationId: string;
  reason: 'new' | 'invited' | 'reset';
  /** To the owner's confirmed address; shown to who asked, with a code from somebody else; shown to who asked, alone. */
  way: 'mail' | 'code' | 'link';
  /** Null: the command line. */
  askedBy: string | null;
  askedName: string;
  askedAt: string;
  endsAt: string;
  tokenHash: string | null;
  /** It opens nothing until another person gave the code, or agreed to the letter. */
  secondNeeded: boolean;
  /** Whose officers are the second hand, where that is not another administrator or manager. */
  secondOrganisation: string | null;
  secondBy: string | null;
  secondName: string | null;
  secondAt: string | null;
  codeHash: string | null;
  codeTries: number;
  usedAt: string | null;
  overAt: string | null;
  overWhy: string | null;
};

/** With whose it is, as a list shows it. */
export type PasswordLinkLine = PasswordLink & { login: string; name: string; organisation: string };

export type Second = { secondBy: string | null; secondName: string; secondAt: string; tokenHash?: string; codeHash?: string };

export type PasswordLinks = {
  add(link: PasswordLink): Promise<void>;
  link(id: string): Promise<PasswordLinkLine | null>;
  byToken(tokenHash: string): Promise<PasswordLinkLine | null>;
  /** Those that wait for their second hand, as the actor may see them; oldest first. */
  waiting(now: string): Promise<PasswordLinkLine[]>;
  /** Ends every live one of an account. */
  endOf(accountId: string, at: string, why: string): Promise<void>;
  /** Ends one; false where it was used or over. */
  end(id: string, at: string, why: string): Promise<boolean>;
  /** False where somebody was first, or it is over. */
  second(id: string, second: Second): Promise<boolean>;
  /** Counts one try and answers the code's digest, in one statement; null where all tries are used. */
  tryCode(id: string, mostTries: number): Promise<string | null>;
  /** Uses it up; false where somebody was first, or it is over. */
  use(id: string, at: string): Promise<boolean>;
};
