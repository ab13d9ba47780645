import type { Actor, Parties, Relation, Role } from '../workflow/relation.ts';

/** What is known of a case, who looks at it, and on which day: all that a need may ask. */
export type Case<F> = { readonly facts: F; readonly actor: Actor; readonly today: string };

/** A case with its parties: all that is judged. A party that the procedure does not have is left out. */
export type Standing<F> = Case<F> & { readonly parties: Partial<Parties> };

/** Null where it is met, else the sentence that the person will read. */
export type Need<F> = (c: Case<F>) => string | null;

/** What must come along with the step, by the word that its dialog goes by; `missing` is asked only when the step is taken. */
export type Asks<F, B> = { readonly what: string; readonly missing?: (brought: B, c: Case<F>) => string | null };

/** More than one end: which one, follows from what is brought and from the facts. */
export type Fork<F, S, B> = { readonly oneOf: readonly S[]; readonly which: (brought: B, facts: F) => S };

/** Whose step it is where no relation to the case says it, and how it is written out. */
export type Side<F> = { readonly who: string; readonly is: (c: Case<F>) => boolean };

/** One step of a procedure: a row of its table. Buttons, rights, refusals, drawing and tests read nothing else. */
export type Step<F, S extends string, B> = {
  readonly label: string;
  readonly article: string;
  readonly by: Relation | Side<F>;
  readonly role: Role | readonly Role[];
  /** null: there is no case yet. */
  readonly from: readonly (S | null)[];
  /** 'same': nothing is decided, the case stays where it is. */
  readonly to: S | 'same' | Fork<F, S, B>;
  readonly needs?: readonly Need<F>[];
  /** 两人办理: refuses whose hand is in what is signed. */
  readonly notBy?: Need<F>;
  readonly asks?: Asks<F, B>;
  /** Shown as the dangerous choice, with a question before it is done. */
  readonly grave?: true;
};

/** A whole procedure: its states in their order, its steps, and where a case begins. */
export type Procedure<F extends { readonly state: S | null }, S extends string, B, N extends string> = {
  readonly label: string;
  readonly article: string;
  /** What its case is called where a step comes out of turn; left out where nothing is. */
  readonly noun?: string;
  readonly states: Readonly<Record<S, { readonly label: string }>>;
  readonly first: S;
  /** States that no step of this table leads to, and what does. */
  readonly fromElsewhere?: Readonly<Partial<Record<S, string>>>;
  readonly steps: Readonly<Record<N, Step<F, S, B>>>;
};

/** Any of them, to be drawn or listed; nothing can be judged by it. */
export type AnyProcedure = Procedure<never, string, never, string>;
