import { Command, DeclaredError, IntegrationEvent } from '@linli/contracts';
import { Type } from '@nestjs/common';
import { Message } from '../broker/message';
import { Outcome } from './call';
import { declare } from './handles';
import { MessageContext } from './message-context';

/** That a command was granted, and what it was answered: the row of the inbox that will know it again. */
export interface GrantedAnswer {
  readonly key: string;
  readonly reply: string;
  readonly bodyHash: string;
}

/** What a sitting leaves behind beside the change itself; plain values, to be written with it. */
export interface SittingRecord {
  /** Of the outbox row; the same however often the record is carried out. */
  readonly rowId: string;
  readonly answers: readonly GrantedAnswer[];
  readonly messages: readonly Message[];
}

/** One thing that many requests decide on, held in memory while they do. */
export interface Matter {
  /** Something is to be written. */
  readonly isChanged: boolean;
  /** Counts up with every change that may be asked for with the revision that is expected; without one nothing can be expected. */
  readonly revision?: number;
  /** Asked where nothing is to be written: false when the store held something newer; the matter is up to date then. */
  confirm(): Promise<boolean>;
  /**
   * Writes what was decided together with the record in one durable write, and makes it readable. Throws `Overtaken` where
   * somebody else has written since the matter was opened, and `NotWritable` where something beside the matter is in the way.
   */
  write(record: SittingRecord): Promise<void>;
  /** What was decided since it was opened is not so. */
  undo(): void;
}

/** Where requests about things of one kind are decided. */
export interface Desk<M extends Matter> {
  /** The thing, not older than what the store held when this was called, or some moments before where `Matter.confirm` is to come. */
  open(key: string): Promise<M>;
  /** The thing as it is in memory, where that is hardly older than the store's; for answers that need no store. */
  peek(key: string): M | undefined;
}

/** Somebody else has written first: what was decided must be decided anew. */
export class Overtaken extends Error {
  constructor() {
    super('Somebody else has written first.');
  }
}

/** What was decided cannot be, by reason of something beside the matter; of several requests those are refused that it is about. */
export class NotWritable extends Error {
  constructor(readonly refusal: DeclaredError) {
    super('Something beside the matter is in the way.');
  }
}

/** Decides one request about a matter, in memory and at once; whatever it changes, it changes in the matter. */
export interface JointHandler<B, R, M extends Matter> {
  /** Which thing it is about. */
  keyOf(body: B): string | Promise<string>;
  handle(body: B, context: MessageContext, matter: M): R;
  /** True where it cannot be a repetition of a request that was granted before: the inbox need not be asked. */
  isNew?(context: Asking, matter: M): boolean;
  /** The refusal of a request that is new and must be refused whatever comes; without one it is decided in its turn. */
  refuse?(body: B, context: Asking, matter: M): Error | undefined;
  /** What has to be known from beside the matter, asked once for all requests of a sitting before they are heard; undefined where there is nothing to ask. */
  lookUp?(requests: readonly Looking<B>[], matter: M): Promise<void> | undefined;
  /** What has to be done outside of the sitting, before it is heard or when it was refused; without one it is just heard. */
  around?(body: B, context: Asking, hear: Hear): Promise<Outcome>;
}

/** Lets the request be heard in the next sitting; may be called again where it was refused. */
export type Hear = () => Promise<Outcome>;

/** Who asks, and when. */
export type Asking = Pick<MessageContext, 'actor' | 'now'>;

/** A request that something is looked up for: the body is the object that `handle` will be given. */
export interface Looking<B> extends Asking {
  readonly body: B;
}

type JointHandlerClass<B, R, M extends Matter> = abstract new (...dependencies: never[]) => JointHandler<B, R, M>;

interface JointOptions<M extends Matter> {
  /** The class of the desk, a provider of the service. */
  at: Type<Desk<M>>;
  publishes?: readonly IntegrationEvent[];
}

/**
 * Makes a class the one handler of a command that is decided together with others about the same thing: what comes in while a sitting
 * is written makes up the next, in order of arrival, and one durable write holds what all of it changed, answered and tells others.
 */
export function HandlesTogether<B extends object, R extends object, M extends Matter>(
  contract: Command<B, R>,
  { at, publishes = [] }: JointOptions<M>,
) {
  return (target: JointHandlerClass<B, R, M>): void => declare(target, { name: contract.name, contract, publishes, desk: at });
}
