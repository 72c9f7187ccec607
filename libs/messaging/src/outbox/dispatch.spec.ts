import { randomUUID } from 'node:crypto';
import { aMessage } from '@linli/testing';
import { Broker } from '../broker/broker';
import { BrokerUnavailable } from '../broker/broker-errors';
import { Message } from '../broker/message';
import { Dispatch } from './dispatch';

/** A broker whose answers the test gives by hand. */
class Counter {
  readonly taken: string[] = [];
  private readonly open: { body: string; answer(error?: Error): void }[] = [];

  constructor(readonly confirms: Broker['confirms'] = 'stored') {}

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

function started(confirms?: Broker['confirms']) {
  const [broker, confirmed] = [new Counter(confirms), [] as string[]];
  return { broker, confirmed, dispatch: new Dispatch(broker as unknown as Broker, (row) => confirmed.push(row)) };
}

describe('the dispatch of outbox rows', () => {
  it('sends messages about different subjects at once, and those about one subject one after another', async () => {
    const { broker, dispatch } = started();
    dispatch.send(aRow(about('a', 'a1'), about('b', 'b1')));
    dispatch.send(aRow(about('a', 'a2'), about('c', 'c1')));
    expect(broker.taken).toEqual(['a1', 'b1', 'c1']);
    await broker.answer('a1');
    expect(broker.taken).toEqual(['a1', 'b1', 'c1', 'a2']);
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

  it('holds back what is about the same subject as a refused message, and nothing else, until it gets through', async () => {
    const { broker, confirmed, dispatch } = started();
    const rows = [aRow(about('a', 'a1')), aRow(about('a', 'a2')), aRow(about('b', 'b1'))];
    for (const row of rows) dispatch.send(row);
    await broker.answer('a1', REFUSED);
    await broker.answer('b1');
    expect([broker.taken, confirmed]).toEqual([['a1', 'b1'], [rows[2]!._id]]);
    expect([dispatch.takeRefusals(), dispatch.takeRefusals().count]).toEqual([{ count: 1, last: REFUSED }, 0]);
    dispatch.again();
    await broker.answer('a1');
    await broker.answer('a2');
    expect(broker.taken).toEqual(['a1', 'b1', 'a1', 'a2']);
    expect(confirmed).toHaveLength(3);
  });

  it('does not wait for confirms that mean that all is handled', () => {
    const { broker, dispatch } = started('handled');
    dispatch.send(aRow(about('a', 'a1'), about('a', 'a2')));
    expect(broker.taken).toEqual(['a1', 'a2']);
  });
});
