import { Clock } from '../clock';
import { Call } from '../handlers/call';
import { Fact } from '../handlers/handles';
import { Outbox } from '../handlers/message-context';
import { InboxStore } from '../inbox/inbox.store';
import { UnitOfWork } from '../unit-of-work';
import { AlreadyHandled, insertOnce } from './deduplicate';
import { contextOf, originOf } from './in-transaction';

interface Parts {
  readonly unitOfWork: UnitOfWork;
  readonly inbox: InboxStore;
  readonly clock: Clock;
}

export type BatchWork = (facts: readonly Fact<object>[]) => Promise<unknown>;

/** Another process may take a message of the batch at the same moment; the next attempt sees that it did. */
const ATTEMPTS = 5;

/** Handles calls of one handler with the effects of all, their inbox rows and their messages in one transaction. */
export const inOneTransaction =
  (parts: Parts, work: BatchWork) =>
  async (calls: readonly Call[]): Promise<void> => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await handleOnce(parts, distinct(calls), work);
      } catch (error) {
        if (!(error instanceof AlreadyHandled) || attempt === ATTEMPTS) throw error;
      }
    }
  };

function handleOnce({ unitOfWork, inbox, clock }: Parts, calls: readonly Call[], work: BatchWork): Promise<void> {
  const origins = calls.map((call) => originOf(call, clock));
  return unitOfWork.runAll(origins, async (outboxes) => {
    const { name } = (calls[0] as Call).handler;
    const handled = await inbox.handled(name, calls.map(idOf));
    const facts = calls.flatMap((call, at) =>
      handled.has(idOf(call))
        ? []
        : [{ body: call.body as object, context: contextOf(call, origins[at]!, outboxes[at] as Outbox) }],
    );
    if (facts.length === 0) return;
    await insertOnce(
      inbox.insertAll(
        name,
        facts.map(({ context }) => context.messageId),
      ),
    );
    await work(facts);
  });
}

const idOf = ({ message }: Call): string => message.envelope.id;

/** A message that is in the batch twice is in it once. */
const distinct = (calls: readonly Call[]): Call[] => [...new Map(calls.map((call) => [idOf(call), call])).values()];
