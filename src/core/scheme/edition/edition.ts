import type { StampedAnnex } from '../../materials/stamped.ts';

/**
 * The law as a file: one dated edition holds text, numbers and readings in the order of the paper, each number and each doubt beside the sentence that it comes
 * from. These are its shapes; `intake/edition` reads the file, `walk.ts` goes through it.
 */

/** Who something holds for; several words are all meant. `tier` and `area` are for editions with stars or with two sets of numbers. */
export type When = {
  readonly functions?: readonly string[] | undefined;
  readonly kind?: string | undefined;
  readonly tier?: string | undefined;
  readonly area?: string | undefined;
};

/** A figure held against a number; 以上 includes the number itself (民法典第一千二百五十九条), hence atLeast. */
export type Bounds = { readonly atLeast?: number | undefined; readonly atMost?: number | undefined; readonly unit?: string | undefined };
export type Bound = Bounds & { readonly figure: string; readonly when?: When | undefined };

export type Judge = 'recommender' | 'panel' | 'authority';

/** What the recommender writes down of a case before it recommends it: an answer to each condition that no figure decides, the record of what was looked at. */
export type AskedBefore = 'conditions' | 'siteVisit';

/** A condition of 第六条 or 第七条; exactly one of `figure`, `rule`, `judge`, `anyOf` says how it is found. */
export type Condition = Bounds & {
  readonly id: string;
  readonly label?: string | undefined;
  readonly figure?: string | undefined;
  readonly rule?: string | undefined;
  readonly judge?: Judge | undefined;
  readonly anyOf?: readonly Bound[] | undefined;
  readonly years?: number | undefined;
  readonly when?: When | undefined;
  /** What the person is to look at. */
  readonly asks?: string | undefined;
  /** What the figure is called where that differs from the label. */
  readonly measures?: string | undefined;
  readonly evidence?: readonly string[] | undefined;
  readonly rubric?: string | undefined;
  readonly reading?: string | undefined;
  readonly because?: string | undefined;
};

/** A hole of the text, quoted from its sentence, and how this edition reads it. */
export type EditionReading = {
  readonly question: string;
  readonly words: string;
  readonly options: Readonly<Record<string, string>>;
  readonly chosen: string;
  readonly reason: string;
  /** The number of the answer by which it was decided (第十八条), and from when. */
  readonly answer?: string | undefined;
  readonly from?: string | undefined;
};

export type EditionMaterial = {
  readonly key: string;
  readonly need: 'form' | 'required' | 'conditional' | 'optional';
  readonly whenFilled?: readonly string[] | undefined;
  /** A table of which each row needs its own proof. */
  readonly perRow?: string | undefined;
  /** Whether a later year can use the files too, as long as they are valid. */
  readonly lasts?: boolean | undefined;
  readonly shows: readonly string[];
  readonly backs: readonly string[];
};

export type EditionNumber = {
  readonly is: string;
  readonly value: number | string;
  readonly unit?: string | undefined;
  readonly when?: When | undefined;
};

/** What a sentence is in the procedure. At least one of these stands under each. */
export type Means = {
  readonly condition?: Condition | undefined;
  readonly number?: EditionNumber | undefined;
  readonly step?: readonly string[] | undefined;
  readonly need?: readonly string[] | undefined;
  readonly cell?: readonly string[] | undefined;
  readonly page?: readonly string[] | undefined;
  readonly form?: number | undefined;
  readonly material?: EditionMaterial | undefined;
  readonly function?: { readonly key: string; readonly label: string } | undefined;
  readonly party?: Readonly<Record<string, string>> | undefined;
  readonly word?: Readonly<Record<string, string>> | undefined;
  readonly forPerson?: { readonly asks: string; readonly by: Judge; readonly reads: readonly string[] } | undefined;
  readonly sameAs?: readonly string[] | undefined;
  /** Why it has no effect in the procedure. */
  readonly noEffect?: string | undefined;
};

/** The smallest piece of text with one meaning. `6.3.s2`: the second of 第六条（三）. */
export type Sentence = Means & {
  readonly id: string;
  readonly text: string;
  /** It begins a paragraph of its own inside its article or item. */
  readonly paragraph?: true | undefined;
  readonly cites?: readonly string[] | undefined;
  /** Numbers of the text that are no number of the procedure, each with what it is. */
  readonly otherNumbers?: Readonly<Record<string, string>> | undefined;
  readonly reading?: readonly string[] | undefined;
  readonly readings?: Readonly<Record<string, EditionReading>> | undefined;
};
/** A known gap of the copy that the edition was made from; a draft may hold some, a signed edition none. */
export type Gap = { readonly id: string; readonly notObtained: string };

export type Item = { readonly item: string; readonly sentences: readonly (Sentence | Gap)[] };
export type Block =
  | { readonly part: string; readonly sentences: readonly (Sentence | Gap)[] }
  | { readonly chapter: string }
  | { readonly article: string; readonly sentences: readonly (Sentence | Gap)[]; readonly items?: readonly Item[] | undefined };

/** What is printed, the place in the forms that it stands for (`print`: on paper only), and the readings that touch it. */
export type Cell = readonly [label: string, path: string, ...readings: string[]];
export type Annex = {
  readonly annex: number;
  readonly cells: readonly Cell[];
  readonly sentences?: readonly Sentence[] | undefined;
  readonly below?: readonly Cell[] | undefined;
};

export type RubricLine = {
  readonly key: string;
  readonly label: string;
  readonly article: string;
  readonly weight: number;
  readonly asks: string;
};

/** What the text does not say but the work needs, each with where it comes from. */
export type Settings = {
  readonly region: { readonly name: string; readonly places: readonly string[]; readonly because: string };
  readonly recommenders: { readonly kinds: readonly string[]; readonly ownArea: boolean; readonly because: string };
  readonly panel?:
    | {
        readonly odd: boolean;
        /** How many times the seats a supplement is drawn from at least; an edition that says nothing has the usual. */
        readonly supplementTimes?: number | undefined;
        /** The panel's opinion is confirmed by each of its members; where an edition says nothing, the office writes it down. */
        readonly confirmed?: boolean | undefined;
        readonly because: string;
      }
    | undefined;
  readonly sample?:
    | {
        readonly stratify: 'county' | 'function' | null;
        readonly unanswered: number;
        /** Minutes from one attempt that counts to the next; an edition that says nothing asks for none. */
        readonly apartMinutes?: number | undefined;
        readonly because: string;
      }
    | undefined;
  /** Annexes that come back with a seal before a case is recommended; an edition that says nothing asks for none. */
  readonly stamped?: { readonly papers: readonly StampedAnnex[]; readonly because: string } | undefined;
  /** What the recommender writes down before it recommends; an edition that says nothing asks for nothing. */
  readonly asked?: { readonly before: readonly AskedBefore[]; readonly because: string } | undefined;
  /** Kinds of material that are not delivered to experts; an edition that says nothing withholds none. */
  readonly withheld?: { readonly materials: readonly string[]; readonly because: string } | undefined;
  readonly renewal: { readonly windowMonths: number; readonly because: string };
  readonly correction: { readonly workdays: number; readonly leaves: number; readonly because: string };
  readonly hearing: { readonly workdays: number; readonly because: string };
  /** Working days of 复核; an edition that says nothing gives no such right. */
  readonly reconsideration?:
    | { readonly workdays: number; readonly reachedAfter: number; readonly answerWorkdays: number; readonly because: string }
    | undefined;
  readonly spread?: { readonly points: number; readonly because: string } | undefined;
  readonly signals: {
    readonly sameMobile: number;
    readonly sameContact: number;
    /** Editions of before it was asked leave it out. */
    readonly contactOverChance?: number | undefined;
    readonly consecutiveNumbers: number;
    /** As contactOverChance. */
    readonly reportLeap?: number | undefined;
    readonly ledgerLeap?: number | undefined;
    readonly ledgerPersons?: number | undefined;
    readonly because: string;
  };
  readonly calendar: { readonly timeZone: string; readonly daysOffFrom: string; readonly because: string };
  readonly rubric?: { readonly because: string; readonly lines: readonly RubricLine[] } | undefined;
  readonly tiers?:
    | { readonly because: string; readonly lines: readonly { readonly key: string; readonly label: string }[]; readonly stepwise: boolean }
    | undefined;
  readonly areas?: Readonly<Record<string, string>> | undefined;
  /** What an edition leaves out of, or puts into, the tables of procedure; each is a row that the program has. */
  readonly procedure?:
    | {
        readonly chain: readonly string[];
        readonly omit?: readonly string[] | undefined;
        readonly add?: readonly string[] | undefined;
        readonly because: string;
      }
    | undefined;
};

export type ExtraKind = 'text' | 'number' | 'date' | 'choice' | 'yesNo';
/**
 * A field that an edition asks for beside the official forms, or a column beside those of one of their tables. It is printed on an appendix sheet
 * (附加信息表): the frames of the official forms never change. Nothing personal is asked so; what is entered lies in plain.
 */
export type ExtraField = {
  /** `xPatents`: no field of the forms begins so, and what is carried into a renewal goes by it. */
  readonly key: string;
  /** The table that it is a column of; absent: a field of the appendix sheet itself. */
  readonly table?: string | undefined;
  readonly label: string;
  readonly kind: ExtraKind;
  readonly unit?: string | undefined;
  /** Of a choice. */
  readonly options?: readonly string[] | undefined;
  readonly required?: boolean | undefined;
  /** The most characters of a text. */
  readonly longest?: number | undefined;
  /** The least and the greatest number. */
  readonly atLeast?: number | undefined;
  readonly atMost?: number | undefined;
  /** What stands below the field for whoever fills it in. */
  readonly hint?: string | undefined;
  /** The article that it is asked by, or why. */
  readonly because: string;
};

export type EditionHead = {
  readonly format: 1;
  readonly id: string;
  readonly title: string;
  readonly issuer: string;
  readonly issuerShort: string;
  readonly documentNumber: string | null;
  readonly adopted: string | null;
  readonly inForce: string | null;
  readonly until: string | null;
  readonly repeals: string | null;
  readonly draft: boolean;
};

/** From which edition a whole one was made (第十七条), and what it calls otherwise throughout. */
export type Descent = { readonly id: string; readonly renames: readonly { readonly from: string; readonly to: string }[] };

/** An edition that is whole: nothing of it stands in another file. */
export type Edition = EditionHead & {
  readonly base: null;
  readonly derivedFrom?: Descent | undefined;
  readonly text: readonly Block[];
  readonly annexes: readonly Annex[];
  readonly errata: readonly { readonly at: string; readonly copy: string; readonly text: string; readonly because: string }[];
  readonly settings: Settings;
  readonly extraFields: readonly ExtraField[];
};

/** One difference of a derived edition: a sentence changed, dropped or added, or a cell of an annex. */
export type Change =
  | { readonly at: string; readonly text?: string | undefined; readonly set?: Readonly<Record<string, unknown>> | undefined }
  | { readonly at: string; readonly drop: string }
  | { readonly after: string; readonly add: Sentence }
  | { readonly annex: number; readonly cell: string; readonly label?: string | undefined; readonly drop?: string | undefined };

/** A city's edition (第十七条), or a revision: only what differs from its base. `renames` runs over every text first. */
export type Derived = EditionHead & {
  readonly base: string;
  readonly renames: readonly { readonly from: string; readonly to: string }[];
  /** Words that a rename leaves alone. */
  readonly keeps: readonly string[];
  readonly changes: readonly Change[];
  readonly choose: Readonly<Record<string, { readonly option: string; readonly reason: string }>>;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly extraFields?: readonly ExtraField[] | undefined;
};
