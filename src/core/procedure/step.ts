import type { Actor, Parties, Relation, Role } from '../workflow/relation.ts';
import type { Brings, Brought } from './brings.ts';
import type { InboxOf, Waits } from './waits.ts';

/** What is known of a case, who looks at it, and on which day: all that a need may ask. */
export type Case<F> = { readonly facts: F; readonly actor: Actor; readonly today: string };

/** A case with its parties: all that is judged. A party that the procedure does not have is left out. */
export type Standing<F> = Case<F> & { readonly parties: Partial<Parties> };

/** Null where it is met, else the sentence that the person will read. */
export type Need<F> = (c: Case<F>) => string | null;

/** More than one end: which one, follows from what is brought and from the facts. */
export type Fork<F, S, B> = { readonly oneOf: readonly S[]; readonly which: (brought: B, facts: F) => S };

/** Whose step it is where no relation to the case says it, and how it is written out. */
export type Side<F> = { readonly who: string; readonly is: (c: Case<F>) => boolean };

/** One step of a procedure: a row of its table. Buttons, rights, refusals, inbox, drawing and tests read nothing else; `W`: what is known of a waiting case. */
export type Step<F, S extends string, B, W = never> = {
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
  /** What comes along with it. */
  readonly brings?: Brings;
  /** What the field table can't say alone of what comes along; asked only when the step is taken. */
  readonly missing?: (brought: B, c: Case<F>) => string | null;
  /** Who waits for it, until when and why: its lines of the inbox. */
  readonly waits?: readonly Waits<W, S>[];
  /** What the journal calls it, where that is not step and subject together: `payReward`. */
  readonly act?: string;
  /** Not taken by itself: it follows from that step of another procedure, for every case of it at once. */
  readonly within?: string;
  /** Shown as the dangerous choice, with a question before it is done. */
  readonly grave?: true;
};

/** A whole procedure: its states in their order, its steps, and where a case begins. */
export type Procedure<F extends { readonly state: S | null }, S extends string, B, N extends string, W = never> = {
  readonly label: string;
  readonly article: string;
  /** What its case is called where a step comes out of turn; left out where nothing is. */
  readonly noun?: string;
  /** How the names of its acts end in the journal. */
  readonly subject?: string;
  readonly states: Readonly<Record<S, { readonly label: string }>>;
  readonly first: S;
  /** States that no step of this table leads to, and what does. */
  readonly fromElsewhere?: Readonly<Partial<Record<S, string>>>;
  readonly steps: Readonly<Record<N, Step<F, S, B, W>>>;
  /** What its lines in the inbox have in common; left out where no row has any. */
  readonly inbox?: InboxOf<W>;
};

/** What the rows of a table bring along, by step. */
export type BroughtBy<T> = {
  readonly [N in keyof T]: T[N] extends { readonly brings: infer B } ? Brought<B> : Readonly<Record<never, never>>;
};

/** What the journal calls a step: `payReward`, unless its row says otherwise. */
export const actOf = ({ steps, subject = '' }: AnyProcedure, name: string): string => steps[name]?.act ?? `${name}${subject}`;

/** Any of them, to be drawn or listed; nothing can be judged by it. */
export type AnyProcedure = Procedure<never, string, never, string>;
