import { Channel, ConsumeMessage } from 'amqplib';
import { Acknowledgements } from './acknowledgements';

const delivery = (deliveryTag: number) => ({ fields: { deliveryTag } }) as ConsumeMessage;

function started() {
  const sent: string[] = [];
  const channel = {
    ack: ({ fields }: ConsumeMessage, allUpTo: boolean) => sent.push(`${allUpTo ? 'up to ' : ''}${fields.deliveryTag}`),
    nack: ({ fields }: ConsumeMessage) => sent.push(`not ${fields.deliveryTag}`),
  };
  const acknowledgements = new Acknowledgements(channel as unknown as Channel);
  for (let tag = 1; tag <= 9; tag++) acknowledgements.arrived(delivery(tag));
  return {
    acknowledgements,
    sent,
    done: (...tags: number[]): void => {
      for (const tag of tags) acknowledgements.acknowledge(delivery(tag));
    },
  };
}

describe('acknowledgements', () => {
  it('go out once per turn of the event loop, up to the first that is still in hand, the others one by one', async () => {
    const { done, sent } = started();
    done(3, 1, 2, 5, 7);
    expect(sent).toEqual([]);
    await new Promise(setImmediate);
    expect(sent).toEqual(['up to 3', '5', '7']);
    done(4, 6);
    await new Promise(setImmediate);
    expect(sent.slice(3)).toEqual(['up to 6']);
  });

  it('are not held up by what was given back', async () => {
    const { acknowledgements, done, sent } = started();
    acknowledgements.giveBack(delivery(1));
    done(2);
    await new Promise(setImmediate);
    expect(sent).toEqual(['not 1', 'up to 2']);
  });

  it('go out before the end', () => {
    const { acknowledgements, done, sent } = started();
    done(1);
    acknowledgements.flush();
    acknowledgements.flush();
    expect(sent).toEqual(['up to 1']);
  });
});
