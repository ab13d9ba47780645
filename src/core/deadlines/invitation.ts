/** For how many days a drawn expert may answer by the link. The measure knows no such link: the term is the program's own. */
export const INVITATION_DAYS = 7;
