import { ANONYMOUS, defineQuery, Text, Whole } from '@linli/contracts';
import { BusServer, connectRabbit, Handles, MessageClient, RETRY_DELAYS_MS, ServiceOnBus, SystemClock } from '@linli/messaging';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Names } from '../../../libs/messaging/src/rabbitmq/names';
import { Pipelines } from '../../../libs/messaging/src/server/pipelines';
import { answerTo, Reply } from '../question';
import { Place, Way } from '../way';
import { open } from './raw';

class QuestionBody {
  @Text({ about: 'What the reply must repeat', max: 40 }) key: string;
  @Whole({ about: '1 where it takes long', min: 0, max: 1 }) slow: number;
  @Text({ about: 'Filling', max: 4_000 }) text: string;
}

class ReplyView implements Reply {
  key: string;
  text: string;
}

const Ask = defineQuery('events.bench-ask', { body: QuestionBody, reply: ReplyView });
const service: ServiceOnBus = { name: 'events', contracts: [Ask] };

@Handles(Ask)
class AskHandler {
  handle(question: QuestionBody): Promise<ReplyView> {
    return answerTo(question);
  }
}

@Module({ controllers: [AskHandler] })
class AskModule {}

/** What a query touches of the real thing; it never comes near the store, which is why there is none. */
const noStore = undefined as never;

/** MessageClient against a handler behind BusServer, with every step that a query passes through. */
export const linli: Way = {
  async serve(place) {
    const broker = await connectRabbit({ ...place, temporary: true });
    const strategy = new BusServer(service, broker, new Pipelines(noStore, noStore, new SystemClock()), noStore);
    const app = await NestFactory.createMicroservice(AskModule, { strategy, logger: ['error'] });
    await app.listen();
    return async () => {
      await app.close();
      await broker.close();
      await cleanUp(place);
    };
  },

  async connect(place) {
    const broker = await connectRabbit({ ...place, temporary: true });
    const client = new MessageClient(broker, { name: 'gateway', contracts: [] }, new SystemClock());
    return { ask: (question) => client.ask(Ask, question, { actor: ANONYMOUS }), close: () => broker.close() };
  },
};

/** The retry ladder is declared whether it is used or not. */
async function cleanUp(place: Place): Promise<void> {
  const names = new Names(place.namespace);
  const shared = [names.homeless, names.comeback, names.events, ...RETRY_DELAYS_MS.map((ms) => names.retry(ms))];
  const { channel, close } = await open(place);
  for (const name of [names.requests(service.name), ...shared]) await channel.deleteQueue(name);
  for (const name of shared) await channel.deleteExchange(name);
  await close();
}
