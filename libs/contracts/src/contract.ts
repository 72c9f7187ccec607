import { ErrorClass } from './declared-error';

/** A class of plain values whose field decorators validate and document it. */
export type Shape<T extends object = object> = new () => T;

export const SERVICES = ['gateway', 'events', 'volunteers', 'business-service', 'notifications'] as const;
export type ServiceName = (typeof SERVICES)[number];

interface RequestParts<B extends object, R extends object> {
  readonly body: Shape<B>;
  readonly reply: Shape<R>;
  readonly fails?: readonly ErrorClass[];
  readonly keyedBy?: keyof B & string;
  readonly sameForResidents?: true;
  readonly matched?: true;
}

interface RequestContract<B extends object, R extends object> {
  readonly name: string;
  readonly service: ServiceName;
  readonly body: Shape<B>;
  readonly reply: Shape<R>;
  readonly fails: readonly ErrorClass[];
  /** The field of the body that says which thing is decided about: one replica shall decide about it, rather than several against each other. */
  readonly keyedBy?: string;
  /** The reply is the same for everybody who has no role but that of a resident: those who ask at once may share it. */
  readonly sameForResidents?: true;
  /** Of a command: the revision that its asker expects the thing to have, if any, is compared where the change is decided. */
  readonly matched?: true;
}

/** A request that changes state and has a reply. */
export interface Command<B extends object = object, R extends object = object> extends RequestContract<B, R> {
  readonly kind: 'command';
}

/** A request that only reads. */
export interface Query<B extends object = object, R extends object = object> extends RequestContract<B, R> {
  readonly kind: 'query';
}

/** A fact in the past, published by its owner to any number of listeners. */
export interface IntegrationEvent<B extends object = object> {
  readonly kind: 'event';
  /** The name on the wire, with its version: `events.registration-confirmed.v1`. */
  readonly name: string;
  readonly service: ServiceName;
  readonly version: number;
  readonly body: Shape<B>;
  /** What the fact is about: messages with one subject keep their order. */
  subject(body: B): string;
}

export type Request<B extends object = object, R extends object = object> = Command<B, R> | Query<B, R>;
export type Contract = Request | IntegrationEvent;
export type BodyOf<C> = C extends { readonly body: Shape<infer B> } ? B : never;
export type ReplyOf<C> = C extends { readonly reply: Shape<infer R> } ? R : never;

const NAME = /^([a-z]+(?:-[a-z]+)*)\.[a-z]+(?:-[a-z]+)*$/;

/** Declares a command by its name on the wire, `<owning-service>.<verb-noun>`. */
export function defineCommand<B extends object, R extends object>(name: string, parts: RequestParts<B, R>): Command<B, R> {
  return { kind: 'command', name, service: ownerOf(name), fails: [], ...parts };
}

/** Declares a query by its name on the wire, `<owning-service>.<get-noun>`. */
export function defineQuery<B extends object, R extends object>(name: string, parts: RequestParts<B, R>): Query<B, R> {
  return { kind: 'query', name, service: ownerOf(name), fails: [], ...parts };
}

/** Declares an integration event; anything but an optional new field needs a new version beside the old one. */
export function defineEvent<B extends object>(
  name: string,
  version: number,
  { body, subject }: { body: Shape<B>; subject: (body: B) => string },
): IntegrationEvent<B> {
  return { kind: 'event', name: `${name}.v${version}`, version, service: ownerOf(name), body, subject };
}

/** The contracts among the exports of a contracts entry, such as `import * as events from '@linli/contracts/events'`. */
export const contractsIn = (entry: object): Contract[] => Object.values(entry).filter(isContract);

/** The declared errors among the exports of a contracts entry. */
export const errorsIn = (entry: object): ErrorClass[] =>
  Object.values(entry).filter((value): value is ErrorClass => typeof value === 'function' && 'code' in value && 'kind' in value);

/** The name of the operation that a request is: `events.register-for-event` → `registerForEvent`. */
export const operationNameOf = ({ name }: Contract): string =>
  (name.split('.')[1] as string).replace(/-(\w)/g, (_hyphen, letter: string) => letter.toUpperCase());

function isContract(value: unknown): value is Contract {
  return typeof value === 'object' && value !== null && 'kind' in value && 'body' in value && 'service' in value;
}

function ownerOf(name: string): ServiceName {
  const owner = NAME.exec(name)?.[1];
  const service = SERVICES.find((known) => known === owner);
  if (!service)
    throw new Error(`Contract "${name}" must be named "<service>.<words-with-hyphens>" with one of ${SERVICES.join(', ')}.`);
  return service;
}
