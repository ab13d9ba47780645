/** Who took a call that asks for an owed report, by the post: a list, because the journal that keeps it never takes a person's name or number. */
export const callTakers = { clerk: '填报人', head: '负责人', staff: '其他工作人员', nobody: '没有接通' } as const;
export type CallTaker = keyof typeof callTakers;

/** What they answered. */
export const callReplies = {
  today: '今天报送',
  soon: '近日报送',
  hindered: '填报有困难',
  passedOn: '转告填报人',
  undecided: '没有明确答复',
} as const;
export type CallReply = keyof typeof callReplies;
