/** Null where a quota has room for what is recommended already, else the sentence: what was signed and sent stays, a limit can't take it back (第十条). */
export const quotaBelowUsed = (quota: { readonly recommender: string; readonly limit: number; readonly used: number }): string | null =>
  quota.limit >= quota.used
    ? null
    : `${quota.recommender}已推荐 ${quota.used} 家，名额不能少于 ${quota.used} 家（填的是 ${quota.limit}）；已推荐的要减少，先退回推荐部门再调名额`;
