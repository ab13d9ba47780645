import type { Day } from '../calendar/day.ts';
import { isRecord } from '../draw/bundle.ts';

/** A title as it is told to whoever checks it: nothing but what the directory says of every platform (第十一条), and no person's. */
export type TitleFacts = {
  readonly number: string;
  /** 查验码 */
  readonly code: string;
  readonly organisation: string;
  readonly creditCode: string;
  /** 称号, by the name of its edition. */
  readonly title: string;
  readonly functions: string;
  readonly from: Day;
  readonly to: Day;
  readonly issuedOn: Day;
  readonly issuer: string;
  /** Its place in the status list, drawn at random, so that it tells nothing of the order. */
  readonly statusIndex: number;
};

/** Where the status list of an installation lies. */
export const listAddress = (base: string): string => `${base}/status/1`;

/** Which list of an installation an address names. The host is none of it: an installation may move, and whose a list is its signature says. */
const listNumber = (address: string): string | null => /\/status\/(\d{1,9})$/.exec(address)?.[1] ?? null;

const BEIJING = '+08:00';
const CONTEXT = 'https://www.w3.org/ns/credentials/v2';
/** What W3C keeps for members that no context defines; ours are read by their names alone. */
const OWN_MEMBERS = 'https://www.w3.org/ns/credentials/undefined-terms/v2';
const TYPE = 'DemonstrationPlatformTitle';
const LIST_TYPE = 'BitstringStatusListCredential';

/** A title as a W3C verifiable credential 2.0 (第十一条、第十二条); `base`: the installation's public address, without a slash at its end. */
export function credentialOf(base: string, { code, statusIndex, issuer, from, to, ...facts }: TitleFacts) {
  const list = listAddress(base);
  return {
    '@context': [CONTEXT, OWN_MEMBERS],
    id: `${base}/c/${code}`,
    type: ['VerifiableCredential', TYPE],
    issuer: { id: base, name: issuer },
    validFrom: `${from}T00:00:00${BEIJING}`,
    validUntil: `${to}T23:59:59${BEIJING}`,
    credentialSubject: { ...facts, code, from, to },
    credentialStatus: {
      id: `${list}#${statusIndex}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: String(statusIndex),
      statusListCredential: list,
    },
  };
}

/**
 * The list of what is revoked, as a credential of its own, from the beginning of a day; its bits are packed. What a later certificate of the same title replaced is of no more use than what was
 * revoked, so its bit is turned for every verifier; `replacedList` says to ours which those are, that nobody takes a new name for a violation.
 */
export function statusListOf(base: string, bits: { encodedList: string; replacedList: string }, { from, to }: { from: Day; to: Day }) {
  const id = listAddress(base);
  return {
    '@context': [CONTEXT, OWN_MEMBERS],
    id,
    type: ['VerifiableCredential', LIST_TYPE],
    issuer: base,
    validFrom: `${from}T00:00:00${BEIJING}`,
    validUntil: `${to}T23:59:59${BEIJING}`,
    credentialSubject: { id: `${id}#list`, type: 'BitstringStatusList', statusPurpose: 'revocation', ...bits },
  };
}

/** What is read of a title, whichever way it came; `list`: where its state is told. */
export type TitleRead = Omit<TitleFacts, 'issuer' | 'title'> & { readonly list: string };
/** `replaced`: null in a list from before anything was replaced. */
export type ListRead = {
  readonly id: string;
  readonly from: string;
  readonly until: string;
  readonly encoded: string;
  readonly replaced: string | null;
};

const text = (of: unknown, name: string): string | null => (isRecord(of) && typeof of[name] === 'string' ? (of[name] as string) : null);
const among = (of: unknown, type: string): boolean => isRecord(of) && Array.isArray(of.type) && of.type.includes(type);
const asDay = (value: string | null): string | null => (value !== null && /^\d{4}-\d\d-\d\d$/.test(value) ? value : null);

/** What an opened credential says; null: it is not a title's. */
export function titleRead(credential: unknown): TitleRead | null {
  if (!isRecord(credential) || !among(credential, TYPE)) return null;
  const { credentialSubject: subject, credentialStatus: status } = credential;
  const [number, code, organisation, creditCode] = ['number', 'code', 'organisation', 'creditCode'].map((name) => text(subject, name));
  const functions = text(subject, 'functions');
  const [from, to, issuedOn] = ['from', 'to', 'issuedOn'].map((name) => asDay(text(subject, name)));
  const [list, index] = [text(status, 'statusListCredential'), Number(text(status, 'statusListIndex') ?? Number.NaN)];
  if (!number || !code || !organisation || creditCode == null || functions === null) return null;
  if (!from || !to || !issuedOn || list === null || !Number.isInteger(index) || index < 0) return null;
  return { number, code, organisation, creditCode, functions, from, to, issuedOn, list, statusIndex: index };
}

/** What an opened status list says; null: it is none. */
export function listRead(credential: unknown): ListRead | null {
  if (!isRecord(credential) || !among(credential, LIST_TYPE)) return null;
  const [id, from, until] = [text(credential, 'id'), text(credential, 'validFrom'), text(credential, 'validUntil')];
  const encoded = text(credential.credentialSubject, 'encodedList');
  const replaced = text(credential.credentialSubject, 'replacedList');
  if (id === null || from === null || until === null || encoded === null) return null;
  return Number.isNaN(Date.parse(from)) || Number.isNaN(Date.parse(until)) ? null : { id, from, until, encoded, replaced };
}

/** `replaced`: a certificate under a new name stands in its place. `notIts`: the list is another's. `unknown`: nothing says whether it was revoked since, because there is no list, or none of this time. */
export type TitleState = 'valid' | 'revoked' | 'replaced' | 'expired' | 'notYet' | 'notIts' | 'unknown';

/**
 * What a genuine title is worth at an instant, by its list where one is given. A revocation outlives the expiry, and the list that tells it; but no list that is out of
 * its term ever says that a title stands.
 */
export function titleState(
  { from, to, list: its }: Pick<TitleRead, 'from' | 'to' | 'list'>,
  list: (Omit<ListRead, 'encoded' | 'replaced'> & { readonly revoked: boolean; readonly replaced: boolean }) | null,
  at: string,
): TitleState {
  const now = Date.parse(at);
  if (list !== null && listNumber(list.id) !== listNumber(its)) return 'notIts';
  if (list?.revoked) return list.replaced ? 'replaced' : 'revoked';
  if (now > Date.parse(`${to}T23:59:59.999${BEIJING}`)) return 'expired';
  if (now < Date.parse(`${from}T00:00:00${BEIJING}`)) return 'notYet';
  return list !== null && now >= Date.parse(list.from) && now <= Date.parse(list.until) + 999 ? 'valid' : 'unknown';
}

/** `forged`: none of the published keys signed it as it is. `unsigned`: there is nothing in it that could be proved or refuted. */
export type TitleProof =
  | { readonly kind: 'forged' }
  | { readonly kind: 'unsigned' }
  | { readonly kind: 'genuine'; readonly title: TitleRead; readonly state: TitleState; readonly list: 'none' | 'forged' | 'read' };
