import type { TitleProof, TitleRead } from '../../core/recognition/credential.ts';
import type { PlatformChange } from './change-port.ts';

/** A platform's credential as it was signed, once and for all; `code`: 查验码, eight characters; `statusIndex`: its place in the status list; `n`: which of its platform's, each change of name issues one more. */
export type IssuedTitle = { platformId: string; n: number; code: string; statusIndex: number; credential: string; issuedAt: string };
/** The certificate as it was signed, and its digest. */
export type IssuedPaper = { platformId: string; n: number; pdf: Uint8Array; hash: string; madeAt: string };
/** A key as it is published (RFC 7517). */
export type PublishedKey = { readonly kid: string };

/** What was signed of platforms recognised here (第十一条、第十二条): only ever added. */
export type Titles = {
  /** The last of a platform; null where it is not signed yet. */
  issuedTitle(platformId: string): Promise<IssuedTitle | null>;
  titleByCode(code: string): Promise<IssuedTitle | null>;
  /** False where the platform has one already. Throws where code or place are another's. */
  addTitle(title: IssuedTitle): Promise<boolean>;
  /** Whether a code or a place is taken. */
  titleTaken(title: Pick<IssuedTitle, 'code' | 'statusIndex'>): Promise<boolean>;
  issuedPaper(platformId: string): Promise<IssuedPaper | null>;
  addPaper(paper: IssuedPaper): Promise<boolean>;
  /** Places in the list of what is revoked by a day, and of what a later one of a title that stands replaced. */
  endedPlaces(today: string): Promise<{ revoked: number[]; replaced: number[] }>;
  /** Every key that anything was signed with. */
  publishedKeys(): Promise<PublishedKey[]>;
  publishKeys(keys: readonly PublishedKey[], at: string): Promise<void>;
};

/** What this installation signs with. */
export type Signing = {
  /** Its keys of today. */
  readonly keys: readonly PublishedKey[];
  /** A credential, signed (vc+jwt). */
  issue(credential: object): string;
  /** A title's facts with a signature over them, for a code on paper. */
  facts(title: Omit<TitleRead, 'list'>): Uint8Array;
  /** The paper, signed (PAdES), with the credential in it; and its SHA-256. */
  paper(pdf: Uint8Array, wish: { at: Date; reason: string; name: string; credential: string }): Promise<{ pdf: Uint8Array; hash: string }>;
  /** Signs something that nobody keeps. Throws where papers can't be signed now. */
  tried(): Promise<void>;
  /** The bits of a status list, packed; and how many places it has. */
  bits(revoked: readonly number[]): string;
  readonly places: number;
  /** What a file is worth: a certificate, a credential, or the text of the code on paper. */
  verify(file: Uint8Array, by: { keys: readonly PublishedKey[]; status: string; at: string }): TitleProof;
};

/** What is kept of them. */
export type TitleTables = {
  signingKey: { kid: string; jwk: PublishedKey; since: string };
  titleCredential: IssuedTitle;
  titlePaper: IssuedPaper;
  platformChange: PlatformChange;
};
