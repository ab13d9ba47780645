import type { Disposition } from '../../core/draw/attempts.ts';

/** Annex 1: draw, sample and recommendation. Dates 'YYYY-MM-DD', instants ISO in UTC, money decimal strings. */
export type Draw = { dossierId: string; n: number; listHash: string; drawOrder: string[]; drawnBy: string; drawnAt: string };
export type Sample = {
  dossierId: string;
  rowId: string;
  position: number;
  enterprise: string;
  state: 'drawn' | 'recorded' | 'replaced';
  replacedReason: string | null;
  /** The row that took its place: the next of the order. */
  replacedWith: string | null;
  /** The account that replaced it. */
  replacedBy: string | null;
  method: number | null;
  interviewee: string | null;
  intervieweePosition: string | null;
  mobile: string | null;
  service: string | null;
  satisfied: boolean | null;
  /** It says that it never had a service of this platform; counts as not satisfied. */
  denied: boolean;
  note: string | null;
  recordedBy: string | null;
  recordedAt: string | null;
  version: number;
};
/** One attempt to reach a drawn enterprise; added, never changed. */
export type Attempt = {
  id: string;
  dossierId: string;
  rowId: string;
  /** When it was made, as the officer says; `recordedAt` is when that was written down. */
  at: string;
  /** 测评方法 of annex 1. */
  method: number;
  disposition: Disposition;
  note: string;
  /** 约定再访: the instant that was agreed; null where none was. */
  againAt: string | null;
  recordedBy: string;
  recordedAt: string;
};
export type Recommendation = {
  dossierId: string;
  influence: string;
  demonstration: string;
  opinion: string;
  /** Why it is recommended although the sample speaks against it; empty where nothing was said. */
  lowReason: string;
  preparedBy: string;
  preparedAt: string;
  signedBy: string | null;
  signedAt: string | null;
  /** Who of the leaders gave it back, when, and with what word; null once it is saved anew. */
  givenBackBy: string | null;
  givenBackAt: string | null;
  givenBackReason: string | null;
  version: number;
};
