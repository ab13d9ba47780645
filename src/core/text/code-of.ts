/** What an error has under a name, as text, whoever threw it; an empty string where it has none. */
export function textOf(error: unknown, name: string): string {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
  return typeof value === 'string' ? value : '';
}

/** The code of an error of Node or PostgreSQL (`ENOENT`, `57P03`); an empty string where it has none. */
export const codeOf = (error: unknown): string => textOf(error, 'code');
