import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ClientProxyFactory, MessagePattern, Payload, RmqOptions, Transport } from '@nestjs/microservices';
import { firstValueFrom } from 'rxjs';
import { answerTo, type Question, type Reply } from '../question';
import { Place, Way } from '../way';
import { open } from './raw';

class AskController {
  @MessagePattern('ask')
  ask(@Payload() question: Question): Promise<Reply> {
    return answerTo(question);
  }
}

@Module({ controllers: [AskController] })
class AskModule {}

const queueOf = ({ namespace }: Place): string => `${namespace}.nest`;

/** Acknowledged on delivery, which is Nest's default and its fastest. */
const optionsFor = (place: Place): RmqOptions => ({
  transport: Transport.RMQ,
  options: {
    urls: [place.url],
    queue: queueOf(place),
    queueOptions: { durable: true },
    prefetchCount: 300,
    noAck: true,
    persistent: false,
    socketOptions: { connectionOptions: { noDelay: true } },
  },
});

/** Nest's own transport for RabbitMQ. */
export const nest: Way = {
  async serve(place) {
    const app = await NestFactory.createMicroservice(AskModule, { ...optionsFor(place), logger: ['error'] });
    await app.listen();
    return async () => {
      await app.close();
      const { channel, close } = await open(place);
      await channel.deleteQueue(queueOf(place));
      await close();
    };
  },

  async connect(place) {
    const client = ClientProxyFactory.create(optionsFor(place));
    await client.connect();
    return {
      ask: (question) => firstValueFrom(client.send<Reply>('ask', question)),
      close: async () => {
        await client.close();
      },
    };
  },
};
