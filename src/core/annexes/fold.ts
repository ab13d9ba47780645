/** Full-width letters, digits and punctuation to half-width, the ideographic space to a plain one, and no space at either end. */
export const folded = (text: string): string =>
  plain.test(text)
    ? text
    : text
        .replace(/[！-～]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0))
        .replace(/[\u3000\u00a0]/g, ' ')
        .trim();
/** Most of what is typed, told in one pass. */
const plain = /^[!-~\u4e00-\u9fff]*$/;

/** Characters as a person counts them. */
export const length = (text: string): number => [...text].length;
