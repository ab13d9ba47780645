/** What was done for a showcase's platform once it was published (第十四条: 培育服务品牌，加大宣传力度): by which means, when, what; the journal keeps each. */
export const promotions = `
alter table showcase add column promotions jsonb not null default '[]' check (jsonb_typeof(promotions) = 'array' and jsonb_array_length(promotions) <= 100);
`;
