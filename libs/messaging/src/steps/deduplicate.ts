import { createHash } from 'node:crypto';
import { KeyReused } from '@linli/contracts';
import { isDuplicateKey } from '@linli/persistence';
import { Call, Outcome, Step } from '../handlers/call';
import { asRepeated } from '../handlers/repeated';
import { InboxStore } from '../inbox/inbox.store';

/** The message has had its effect on the handler. */
export class AlreadyHandled extends Error {}

/** Inside the transaction of an event handler: a message that has had its effect is not handled again. */
export const oncePerMessage =
  (inbox: InboxStore): Step =>
  async ({ handler, message }, next) => {
    await insertOnce(inbox.insert(handler.name, message.envelope.id));
    return next();
  };

/** Outside that transaction: a duplicate is done, not failed. */
export const ignoreDuplicates: Step = (_call, next) =>
  next().catch((error) => {
    if (error instanceof AlreadyHandled) return undefined;
    throw error;
  });

/** Inside the transaction of a command handler: keeps the reply, so that the same message gets the same answer. */
export const rememberReply =
  (inbox: InboxStore): Step =>
  async (call, next) => {
    const reply = await next();
    const answer = { reply: JSON.stringify(reply), bodyHash: fingerprint(call.message.body) };
    await insertOnce(inbox.insert(call.handler.name, call.message.envelope.id, answer));
    return reply;
  };

/**
 * Outside that transaction: answers a repeated message as the first time; throws KeyReused when its body is another one.
 * A repetition is found out by its failing: on the inbox row, or on a rule that the first run has made it break.
 */
export const answerRepeated =
  (inbox: InboxStore): Step =>
  (call, next) =>
    next().catch(async (error) => {
      const earlier = await earlierReply(inbox, call);
      if (earlier) return earlier;
      throw error;
    });

async function earlierReply(inbox: InboxStore, { handler, message }: Call): Promise<Outcome> {
  const row = await inbox.find(handler.name, message.envelope.id);
  if (!row?.reply) return undefined;
  if (row.bodyHash !== fingerprint(message.body)) throw new KeyReused();
  return asRepeated(JSON.parse(row.reply));
}

/** Throws AlreadyHandled where the row is there. */
export function insertOnce(insertion: Promise<void>): Promise<void> {
  return insertion.catch((error) => {
    throw isDuplicateKey(error) ? new AlreadyHandled() : error;
  });
}

/** By which two bodies of one message id are told apart. */
export const fingerprint = (body: string): string => createHash('sha256').update(body).digest('base64');
