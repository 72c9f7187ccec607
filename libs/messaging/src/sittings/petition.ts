import { Outcome } from '../handlers/call';
import { MessageContext } from '../handlers/message-context';
import { Asking, JointHandler, Matter } from '../handlers/together';
import { Origin } from '../outbox/pending-messages';

/** One request as it waits for its sitting. */
export interface Petition {
  readonly origin: Origin;
  readonly messageId: string;
  /** The revision that the matter must have when the petition is heard. */
  readonly expected?: number;
  /** Under which it is known again; without one nobody will ask the same again. */
  readonly memory?: { readonly key: string; readonly bodyHash: string };
  isNew(context: Asking, matter: Matter): boolean;
  /** Whose request it is, where its handler looks something up for all of a sitting. */
  readonly looking?: { readonly handler: Pick<JointHandler<object, object, Matter>, 'lookUp'>; readonly body: object };
  decide(context: MessageContext, matter: Matter): object;
  resolve(outcome: Outcome): void;
  reject(error: unknown): void;
}

/** What a petition came to before anything is written. */
export interface Finding {
  readonly petition: Petition;
  readonly reply?: object;
  readonly refusal?: unknown;
}
