/** Texts are asked of again and again within one judgement, seldom after it. */
const MOST = 4_000;
/** What is longer is nobody's name but what somebody pasted: thousands of them would fill the memory for good. */
const LONGEST = 600;

/** The same function, which remembers its last answers: a list's names are compared by many rules, each of which folds them anew. */
export function remembered<T>(work: (text: string) => T): (text: string) => T {
  const answers = new Map<string, T>();
  return (text) => {
    if (text.length > LONGEST) return work(text);
    const known = answers.get(text);
    if (known !== undefined || answers.has(text)) return known as T;
    const answer = work(text);
    if (answers.size >= MOST) answers.clear();
    answers.set(text, answer);
    return answer;
  };
}
