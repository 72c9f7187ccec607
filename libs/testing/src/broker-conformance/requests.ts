import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Broker, NobodyListens, NoReply } from '@linli/messaging';
import { until } from '../until';
import { aGate, aMessage, anEcho, done, inMs, numbered } from './given';

/** Requests and their replies. */
export function itAnswersRequests(broker: () => Broker): void {
  it('gives each of 200 requests at once its own answer', async () => {
    const service = await anEcho(broker());
    const requests = numbered(200, 'crowd.ask', inMs(5_000));
    const replies = await Promise.all(requests.map((request) => broker().request(service, request)));
    expect(replies.map(({ body }) => body)).toEqual(requests.map(({ body }) => `echo ${body}`));
    expect(replies[7]!.envelope).toMatchObject({ type: 'reply', causationid: requests[7]!.envelope.id });
  });

  it('does not hold back other requests while one takes long', async () => {
    const gate = aGate();
    const service = await anEcho(broker(), ({ body }) => (body === 'slow' ? gate.opened : done()));
    const slow = broker().request(service, aMessage('crowd.ask', inMs(5_000), 'slow'));
    await expect(broker().request(service, aMessage('crowd.ask', inMs(5_000), 'quick'))).resolves.toMatchObject({
      body: 'echo quick',
    });
    gate.open();
    await expect(slow).resolves.toMatchObject({ body: 'echo slow' });
  });

  it('carries who acts and until when', async () => {
    const service = `crowd-${randomUUID()}`;
    const actor = { id: 'resident-1', roles: ['resident' as const], areaCodes: ['510108'], memberOf: [] };
    const request = aMessage('crowd.ask', { ...inMs(5_000), actor });
    await broker().serve(service, async (asked) => aMessage('reply', {}, JSON.stringify(asked.envelope)));
    const { body } = await broker().request(service, request);
    expect(JSON.parse(body)).toEqual(request.envelope);
  });
}

/** Many requests at a time, of which some take long, fail or come too late. */
export function itAnswersCrowds(broker: () => Broker): void {
  it('gives each of 1,000 requests at once its own answer, slow ones among them', async () => {
    const service = await anEcho(broker(), ({ body }) => (Number(body) % 100 === 0 ? pause(50) : done()));
    const requests = numbered(1_000, 'crowd.ask', inMs(10_000));
    const replies = await Promise.all(requests.map((request) => broker().request(service, request)));
    expect(replies.map(({ body }) => body)).toEqual(requests.map(({ body }) => `echo ${body}`));
  });

  it('does not let one that gets no answer harm those that were sent with it', async () => {
    const service = await anEcho(broker(), ({ body }) => (body === '1' ? Promise.reject(new Error('broken')) : done()));
    const asked = numbered(3, 'crowd.ask', inMs(300)).map((request) => broker().request(service, request));
    const outcomes = await Promise.allSettled(asked);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(outcomes[1]).toMatchObject({ reason: expect.any(NoReply) });
  });

  it('has so many in hand, and begins none of the others after its deadline', async () => {
    const gate = aGate();
    const began: string[] = [];
    const service = await anEcho(broker(), ({ body }) => {
      began.push(body);
      return gate.opened;
    });
    const busy = numbered(300, 'crowd.ask', inMs(10_000)).map((request) => broker().request(service, request));
    await until('300 in hand', () => began.length === 300);
    await expect(broker().request(service, aMessage('crowd.ask', inMs(100), 'late'))).rejects.toThrow(NoReply);
    const last = broker().request(service, aMessage('crowd.ask', inMs(10_000), 'last'));
    gate.open();
    await expect(last).resolves.toMatchObject({ body: 'echo last' });
    await Promise.all(busy);
    expect(began).not.toContain('late');
  });
}

/** Requests without a reply. */
export function itKnowsWhenNobodyAnswers(broker: () => Broker): void {
  it('rejects with NobodyListens at once where nobody serves', async () => {
    const asked = broker().request(`crowd-${randomUUID()}`, aMessage('crowd.ask', inMs(10_000)));
    await expect(asked).rejects.toThrow(NobodyListens);
  });

  it('rejects with NoReply when the deadline passes', async () => {
    const gate = aGate();
    const service = await anEcho(broker(), () => gate.opened);
    await expect(broker().request(service, aMessage('crowd.ask', inMs(150)))).rejects.toThrow(NoReply);
    gate.open();
  });

  it('does not send a request whose deadline has passed', async () => {
    const handled = jest.fn(done);
    const service = await anEcho(broker(), handled);
    await expect(broker().request(service, aMessage('crowd.ask', inMs(-1)))).rejects.toThrow(NoReply);
    await broker().request(service, aMessage('crowd.ask', inMs(5_000)));
    expect(handled).toHaveBeenCalledTimes(1);
  });

  it('rejects a request without a deadline', async () => {
    const service = await anEcho(broker());
    await expect(broker().request(service, aMessage('crowd.ask'))).rejects.toThrow(TypeError);
  });
}
