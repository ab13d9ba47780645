type GiveWay = (element: Element | null) => void;

/** What covers the page now gives way to what lies beneath; one thing at most. */
let giveWay: GiveWay | null = null;

/** Something covers the page from now on; null when it is gone. */
export function covers(how: GiveWay | null): void {
  giveWay = how;
}

/** An element is gone to: whatever hides it gives way first. */
export const uncover = (element: Element | null): void => giveWay?.(element);
