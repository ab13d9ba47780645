/** The step by which the usual case is finished from its line, and what the button says. What waits now learns it as its rows said when this was written. */
export const usualLines = `
update waiting w set said = w.said || jsonb_build_object('usual', jsonb_build_object('step', w.step, 'says', u.says))
from (values ('firstReview', 'accept', '查验并通过'), ('resubmitted', 'accept', '查验并通过'), ('signRecommendation', 'recommend', '签发'), ('admit', 'admit', '受理'),
  ('acceptReport', 'accept', '接收'), ('signSummary', 'send', '签发报送')) as u (line, step, says)
where w.side = 'own' and w.line = u.line and w.step = u.step;
update waiting set said = said || '{"usual": {"step": "concludeReview", "says": "评审结束"}}'
where side = 'own' and line = 'conclude' and said ->> 'why' like '%待结束评审%';
`;
