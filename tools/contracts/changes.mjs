const LOWER_BOUNDS = ['minLength', 'minimum', 'minItems'];
const UPPER_BOUNDS = ['maxLength', 'maximum', 'maxItems'];
const TOLD_APART = ['properties', 'required', 'items', 'enum', ...LOWER_BOUNDS, ...UPPER_BOUNDS];

/**
 * How one schema differs from an earlier one: a list of { at, what, detail }, where `what` is one of removed, optional-added,
 * required-added, now-optional, now-required, narrowed (takes less than before), widened (takes more) and changed (neither).
 */
export function changesBetween(before, after, at = '') {
  const other = Object.keys({ ...before, ...after }).filter((key) => !TOLD_APART.includes(key));
  const changed = other.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
  if (changed.length > 0) return changed.map((key) => ({ at, what: 'changed', detail: `${key}: ${told(before, after, key)}` }));
  return [
    ...wordChanges(before, after, at),
    ...[...LOWER_BOUNDS, ...UPPER_BOUNDS].flatMap((bound) => boundChange(before, after, { at, bound })),
    ...(before.items && after.items ? changesBetween(before.items, after.items, `${at}[]`) : []),
    ...fieldChanges(before, after, at),
  ];
}

function wordChanges(before, after, at) {
  if (!before.enum && !after.enum) return [];
  if (!before.enum) return [{ at, what: 'narrowed', detail: `only ${after.enum.join(', ')}` }];
  if (!after.enum) return [{ at, what: 'widened', detail: 'any word' }];
  const gone = before.enum.filter((word) => !after.enum.includes(word));
  const added = after.enum.filter((word) => !before.enum.includes(word));
  return [
    ...(gone.length > 0 ? [{ at, what: 'narrowed', detail: `no longer ${gone.join(', ')}` }] : []),
    ...(added.length > 0 ? [{ at, what: 'widened', detail: `also ${added.join(', ')}` }] : []),
  ];
}

function boundChange(before, after, { at, bound }) {
  const isLower = LOWER_BOUNDS.includes(bound);
  const open = isLower ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const [old, now] = [before[bound] ?? open, after[bound] ?? open];
  if (old === now) return [];
  const what = isLower === now > old ? 'narrowed' : 'widened';
  return [{ at, what, detail: `${bound}: ${told(before, after, bound)}` }];
}

function fieldChanges(before, after, at) {
  const [old, now] = [before.properties ?? {}, after.properties ?? {}];
  return Object.keys({ ...old, ...now }).flatMap((name) => {
    const field = { at: at ? `${at}.${name}` : name, detail: '' };
    const [was, is] = [before, after].map(({ required = [] }) => required.includes(name));
    if (!now[name]) return [{ ...field, what: 'removed' }];
    if (!old[name]) return [{ ...field, what: is ? 'required-added' : 'optional-added' }];
    const presence = was === is ? [] : [{ ...field, what: is ? 'now-required' : 'now-optional' }];
    return [...presence, ...changesBetween(old[name], now[name], field.at)];
  });
}

const told = (before, after, key) => `${text(before[key])} → ${text(after[key])}`;
const text = (value) => (value === undefined ? 'none' : JSON.stringify(value));
