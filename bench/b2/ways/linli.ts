import { ANONYMOUS, defineQuery, Text, Whole } from '@linli/contracts';
import {
  BROKER,
  Broker,
  BusServer,
  connectRabbit,
  DeadLetterStore,
  Handles,
  MessageClient,
  RETRY_DELAYS_MS,
  SERVICE,
  ServiceOnBus,
  SystemClock,
} from '@linli/messaging';
import { DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
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

/** What a query never comes near: that is why there is no store. */
const noStore = {} as never;

@Module({})
class AskModule {
  static on(broker: Broker): DynamicModule {
    return {
      module: AskModule,
      controllers: [AskHandler],
      providers: [
        BusServer,
        { provide: SERVICE, useValue: service },
        { provide: BROKER, useValue: broker },
        { provide: Pipelines, useValue: new Pipelines(noStore, noStore, new SystemClock()) },
        { provide: DeadLetterStore, useValue: noStore },
      ],
    };
  }
}

/** MessageClient against a handler behind BusServer, with every step that a query passes through. */
export const linli: Way = {
  async serve(place) {
    const broker = await connectRabbit({ ...place, temporary: true });
    const app = await NestFactory.create(AskModule.on(broker), new FastifyAdapter(), { logger: ['error'] });
    app.connectMicroservice({ strategy: app.get(BusServer) });
    await app.startAllMicroservices();
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
