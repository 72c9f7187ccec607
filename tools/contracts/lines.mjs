const WIDTH = 120;

/** JSON in lines for people who read a change: what fits into one line stands in one. */
export function inLines(value, indent = '') {
  const whole = JSON.stringify(value);
  if (whole.length + indent.length <= WIDTH || typeof value !== 'object') return whole;
  const deeper = `${indent}  `;
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const lines = Object.entries(value).map(([name, inner]) => {
    const label = Array.isArray(value) ? '' : `${JSON.stringify(name)}: `;
    return `${deeper}${label}${inLines(inner, deeper)}`;
  });
  return `${open}\n${lines.join(',\n')}\n${indent}${close}`;
}
