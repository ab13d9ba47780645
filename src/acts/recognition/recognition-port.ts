import type { RecognitionState } from '../../core/procedure/recognition.ts';

export type RecognisedLine = { dossierId: string; name: string; recommender: string; kind: string; functions: string[] };

/** 认定 of a list (第八条（五）、第十一条): in the order of its notice, by one document. Instants ISO in UTC. */
export type Recognition = {
  id: string;
  roundId: string;
  noticeId: string;
  issuerId: string;
  state: RecognitionState;
  documentNumber: string;
  title: string;
  /** The document's own day: from it the titles run. */
  recognisedOn: string;
  entries: RecognisedLine[];
  /** Who waits, because an objection is open or upheld. */
  waiting: { dossierId: string; name: string }[];
  word: string | null;
  preparedBy: string;
  preparedAt: string;
  /** The first of a round is 1, what follows supplements it; null until it is signed. */
  number: number | null;
  signedBy: string | null;
  signedAt: string | null;
  version: number;
};
/** What of it is public, with whose it is and the titles that it gave. */
export type SignedRecognition = Recognition & {
  issuerName: string;
  roundYear: number;
  scheme: string;
  titles: { dossierId: string; platformId: string; certificateNumber: string; validFrom: string; validTo: string }[];
};

export type RecognitionLists = {
  /** Of a notice, the newest first; what was signed is everybody's. */
  ofNotice(noticeId: string): Promise<Recognition[]>;
  /** What was signed, the newest first. */
  signed(filter?: { id?: string }): Promise<SignedRecognition[]>;
  signedIn(roundId: string): Promise<number>;
  locked(id: string): Promise<Recognition | null>;
  add(one: Recognition): Promise<void>;
  change(id: string, version: number, change: Partial<Recognition>): Promise<boolean>;
  /** Of the cases of a notice: where each stands, and what is open or was upheld against it, and by whom that was verified. */
  contested(noticeId: string): Promise<{ dossierId: string; state: string; open: number; upheld: number; decidedBy: string[] }[]>;
};
