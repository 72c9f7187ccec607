import { Actor } from '@linli/contracts';

/** The attributes of a message, named as CloudEvents 1.0 names them; extensions are in lower case as it asks. */
export interface Envelope {
  /** Unique per message and kept through retries and replays: the inbox knows a message by it. */
  readonly id: string;
  /** The contract's name on the wire, an integration event's with its version. */
  readonly type: string;
  /** The service that sent it. */
  readonly source: string;
  /** When it was sent, ISO 8601 in UTC. */
  readonly time: string;
  /** What it is about: messages with one subject keep their order. */
  readonly subject?: string;
  /** The same in every message that follows from one request of a person. */
  readonly correlationid: string;
  /** The id of the message whose handling sent this one. */
  readonly causationid?: string;
  /** W3C trace context. */
  readonly traceparent?: string;
  /** Who acts. */
  readonly actor?: Actor;
  /** In a request: the id of the operation that was asked for. */
  readonly operation?: string;
  /** In a request: why, in the words of whoever asked. */
  readonly reason?: string;
  /** In a command: the revision, a whole number, that the thing must have when it is decided. */
  readonly expected?: string;
  /** After this instant (ISO 8601, machine time) nobody waits for the reply: work is not started. */
  readonly deadline?: string;
}

/** What came with a message beside its attributes, from a sender that is not ours; carried along, never read. */
export type Headers = Readonly<Record<string, string | number | boolean>>;

/** One message on the bus: attributes and a body of JSON text. */
export interface Message {
  readonly envelope: Envelope;
  readonly headers?: Headers;
  readonly body: string;
  /** Of a request: those with one key go to the same replica while the replicas stay the same, as far as the broker can tell. */
  readonly key?: string;
  /** Only for this queue, `<service>.<handler-name>`: a replay. Otherwise for every queue that takes its type. */
  readonly queue?: string;
}

/** What a timer and the broker's time to live can hold. */
const LONGEST_WAIT_MS = 2_147_483_647;

/** Milliseconds until the deadline, zero or less when it has passed; throws a TypeError where the envelope has none. */
export const millisecondsLeft = ({ deadline, type }: Envelope): number => {
  const at = instantOf(deadline ?? '');
  if (Number.isNaN(at)) throw new TypeError(`A request needs a deadline: ${type}.`);
  return Math.min(at - Date.now(), LONGEST_WAIT_MS);
};

/** Milliseconds since 1970 of an instant in ISO 8601; remembers the last, for most messages of a tick share theirs. */
export const instantOf = ((): ((text: string) => number) => {
  let [last, milliseconds] = ['', Number.NaN];
  return (text) => {
    if (text !== last) [last, milliseconds] = [text, Date.parse(text)];
    return milliseconds;
  };
})();

/** Writes instants (milliseconds since 1970) in ISO 8601 and remembers the last, for most messages of a tick share theirs. */
export function instantWriter(): (milliseconds: number) => string {
  let [last, text] = [Number.NaN, ''];
  return (milliseconds) => {
    if (milliseconds !== last) [last, text] = [milliseconds, new Date(milliseconds).toISOString()];
    return text;
  };
}
