import { readEvidence } from '../../core/evidence/bundle.ts';
import type { Outcome } from '../../core/evidence/outcome.ts';
import { reExecuted } from '../../core/evidence/re-execute.ts';

/** A case derived anew from its evidence alone, or why the file is none. `roots`: what its journal has to name of it. */
export type Derived =
  | {
      readonly ok: true;
      readonly title: string;
      readonly takenOn: string;
      readonly black: number;
      readonly program: string | null;
      readonly roots: { readonly form: string; readonly facts: string };
      readonly outcomes: readonly Outcome[];
    }
  | { readonly ok: false; readonly fault: string };

/** Reads an evidence and derives every result of its case again. */
export function derivedFrom(zip: Uint8Array, sha256: (bytes: Uint8Array) => string): Derived {
  try {
    return derivedIn(zip, sha256);
  } catch {
    return { ok: false, fault: '证据包的内容不全，或者被改动过' };
  }
}

function derivedIn(zip: Uint8Array, sha256: (bytes: Uint8Array) => string): Derived {
  const read = readEvidence(zip, sha256);
  if (!read.ok) return read;
  const { facts, black, blackFacts } = read.evidence;
  return {
    ok: true,
    title: `${facts.dossier.number} ${facts.dossier.applicant}`,
    ...{
      takenOn: facts.takenOn,
      black: black.length + blackFacts.length,
      program: facts.program,
      roots: { form: read.formRoot, facts: read.factsRoot },
    },
    outcomes: reExecuted(read.evidence),
  };
}

/** How many came out how, as a person reads it. */
export function summed(outcomes: readonly Outcome[]): string {
  const of = (outcome: Outcome['outcome']) => outcomes.filter((one) => one.outcome === outcome).length;
  return `重算 ${outcomes.length} 项：一致 ${of('same')} 项，不一致 ${of('differs')} 项，不能重算 ${of('unknown')} 项`;
}
