import { HIDDEN, isSecretField, maskName, redactText } from '@linli/contracts';
import { FieldChange, REASON_CHARACTERS, RECORDED_CHARACTERS, RECORDED_FIELDS, RecordedChangeBody } from '@linli/contracts/audit';
import { Asked } from '../handlers/call';
import { Change } from '../handlers/message-context';

/** What a thing has that says which one it is, and where. */
interface Identified {
  readonly _id?: string;
  readonly id?: string;
  readonly areaCode?: string;
}

interface Circumstances {
  readonly now: Date;
  readonly correlationId: string;
  readonly asked?: Asked;
}

const UNASKED: Asked = { operation: 'unasked' };
/** The id stands beside; how often a thing was changed is known from its records. */
const LEFT_OUT = new Set(['_id', 'id', 'revision']);

/** The change with the fields that differ, bounded, personal data masked. */
export function recordedChange(
  { thing, before, after, why, ...given }: Change,
  { now, correlationId, asked = UNASKED }: Circumstances,
): RecordedChangeBody {
  const reason = why ?? asked.reason;
  const { _id, id = _id, areaCode } = { ...before, ...after, ...given } as Identified;
  return {
    ...{ operation: asked.operation, thing, thingId: given.thingId ?? String(id) },
    ...(areaCode !== undefined && { areaCode }),
    changes: differences(before, after),
    ...(reason && { why: redactText(reason).slice(0, REASON_CHARACTERS) }),
    ...{ at: now.toISOString(), correlationId },
  };
}

function differences(before: object = {}, after: object = {}): FieldChange[] {
  const [old, fresh] = [textsOf(before), textsOf(after)];
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .filter((field) => old.get(field) !== fresh.get(field))
    .slice(0, RECORDED_FIELDS)
    .map((field) => ({ field, ...side('before', field, old), ...side('after', field, fresh) }));
}

const side = (name: 'before' | 'after', field: string, texts: ReadonlyMap<string, string>) => {
  const text = texts.get(field);
  return text === undefined ? {} : { [name]: shown(field, text) };
};

/** Each field as text: words as they are, anything else as JSON. */
const textsOf = (thing: object): Map<string, string> =>
  new Map(
    Object.entries(thing)
      .filter(([field, value]) => value !== undefined && !LEFT_OUT.has(field))
      .map(([field, value]) => [field, typeof value === 'string' ? value : textOf(value)]),
  );

const textOf = (value: unknown): string => (value instanceof Date ? value.toISOString() : JSON.stringify(value));

/** What may be told of a value: a person's name is masked, numbers of phones and identities wherever they stand, secrets are hidden. */
function shown(field: string, text: string): string {
  if (isSecretField(field)) return HIDDEN;
  const masked = field === 'name' && !text.startsWith('{') ? maskName(text) : text;
  return redactText(masked).slice(0, RECORDED_CHARACTERS);
}
