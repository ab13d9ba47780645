import type { Context } from '../context.ts';

/** One edition in the list of all that are at hand; `builtIn`: it came with the program. */
export type ListedEdition = {
  readonly id: string;
  readonly title: string;
  readonly issuer: string;
  /** The edition that it was made from (第十七条). */
  readonly derivedFrom: string | null;
  readonly state: 'builtIn' | 'drafting' | 'prepared' | 'returned' | 'signed';
  readonly digest: string | null;
  readonly inForce: string | null;
  readonly until: string | null;
  readonly preparedBy: string | null;
  readonly preparedAt: string | null;
  readonly signedBy: string | null;
  readonly signedAt: string | null;
  readonly word: string | null;
  readonly own: boolean;
  readonly mine: boolean;
};

/** Everything that may be seen of editions: the built-in one, those that were signed, and those of one's own authority that wait (第十七条、第十八条). */
export async function listEditions(ctx: Context): Promise<readonly ListedEdition[]> {
  const stored = await ctx.inTransaction((tx) => tx.editions.all());
  const people = stored.flatMap(({ preparedBy, signedBy }) => [preparedBy, ...(signedBy === null ? [] : [signedBy])]);
  const names = await ctx.asSystem((tx) => tx.directory.names([...new Set(people)]));
  const own = ({ issuerId }: { issuerId: string }) => issuerId === ctx.actor.organisationId;
  return [
    ...builtIn(ctx, stored),
    ...stored.map((one) => ({
      ...{
        id: one.id,
        title: one.title,
        issuer: one.issuerName,
        derivedFrom: one.derivedFrom,
        state: one.state,
        digest: one.digest,
        word: own(one) ? one.word : null,
      },
      ...{ inForce: one.inForce, until: one.until },
      ...{ preparedBy: own(one) ? (names[one.preparedBy] ?? null) : null, preparedAt: one.preparedAt },
      ...{ signedBy: one.signedBy === null ? null : (names[one.signedBy] ?? null), signedAt: one.signedAt },
      ...{ own: own(one), mine: one.preparedBy === ctx.actor.accountId },
    })),
  ];
}

/** Those that came with the program: on the shelf, and brought in by nobody. */
function builtIn({ tools: { schemes } }: Context, stored: readonly { readonly id: string }[]): ListedEdition[] {
  const nobody = { preparedBy: null, preparedAt: null, signedBy: null, signedAt: null, word: null, own: false, mine: false };
  return schemes
    .all()
    .filter(({ id }) => !stored.some((one) => one.id === id))
    .map(({ id, title, issuer, inForce, until }) => ({
      ...{ id, title, issuer, derivedFrom: null, inForce, until, state: 'builtIn' as const, digest: null },
      ...nobody,
    }));
}
