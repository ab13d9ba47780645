/** RFC 6238 as every authenticator app has it: SHA-1, six digits, thirty seconds; a clock may be a step off. */
const STEP_SECONDS = 30;
const DRIFT = 1;
export const CODE_DIGITS = 6;

/** The code of a step, from who holds the key. */
export type CodeAt = (step: number) => string;

/** The step to which `code` belongs, later than `last`, so that each code counts once; null where there is none. `at` is an instant, ISO. */
export function stepOf(codeAt: CodeAt, { code, at, last }: { code: string; at: string; last: number }): number | null {
  const now = Math.floor(Date.parse(at) / 1000 / STEP_SECONDS);
  for (let step = now - DRIFT; step <= now + DRIFT; step++) if (step > last && codeAt(step) === code) return step;
  return null;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Hexadecimal bytes in base 32 (RFC 4648) without padding: how a key is typed into an app. */
export function base32(hex: string): string {
  const bits = [...hex].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join('');
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => ALPHABET[Number.parseInt(group.padEnd(5, '0'), 2)]).join('');
}

/** What an authenticator app reads from the QR code; `issuer` and `login` are what it shows. */
export const authenticatorUri = ({ key, issuer, login }: { key: string; issuer: string; login: string }): string =>
  `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(login)}?secret=${base32(key)}&issuer=${encodeURIComponent(issuer)}&algorithm=SHA1&digits=${CODE_DIGITS}&period=${STEP_SECONDS}`;

/** How many one-time recovery codes there are for whoever has lost the phone. */
export const RECOVERY_CODES = 10;

/** A recovery code as it is shown, from secret hexadecimal digits: four groups of four letters, 80 bits. */
export const recoveryCode = (hex: string): string => (base32(hex.slice(0, 20)).match(/.{4}/g) ?? []).join('-');

/** What was typed, as codes are compared: spaces and dashes are forgiven, full width is. */
export const plainCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[\s\p{Pd}]/gu, '')
    .toUpperCase();

/** Whether it is a code of an app, and not one for recovery. */
export const isOfApp = (code: string): boolean => /^\d{6}$/.test(code);
