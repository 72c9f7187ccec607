import { aMessage, until } from '@linli/testing';
import { Channel, ConsumeMessage } from 'amqplib';
import { Acknowledgements } from './acknowledgements';
import { Arrival } from './arrival';
import { DirectSender } from './direct-sender';
import { GoneAskers } from './packing/gone-askers';
import { fromPack, PACK, seal, toPack } from './packing/pack';
import { RequestConsumption } from './request-consumption';

/** What amqplib's channel would send. */
function aWire() {
  const sent: Buffer[] = [];
  const acknowledged: unknown[] = [];
  const channel = {
    publish: (_exchange: string, _key: string, content: Buffer) => sent.push(content),
    ack: ({ fields }: ConsumeMessage) => acknowledged.push(fields.deliveryTag),
  };
  return { sent, acknowledged, channel: channel as unknown as Channel };
}

describe('the answer to requests that come before the connection is back over which replies leave', () => {
  it('waits for it, and its pack is not acknowledged before', async () => {
    const { sent, acknowledged, channel } = aWire();
    const sender = new DirectSender();
    const path = { sender, goneAskers: new GoneAskers(), log: () => {} };
    let answered = 0;
    const answer = async () => aMessage('reply', {}, `answer ${++answered}`);
    const consumption = new RequestConsumption({ name: 'events.requests', declare: async () => {} }, answer, path);
    const content = toPack([1, 2].map((number) => seal(number, aMessage('events.ask'))));
    const arrived = { content, fields: { deliveryTag: 1 }, properties: { contentType: PACK, replyTo: 'asker' } };
    const acknowledgements = new Acknowledgements(channel);
    const arrival = new Arrival(arrived as ConsumeMessage, acknowledgements, new AbortController().signal);
    const handled = consumption.handle(arrival);
    await until('the answers', () => answered === 2);
    await new Promise(setImmediate);
    expect([sent, acknowledged]).toEqual([[], []]);
    sender.open(channel);
    await handled;
    acknowledgements.flush();
    expect(fromPack(sent[0]!).map(({ message }) => message.body)).toEqual(['answer 1', 'answer 2']);
    expect(acknowledged).toEqual([1]);
  });
});
