import { type PaperKey, signContent } from './cms.ts';
import { openPdf, updated, withEntry } from './pdf-update.ts';

/** What a signature says besides: who signs, when and why; and the credential that goes with the paper. */
export type Wish = { readonly at: Date; readonly reason: string; readonly name: string; readonly credential: string };

const inPdf = (text: string): string => `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`;
const dateInPdf = (at: Date): string => `(D:${at.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z)`;

const RANGE = '/ByteRange [0 ********** ********** **********]';

/** PAdES baseline B: the paper with one signature more, which no eye sees; the bytes before stay as they were. */
export async function signPdf(pdf: Uint8Array, wish: Wish, key: PaperKey): Promise<Uint8Array> {
  const room = roomFor(key);
  const base = openPdf(pdf);
  const [signature, field, form] = [base.size, base.size + 1, base.size + 2];
  const { bytes, offsets } = updated(
    base,
    new Map([
      [signature, signatureOf(wish, room)],
      [
        field,
        `<< /Type /Annot /Subtype /Widget /FT /Sig /T (Title) /V ${signature} 0 R /Rect [0 0 0 0] /F 132 /P ${base.firstPage} 0 R >>`,
      ],
      [form, `<< /Fields [${field} 0 R] /SigFlags 3 >>`],
      [base.firstPage, withAnnotation(base.object(base.firstPage), field)],
      [base.root, withEntry(base.object(base.root), 'AcroForm', `${form} 0 R`)],
    ]),
  );
  const object = offsets.get(signature) ?? 0;
  const from = bytes.indexOf('/Contents <', object) + '/Contents '.length;
  const to = from + room + 2;
  const numbers = [from, to, bytes.length - to].map((n) => String(n).padEnd(10));
  bytes.write(`/ByteRange [0 ${numbers.join(' ')}]`, bytes.indexOf(RANGE, object), 'latin1');
  const cms = await signContent([bytes.subarray(0, from), bytes.subarray(to)], key);
  if (cms.length * 2 > room) throw new RangeError(`a signature of ${cms.length} bytes, room for ${room / 2}`);
  bytes.write(cms.toString('hex').toUpperCase(), from + 1, 'latin1');
  return new Uint8Array(bytes);
}

const withAnnotation = (page: string, field: number): string =>
  /\/Annots\s*\[/.test(page)
    ? page.replace(/\/Annots\s*\[/, (found) => `${found}${field} 0 R `)
    : withEntry(page, 'Annots', `[${field} 0 R]`);

const signatureOf = ({ at, reason, name, credential }: Wish, room: number): string =>
  `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached ${RANGE} /Contents <${'0'.repeat(room)}> /M ${dateInPdf(at)} /Reason ${inPdf(reason)} /Name ${inPdf(name)} /SFAN_Credential (${credential}) >>`;

/** Hex digits: the certificates, and as much again as everything else takes. */
const roomFor = ({ certificate, chain }: PaperKey): number =>
  2 * (2048 + [certificate, ...chain].reduce((sum, one) => sum + one.length, 0));
