import { DeclaredError, ErrorClass, FieldError, Params, Request, ServiceUnavailable, SHARED_ERRORS } from '@linli/contracts';
import { isStoreAway } from '@linli/persistence';
import { instantWriter, Message } from '../broker/message';
import { asRepeated, isRepeated } from '../handlers/repeated';

/** What travels back: the reply, a declared error, or the bare word that something else went wrong (it is in the log). */
type ReplyBody =
  | { readonly reply: object; readonly repeated?: true }
  | { readonly error: { readonly code: string; readonly params: Params; readonly fields: readonly FieldError[] } }
  | { readonly failed: true };

/** The handler failed with something that its contract does not declare; the service has logged it. */
export class HandlerFailed extends Error {
  override readonly name = 'HandlerFailed';
}

export const replyTo = (request: Message, reply: object): Message =>
  answer(request, { reply, ...(isRepeated(reply) && { repeated: true }) });

/** The answer for a failure: declared errors travel, a store that is away makes the service unavailable, anything else stays at home. */
export function failureTo(request: Message, failure: unknown): Message {
  const error = isStoreAway(failure) ? new ServiceUnavailable() : failure;
  if (!(error instanceof DeclaredError)) return answer(request, { failed: true });
  const { code, params, fields } = error;
  return answer(request, { error: { code, params, fields } });
}

/** The reply of the contract; throws the declared error, or HandlerFailed. */
export function readReply<R extends object>(contract: Request<object, R>, message: Message): R {
  const body = JSON.parse(message.body) as ReplyBody;
  if ('reply' in body) return (body.repeated ? asRepeated(body.reply) : body.reply) as R;
  if ('error' in body) throw declared(contract, body.error.code, body.error);
  throw new HandlerFailed(`${contract.name} failed in ${contract.service}.`);
}

function declared(contract: Request, code: string, { params, fields }: { params: Params; fields: readonly FieldError[] }): Error {
  const known = [...contract.fails, ...SHARED_ERRORS].find((error: ErrorClass) => error.code === code);
  return known ? new known(params, fields) : new HandlerFailed(`${contract.name} answered ${code}, which it does not declare.`);
}

const timeText = instantWriter();

function answer({ envelope }: Message, body: ReplyBody): Message {
  const attributes = {
    // One answer to each message, however often it is given.
    id: `${envelope.id}.reply`,
    type: `${envelope.type}.reply`,
    source: envelope.type.slice(0, envelope.type.indexOf('.')),
    time: timeText(Date.now()),
    correlationid: envelope.correlationid,
    causationid: envelope.id,
  };
  return { envelope: attributes, body: JSON.stringify(body) };
}
