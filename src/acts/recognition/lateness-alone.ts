const aboutReporting = /第十五条|逾期|迟报|漏报|未报|不报|[未没不].{0,6}报送/;
const thisMeasure = /认定管理办法|本办法/;

/** Whether an article names a law other than this measure: 《统计法》… */
const namesOtherLaw = (article: string): boolean =>
  [...article.matchAll(/《([^》]+)》/g)].some(([, title]) => !thisMeasure.test(title ?? ''));

/**
 * Whether a case would rest on reporting late, or not at all, and on nothing else. 第十二条 revokes for verified violations of law; 第十五条 sets no such
 * consequence, so that a late report is a fact to be told and never a reason.
 */
export const latenessAlone = (source: string, article: string): boolean =>
  (aboutReporting.test(source) || aboutReporting.test(article)) && !namesOtherLaw(article);
