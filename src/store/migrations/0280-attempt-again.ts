/** 约定再访: when they agreed to be called again; null where no time was named, and for every other outcome (附件1). */
export const attemptAgain = 'alter table attempt add column again_at timestamptz';
