/** Text fields show on paper only what fits their box; while the page prints, their values stand there as text. */
const TYPED =
  'main textarea, main select, main input:not([type]), main input[type="text"], main input[type="tel"], main input[type="email"]';

let stands: HTMLElement[] = [];

function set(): void {
  clear();
  for (const box of document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(TYPED)) {
    if (box.closest('.sheetbox')) continue;
    const text = document.createElement('div');
    text.className = 'typed-value';
    text.textContent = box instanceof HTMLSelectElement ? (box.selectedOptions[0]?.text ?? '') : box.value;
    box.classList.add('is-typed');
    box.after(text);
    stands.push(text);
  }
}

function clear(): void {
  for (const text of stands) {
    text.previousElementSibling?.classList.remove('is-typed');
    text.remove();
  }
  stands = [];
}

let watched = false;

/** From now on, on every page. */
export function valuesOnPaper(): void {
  if (watched) return;
  watched = true;
  window.addEventListener('beforeprint', set);
  window.addEventListener('afterprint', clear);
}
