const twoCharacters =
  /^(欧阳|上官|司马|诸葛|司徒|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯|轩辕|长孙|宇文|鲜于|端木|南宫|独孤|东郭|呼延|澹台|公冶|太史|申屠|钟离|闻人)$/;

/** A surname of two characters: 欧阳 小明 is one person. */
export const isLongSurname = (word: string): boolean => twoCharacters.test(word);
