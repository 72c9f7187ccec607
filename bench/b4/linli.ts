import { Broker, Message } from '@linli/messaging';
import { Effects } from '../facts/effects';
import { FactBody, FactStated } from '../facts/fact';
import { ListenerModule } from '../facts/listener';
import { startUnderTest } from '../facts/service';
import { tapped } from '../facts/tapped-broker';
import { chunksOf } from '../measure/figures';
import { HeldBroker, held } from './held-broker';
import { Way } from './way';

/** Fewer than the broker lets wait for their confirm. */
const CHUNK = 5_000;

/** A service as apps run it; its queue is filled while it is held back. */
export const linli: Way = {
  async open(place, note) {
    let holding: HeldBroker | undefined;
    const around = (broker: Broker): Broker => {
      holding = held(tapped(broker, note));
      return holding.broker;
    };
    const definition = { name: 'notifications' as const, contracts: [], module: ListenerModule };
    const { broker, database, stop } = await startUnderTest(definition, place, around);
    const { begin, end } = holding!;
    await end();
    const effects = await Effects.open(database);
    const close = async (): Promise<void> => {
      await effects.close();
      await stop();
    };
    return {
      ...{ fill: (messages) => publish(broker, messages), begin, end, close },
      problemsOf: (run, facts) => effects.problemsOf(run, facts),
    };
  },
};

async function publish(broker: Broker, facts: readonly FactBody[]): Promise<void> {
  for (const chunk of chunksOf(facts, CHUNK)) await Promise.all(chunk.map((fact) => broker.publish(messageOf(fact))));
}

/** A duplicate is the same fact and so has the same id. */
function messageOf(fact: FactBody): Message {
  const id = `${fact.run}-${fact.key}`;
  const { name: type, service: source, subject } = FactStated;
  const envelope = { id, type, source, time: new Date().toISOString(), subject: subject(fact), correlationid: id };
  return { envelope, body: JSON.stringify(fact) };
}
