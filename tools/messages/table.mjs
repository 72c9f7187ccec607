/** Rows of text in columns as wide as they need to be, under their heads if there are any; no space at the end of a line. */
export function table(heads, rows) {
  const all = heads ? [heads, ...rows] : rows;
  const widths = (all[0] ?? []).map((_cell, at) => Math.max(...all.map((row) => widthOf(row[at]))));
  const line = (cells) =>
    cells
      .map((cell, at) => cell + ' '.repeat(widths[at] - widthOf(cell)))
      .join('  ')
      .trimEnd();
  const under = heads ? [line(heads), line(widths.map((width) => '─'.repeat(width)))] : [];
  return [...under, ...rows.map(line)].join('\n');
}

/** Chinese characters take two columns of a terminal. */
const widthOf = (text) => [...text].reduce((width, character) => width + (WIDE.test(character) ? 2 : 1), 0);
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;
