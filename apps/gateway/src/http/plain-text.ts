/** Of the control characters text may have tabs and ends of lines; half a pair of UTF-16 is no character at all. */
const UNFIT = /(?![\t\n\r])\p{Cc}|\p{Cs}/u;
/** Where JSON may hold one, as it is or by an escape; most has neither, and is not walked through. */
const DOUBTFUL = /(?![\t\n\r])\p{Cc}|\\[ubf]/u;

/** Where in the JSON there is a text that no screen and no store should be given, as a JSON pointer; undefined where all are fit. */
export const unfitIn = (json: string, parsed: unknown): string | undefined =>
  DOUBTFUL.test(json) ? placeIn(parsed, '#') : undefined;

function placeIn(value: unknown, pointer: string): string | undefined {
  if (typeof value === 'string') return UNFIT.test(value) ? pointer : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    const found = placeIn(inner, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
