/** Full-width letters, digits and punctuation to half-width, the ideographic space to a plain one, and no space at either end. */
export const folded = (text: string): string =>
  text
    .replace(/[！-～]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00a0]/g, ' ')
    .trim();

/** Characters as a person counts them. */
export const length = (text: string): number => [...text].length;
