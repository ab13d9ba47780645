import type { ConfirmAnswerWord } from '../../core/ledger/confirm.ts';
import type { LedgerEvent, Service } from '../../core/ledger/line.ts';

/** A link for the lines of one enterprise, or a code for the guests of one event; the token itself is kept nowhere. Instants ISO in UTC. */
export type ConfirmLink = {
  organisationId: string;
  id: string;
  tokenHash: string;
  enterpriseId: string | null;
  eventId: string | null;
  serviceIds: string[];
  madeBy: string;
  madeAt: string;
  /** A digest of token and network address together: without the link nobody can try addresses against it. Forgotten once it says nothing more. */
  madeFrom: string | null;
  expiresAt: string;
  openedAt: string | null;
  revokedAt: string | null;
};
/** What was said of a line, or by a guest of an event. A later answer of the same line stands over the earlier one. */
export type ConfirmAnswer = {
  organisationId: string;
  id: string;
  linkId: string;
  serviceId: string | null;
  /** The line as it stood when it was asked about. */
  serviceVersion: number | null;
  eventId: string | null;
  unit: string;
  unitKey: string;
  creditCode: string | null;
  answer: ConfirmAnswerWord;
  satisfied: boolean | null;
  /** Sealed at rest. */
  remark: string;
  /** Link and confirmation came from the same network within a minute. Once so, always so. */
  doubted: boolean;
  /** When it was denied first; the database keeps it whatever is said later. */
  deniedAt: string | null;
  firstAt: string;
  changedAt: string;
};
export type ConfirmTables = { confirmLink: ConfirmLink; confirmAnswer: ConfirmAnswer };

/** How far one link has come. */
export type LinkState = Pick<ConfirmLink, 'enterpriseId' | 'eventId' | 'madeAt' | 'openedAt' | 'expiresAt'> & {
  readonly asked: number;
  readonly answered: number;
};
/** Which line, at the version that was asked about. */
export type Confirming = Pick<ConfirmAnswer, 'organisationId' | 'serviceId' | 'serviceVersion'>;

/** Links and what came back by them. */
export type Confirmations = {
  add(link: ConfirmLink): Promise<void>;
  /** The link of a token's digest, held until the transaction ends. */
  byToken(tokenHash: string): Promise<ConfirmLink | null>;
  /** Ends what an earlier link of the same enterprise or event may still do; how many there were. */
  revoke(of: Pick<ConfirmLink, 'organisationId' | 'enterpriseId' | 'eventId'>, at: string): Promise<number>;
  /** Notes the first opening, and forgets where the link was made, unless the answer may still tell. */
  opened(link: ConfirmLink, at: string, keepsOrigin: boolean): Promise<void>;
  /** All enterprises that count as the same one. */
  kin(organisationId: string, enterpriseId: string): Promise<string[]>;
  /** The newest lines of these enterprises that nobody has confirmed. */
  unconfirmed(organisationId: string, enterpriseIds: readonly string[], most: number): Promise<string[]>;
  /** Under which name an enterprise stands in the register. */
  nameOf(organisationId: string, enterpriseId: string): Promise<string>;
  /** Null where it was voided. */
  event(organisationId: string, id: string): Promise<LedgerEvent | null>;
  answers(organisationId: string, serviceIds: readonly string[]): Promise<ConfirmAnswer[]>;
  /** Over the earlier answer of the same line; false where a guest of that name is there already. */
  answer(answer: ConfirmAnswer): Promise<boolean>;
  /** Writes into the ledger's line what was said; false where it is not that version any more. */
  confirm(line: Confirming, said: Pick<Service, 'confirmed' | 'satisfied'>): Promise<boolean>;
  /** The newest link of each enterprise and event. */
  states(organisationId: string): Promise<LinkState[]>;
  /** Who came to these events by what they said themselves. */
  guests(organisationId: string, eventIds: readonly string[]): Promise<Pick<ConfirmAnswer, 'eventId' | 'unit' | 'unitKey'>[]>;
  /** Denials and doubts of these lines, as far as whoever asks may see them. */
  contested(organisationId: string, serviceIds: readonly string[]): Promise<ConfirmAnswer[]>;
};
