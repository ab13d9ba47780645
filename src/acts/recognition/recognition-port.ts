import type { Whole, Wholes } from '../procedure/whole-port.ts';

export type RecognisedLine = { dossierId: string; name: string; recommender: string; kind: string; functions: string[] };

/** 认定 of a list (第八条（五）、第十一条): in the order of its notice, by one document; what follows the first of a round supplements it. */
export type Recognition = Whole & {
  noticeId: string;
  documentNumber: string;
  title: string;
  /** The document's own day: from it the titles run. */
  recognisedOn: string;
  entries: RecognisedLine[];
  /** Who waits, because an objection is open or upheld. */
  waiting: { dossierId: string; name: string }[];
};
/** What of it is public, with whose it is and the titles that it gave. */
export type SignedRecognition = Recognition & {
  issuerName: string;
  roundYear: number;
  scheme: string;
  titles: { dossierId: string; platformId: string; certificateNumber: string; validFrom: string; validTo: string }[];
};

/** One as lists show it, without what it lists, which may be thousands of lines; `count`: how many. */
export type RecognitionHead = Pick<SignedRecognition, 'id' | 'title' | 'documentNumber' | 'recognisedOn' | 'issuerName' | 'roundYear'> & {
  count: number;
};

export type RecognitionLists = Wholes<Recognition> & {
  /** Of a notice, the newest first; what was signed is everybody's. */
  ofNotice(noticeId: string): Promise<Recognition[]>;
  /** The one of a notice that is prepared or was given back. */
  open(noticeId: string): Promise<Recognition | null>;
  /** What was signed, the newest first. */
  heads(): Promise<RecognitionHead[]>;
  signed(id: string): Promise<SignedRecognition | null>;
  signedIn(roundId: string): Promise<number>;
  /** Of the cases of a notice: where each stands, and what is open or was upheld against it, and by whom that was verified. */
  contested(noticeId: string): Promise<{ dossierId: string; state: string; open: number; upheld: number; decidedBy: string[] }[]>;
};
