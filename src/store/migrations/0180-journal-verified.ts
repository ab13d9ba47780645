/** The verifications of the journal, which are entries of it: the last one is where the next may begin. */
export const journalVerified = `
create index journal_verified on journal (seq) where action = 'verifyJournal';
`;
