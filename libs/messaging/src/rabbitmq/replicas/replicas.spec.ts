import { Replicas } from './replicas';

const [ONE, TWO, THREE] = ['events.requests.1', 'events.requests.2', 'events.requests.3'].map((queue) => ({
  service: 'events',
  queue,
})) as [Place, Place, Place];
type Place = { readonly service: string; readonly queue: string };

const keys = Array.from({ length: 200 }, (_none, at) => `key-${at}`);

function replicasAt(start = 0) {
  const clock = { now: start };
  const replicas = new Replicas(() => clock.now);
  return { clock, replicas, queues: () => new Set(keys.map((key) => replicas.queueFor('events', key))) };
}

describe('replicas', () => {
  it('leave no choice while one is there, or none, or there is no key', () => {
    const { replicas, queues } = replicasAt();
    expect(queues()).toEqual(new Set([undefined]));
    replicas.hear(ONE);
    expect(queues()).toEqual(new Set([undefined]));
    replicas.hear(TWO);
    expect(replicas.queueFor('events', undefined)).toBeUndefined();
    expect(replicas.queueFor('volunteers', 'key-1')).toBeUndefined();
  });

  it('share the keys, each key at one of them', () => {
    const { replicas, queues } = replicasAt();
    for (const replica of [ONE, TWO, THREE, ONE]) replicas.hear(replica);
    expect(queues()).toEqual(new Set([ONE.queue, TWO.queue, THREE.queue]));
    expect(replicas.queueFor('events', 'key-7')).toBe(replicas.queueFor('events', 'key-7'));
  });

  it('are gone when they leave, when their queue is, and when they have said nothing for long', () => {
    const { clock, replicas, queues } = replicasAt();
    for (const replica of [ONE, TWO, THREE]) replicas.hear(replica);
    replicas.hear({ ...THREE, leaves: true });
    expect(queues()).toEqual(new Set([ONE.queue, TWO.queue]));
    replicas.hear(THREE);
    replicas.lose(TWO.queue);
    expect(queues()).toEqual(new Set([ONE.queue, THREE.queue]));
    clock.now = 3_000;
    replicas.hear(ONE);
    replicas.hear(TWO);
    clock.now = 4_000;
    expect(queues()).toEqual(new Set([ONE.queue, TWO.queue]));
  });

  it('tell whether one has others beside it', () => {
    const { replicas } = replicasAt();
    replicas.hear(ONE);
    expect(replicas.hasOthers('events', ONE.queue)).toBe(false);
    expect(replicas.hasOthers('events', TWO.queue)).toBe(true);
  });

  it('are remembered in bounds, however many say that they are there', () => {
    const { replicas } = replicasAt();
    for (let at = 0; at < 1_000; at++) replicas.hear({ service: 'events', queue: `queue-${at}` });
    expect(replicas.queueFor('events', 'key')).toMatch(/^queue-[0-4]?\d?\d$/);
  });
});
