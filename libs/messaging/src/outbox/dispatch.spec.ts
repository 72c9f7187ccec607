import { randomUUID } from 'node:crypto';
import { aMessage } from '@linli/testing';
import { BrokerUnavailable } from '../broker/broker-errors';
import { Message } from '../broker/message';
import { Dispatch } from './dispatch';

/** A broker whose answers the test gives by hand. */
class Counter {
  readonly taken: string[] = [];
  private readonly open: { body: string; answer(error?: Error): void }[] = [];

  publish({ body }: Message): Promise<void> {
    this.taken.push(body);
    return new Promise((resolve, reject) => {
      this.open.push({ body, answer: (error) => (error ? reject(error) : resolve()) });
    });
  }

  async answer(body: string, error?: Error): Promise<void> {
    const [found] = this.open.splice(
      this.open.findIndex((one) => one.body === body),
      1,
    );
    found?.answer(error);
    await new Promise(setImmediate);
  }
}

const about = (subject: string, body: string): Message => aMessage('a.v1', { subject }, body);
const aRow = (...messages: Message[]) => ({ _id: randomUUID(), messages, relay: 'mine' });
const REFUSED = new BrokerUnavailable('refused');

function started() {
  const [broker, confirmed] = [new Counter(), [] as string[]];
  return { broker, confirmed, dispatch: new Dispatch(broker, (row) => confirmed.push(row)) };
}

describe('the dispatch of outbox rows', () => {
  it('sends everything at once and in order, without waiting for confirms', () => {
    const { broker, dispatch } = started();
    dispatch.send(aRow(about('a', 'a1'), about('b', 'b1')));
    dispatch.send(aRow(about('a', 'a2'), about('c', 'c1')));
    expect(broker.taken).toEqual(['a1', 'b1', 'a2', 'c1']);
  });

  it('reports a row when all its messages are confirmed', async () => {
    const { broker, confirmed, dispatch } = started();
    const [first, empty] = [aRow(about('a', 'a1'), about('a', 'a2')), aRow()];
    dispatch.send(first);
    dispatch.send(empty);
    await broker.answer('a1');
    expect(confirmed).toEqual([empty._id]);
    await broker.answer('a2');
    expect(confirmed).toEqual([empty._id, first._id]);
  });

  it('holds back what comes later about the subject of a refused message, and nothing else, until it gets through', async () => {
    const { broker, confirmed, dispatch } = started();
    dispatch.send(aRow(about('a', 'a1')));
    await broker.answer('a1', REFUSED);
    for (const message of [about('a', 'a2'), about('b', 'b1'), about('a', 'a3')]) dispatch.send(aRow(message));
    expect(broker.taken).toEqual(['a1', 'b1']);
    expect([dispatch.takeRefusals(), dispatch.takeRefusals().count]).toEqual([{ count: 1, last: REFUSED }, 0]);
    dispatch.again();
    await broker.answer('a1', REFUSED);
    dispatch.again();
    await broker.answer('a1');
    expect(broker.taken).toEqual(['a1', 'b1', 'a1', 'a1', 'a2', 'a3']);
    for (const body of ['b1', 'a2', 'a3']) await broker.answer(body);
    expect(confirmed).toHaveLength(4);
  });

  it('tries several that were refused again in their order', async () => {
    const { broker, dispatch } = started();
    dispatch.send(aRow(about('a', 'a1'), about('a', 'a2'), about('a', 'a3')));
    for (const body of ['a3', 'a1']) await broker.answer(body, REFUSED);
    dispatch.send(aRow(about('a', 'a4')));
    dispatch.again();
    expect(broker.taken.slice(3)).toEqual(['a1', 'a3']);
    await broker.answer('a1');
    expect(broker.taken).toHaveLength(5);
    await broker.answer('a3');
    expect(broker.taken.slice(5)).toEqual(['a4']);
  });

  it('lets what is about nothing wait for nothing', async () => {
    const { broker, dispatch } = started();
    dispatch.send(aRow(aMessage('a.v1', {}, '1')));
    await broker.answer('1', REFUSED);
    dispatch.send(aRow(aMessage('a.v1', {}, '2')));
    expect(broker.taken).toEqual(['1', '2']);
  });
});
