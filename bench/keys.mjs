// Keys, pastes and what they cost on a page: shared by bench/sheet.mjs (the sheet alone) and bench/form.mjs (the whole form).

export const block = Array.from({ length: 1000 }, (_, i) => [
  `九江第${i + 1}机械有限公司`,
  `吴志${'甲乙丙丁'[i % 4]}`,
  '厂长',
  `1390${1_000_000 + i}`,
  `云 ERP 部署第 ${i + 1} 期`,
  '√',
]);
const tsv = block.map((line) => line.join('\t')).join('\r\n');
const excel = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style><!--td{mso-style-parent:style0;mso-number-format:General}--></style></head><body><table border=0 cellpadding=0 width=640>
<!--StartFragment-->${block.map((line) => `<tr height=19 style='height:14.25pt'>\r\n${line.map((text) => `  <td class=xl65 width=128 style='width:96pt;mso-number-format:"\\@"'>${text}</td>\r\n`).join('')} </tr>`).join('\r\n')}<!--EndFragment--></table></body></html>`;
export const pastes = { 'paste 1000 × 6, text': { text: tsv }, 'paste 1000 × 6, Excel HTML': { text: tsv, html: excel } };

/** Counts from the key, as the browser stamped it (so that a key which had to wait counts its wait), to the first frame that shows its effect. */
export const watch = () => {
  window.taken = [];
  document.addEventListener(
    'keydown',
    (event) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => window.taken.push(performance.now() - event.timeStamp);
        port2.postMessage(null);
      });
    },
    true,
  );
};

/** The clipboard is filled before the clock runs. */
export const fillClipboard = ({ text, html }) => {
  window.clip = new DataTransfer();
  window.clip.setData('text/plain', text);
  if (html) window.clip.setData('text/html', html);
};
export const pasteNow = () =>
  new Promise((done) => {
    const data = window.clip;
    const start = performance.now();
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now() - start);
      port2.postMessage(null);
    });
  });

export const repeat = async (times, run) => {
  for (let i = 0; i < times; i += 1) await run();
};
export const press = async (page, keys) => {
  for (const key of keys) await page.keyboard.press(key);
};
export const quantile = (values, q) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? Number.NaN;

export const keyCases = {
  'arrow down, 200 times': (page) => repeat(200, () => page.keyboard.press('ArrowDown')),
  'arrow right and left, 100 times each': (page) => repeat(100, () => press(page, ['ArrowRight', 'ArrowLeft'])),
  'letter while typing in a cell, 200 times': (page) => repeat(200, () => page.keyboard.press('a')),
  'a figure and Enter, 60 rows': (page) => repeat(60, () => press(page, ['8', 'Enter'])),
  'Shift and arrow down, 100 times': (page) => repeat(100, () => page.keyboard.press('Shift+ArrowDown')),
};

/** The same where a list is only read: moved through, from signal to signal, narrowed by a word. */
export const readCases = {
  'arrow down, 200 times': keyCases['arrow down, 200 times'],
  'arrow right and left, 100 times each': keyCases['arrow right and left, 100 times each'],
  'Page Down, 40 times': (page) => repeat(40, () => page.keyboard.press('PageDown')),
  'to the next signal (F8), 60 times': (page) => repeat(60, () => page.keyboard.press('F8')),
  'a figure of a word that is searched for, and taken back, 40 times each': async (page) => {
    await page.getByLabel('查找').focus();
    await repeat(40, () => press(page, ['1', 'Backspace']));
  },
};

/** The main thread's own time so far, in ms: other work on the machine hardly counts. */
export async function cpuOf(page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => (await cdp.send('Performance.getMetrics')).metrics.find((one) => one.name === 'TaskDuration').value * 1000;
}

/** What these keys cost: CPU of the main thread a key, time to paint. */
export async function keyCost(page, cpu, run) {
  await press(page, ['ArrowDown', 'ArrowUp']);
  await page.evaluate(() => window.taken.splice(0));
  const before = await cpu();
  await run(page);
  await page.waitForTimeout(50);
  const taken = await page.evaluate(() => window.taken);
  return { cpu: ((await cpu()) - before) / taken.length, p50: quantile(taken, 0.5), p95: quantile(taken, 0.95) };
}

export async function pasteCost(page, cpu, clip) {
  await page.evaluate(fillClipboard, clip);
  const before = await cpu();
  const wall = await page.evaluate(pasteNow);
  return { cpu: (await cpu()) - before, p50: wall, p95: wall };
}

/** The limit: a letter in a bare input on an empty page of the same browser. */
export async function bareKeys(context) {
  const tab = await context.newPage();
  await tab.setContent('<input autofocus>');
  await tab.locator('input').focus();
  await tab.evaluate(watch);
  const cost = await keyCost(tab, await cpuOf(tab), keyCases['letter while typing in a cell, 200 times']);
  await tab.close();
  return cost;
}

/** The better of two measurements, figure by figure. */
export const better = (a, b) => Object.fromEntries(Object.keys(a).map((key) => [key, Math.min(a[key], b[key])]));
