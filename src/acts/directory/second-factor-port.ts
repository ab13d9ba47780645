/** A second factor as it is kept: its key in hexadecimal (sealed at rest), the last step that counted, since when it stands; null: it was begun only. */
export type SecondFactor = { key: string; lastStep: number; setAt: string | null };

export type SecondFactors = {
  of(accountId: string): Promise<SecondFactor | null>;
  /** A new key in place of one that was only begun; false where a factor stands. */
  begin(accountId: string, begun: { key: string; at: string }): Promise<boolean>;
  /** Notes that the code of `step` was used; false where it, or a later one, was before. */
  count(accountId: string, step: number): Promise<boolean>;
  /** From now on it is asked for. */
  stand(accountId: string, at: string): Promise<void>;
  /** Takes it away with its recovery codes; false where there was none. */
  remove(accountId: string): Promise<boolean>;
  /** New recovery codes, as digests, in place of those before. */
  giveCodes(accountId: string, digests: readonly string[]): Promise<void>;
  /** Uses one; false where it is none of them, or was used. */
  spendCode(accountId: string, digest: string, at: string): Promise<boolean>;
  codesLeft(accountId: string): Promise<number>;
};

/** As it lies in the database: the key sealed, recovery codes as digests. */
export type FactorTables = {
  secondFactor: { accountId: string; key: string; lastStep: number; begunAt: string; setAt: string | null };
  recoveryCode: { accountId: string; digest: string; usedAt: string | null };
};
