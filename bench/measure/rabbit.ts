import { Channel, ChannelModel, ConfirmChannel, connect } from 'amqplib';

/** Where a run takes place: names begin with the namespace, so that runs do not meet. */
export interface Place {
  readonly url: string;
  readonly namespace: string;
}

/** A connection without Nagle's delay, with a channel that confirms. */
export async function openRabbit({ url }: Place): Promise<{ model: ChannelModel; channel: ConfirmChannel }> {
  const model = await connect(url, { noDelay: true });
  return { model, channel: await model.createConfirmChannel() };
}

/** What a killed run leaves behind goes by itself after ten minutes. */
export const QUORUM = { durable: true, arguments: { 'x-queue-type': 'quorum', 'x-expires': 600_000 } };

/** Deletes what a contender has declared, over a connection of its own. */
export async function removeFrom(place: Place, { queue, exchange }: { queue: string; exchange?: string }): Promise<void> {
  const { model, channel } = await openRabbit(place);
  await channel.deleteQueue(queue);
  if (exchange) await channel.deleteExchange(exchange);
  await model.close();
}

/** To be called for each message that is done with, in order: acknowledges all of a tick in one. */
export function acknowledger(channel: Channel): () => void {
  let isDue = false;
  const acknowledge = (): void => {
    isDue = false;
    channel.ackAll();
  };
  return () => {
    if (!isDue) setImmediate(acknowledge);
    isDue = true;
  };
}
