import { changesBetween } from './changes.mjs';

/**
 * What may change without a new contract. A fact is read by listeners of the version before and, from its queue, by those of
 * the version after: only an optional field may join. A request's body must take all that it took before; a reply must hold
 * all that it held, and nobody checks its limits.
 */
const ALLOWED = {
  event: ['optional-added'],
  body: ['optional-added', 'now-optional', 'widened'],
  reply: ['optional-added', 'required-added', 'now-required', 'narrowed', 'widened'],
};

const SAID = {
  removed: 'is gone',
  'required-added': 'is new and required',
  'now-optional': 'is no longer required',
  'now-required': 'is required now',
  narrowed: 'takes less than before',
  widened: 'takes more than before',
  changed: 'is another kind of value',
};

/** What the contracts break for those who know them as they were, as sentences that say what to do; `retired` names those that nobody uses as they were. */
export function problemsBetween(before, after, retired = []) {
  return Object.keys(before).flatMap((name) => {
    if (retired.includes(name)) return [];
    return after[name] ? problemsOf(name, before[name], after[name]) : [goneFor(name, before[name])];
  });
}

/** The names of contracts that are new, changed or gone. */
export const namesThatDiffer = (before, after) =>
  Object.keys({ ...before, ...after }).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));

/** Whether the change of one schema is allowed where it stands: as an event, a request's body or its reply. */
export const forbiddenChanges = (place, before, after) =>
  changesBetween(before, after).filter(({ what }) => !ALLOWED[place].includes(what));

function problemsOf(name, before, after) {
  if (before.kind !== after.kind) return [`${name} was a ${before.kind} and is a ${after.kind} now: give it another name.`];
  const places =
    before.kind === 'event'
      ? [['event', 'body']]
      : [
          ['body', 'body'],
          ['reply', 'reply'],
        ];
  return places.flatMap(([place, part]) =>
    forbiddenChanges(place, before[part], after[part]).map(
      (change) => `${sentence(name, change, part)} ${advice(name, before.kind)}`,
    ),
  );
}

function sentence(name, { at, what, detail }, part) {
  const field = at ? `"${at}" of its ${part}` : `its ${part}`;
  return `${name}: ${field} ${SAID[what]}${detail ? ` (${detail})` : ''}.`;
}

function advice(name, kind) {
  if (kind !== 'event')
    return 'Whoever is a version behind still sends and reads the old form: make the change additive, or add another request beside it.';
  return `Leave it as it was and publish ${nextVersion(name)} beside it until every listener has moved.`;
}

function goneFor(name, { kind }) {
  const users = kind === 'event' ? 'Listeners' : 'Gateways';
  return `${name} is gone. ${users} that are a version behind still need it: bring it back, or, when none is left, say so: npm run contracts -- --write --retire ${name}`;
}

const nextVersion = (name) => name.replace(/\.v(\d+)$/, (_all, version) => `.v${Number(version) + 1}`);
