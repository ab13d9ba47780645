/** Why a warning stands: what it said when it was answered, the reason, by whom and when. */
export type FindingAnswer = {
  dossierId: string;
  findingId: string;
  message: string;
  reason: string;
  answeredBy: string;
  answeredAt: string;
};

/** Why an item of a correction was left as it is: the correction's number, the item's in it from 1, the reason, by whom and when. */
export type ItemAnswer = {
  dossierId: string;
  correctionNo: number;
  item: number;
  reason: string;
  answeredBy: string;
  answeredAt: string;
};

/** The applicant's reasons for what the checks flag, and for items of a correction that nothing was changed at. */
export type Answers = {
  of(dossierId: string): Promise<FindingAnswer[]>;
  put(answer: FindingAnswer): Promise<void>;
  /** Whether there was one. */
  drop(dossierId: string, findingId: string): Promise<boolean>;
  /** Of all the dossier's corrections, in their order. */
  ofItems(dossierId: string): Promise<ItemAnswer[]>;
  putItem(answer: ItemAnswer): Promise<void>;
  /** Whether there was one. */
  dropItem(at: Pick<ItemAnswer, 'dossierId' | 'correctionNo' | 'item'>): Promise<boolean>;
};
