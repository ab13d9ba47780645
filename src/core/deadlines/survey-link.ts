/** For how many days a drawn enterprise may answer by its link. The measure knows no such link: the term is the program's own. */
export const LINK_DAYS = 10;
