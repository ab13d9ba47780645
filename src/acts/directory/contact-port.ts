/** How a person is reached; address and mobile are sealed at rest. Instants ISO in UTC. */
export type Contact = {
  accountId: string;
  email: string | null;
  /** When the person typed in the code that went to this address; null: nobody has shown that it is theirs. */
  emailConfirmedAt: string | null;
  /** What the mail server said when it refused the address for good; null: nothing. */
  emailRefused: string | null;
  mobile: string | null;
  /** The person wants no letters by mail; codes and links go all the same. */
  mailOff: boolean;
  /** The person wants none in the office's own messaging. */
  hookOff?: boolean;
};

export type ContactCode = { hash: string; sentAt: string; endsAt: string };

export type Contacts = {
  of(accountId: string): Promise<Contact | null>;
  /** Keeps all of it; a code on its way to the address before is worth nothing afterwards. */
  put(contact: Contact, at: string): Promise<void>;
  /** A new code in place of the one before; false where one went less than `apartSeconds` ago. */
  setCode(accountId: string, code: ContactCode, apartSeconds: number): Promise<boolean>;
  /** Counts one try and answers the code's hash, in one statement; null where no code lives or all tries are used. */
  tryCode(accountId: string, now: string, mostTries: number): Promise<string | null>;
  /** The mail server knows no such address. */
  refuse(accountId: string, reason: string): Promise<void>;
  /** The address is theirs; false where the code is another by now. */
  confirm(accountId: string, codeHash: string, at: string): Promise<boolean>;
};
