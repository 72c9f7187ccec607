const LONGEST_LINE = 75;

/** The text as a value of type TEXT (RFC 5545, section 3.3.11); what no calendar may hold is left out. */
export const escaped = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\t\n])[\p{Cc}\p{Cs}]/gu, '')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n');

/** The content line in lines of at most 75 octets, none of which ends within a character (RFC 5545, section 3.1). */
export function folded(line: string): string {
  const lines: string[] = [];
  let [part, octets] = ['', 0];
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > LONGEST_LINE) {
      lines.push(part);
      // The space that marks the next line as folded is an octet of it.
      [part, octets] = ['', 1];
    }
    part += character;
    octets += size;
  }
  return [...lines, part].join('\r\n ');
}
