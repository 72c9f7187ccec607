import { ANONYMOUS } from '@linli/contracts';
import { Outbox, UnitOfWork } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { Module } from '@nestjs/common';
import { getModelToken, MongooseModule, Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { Effects } from '../facts/effects';
import { FactStated } from '../facts/fact';
import { ListenerModule } from '../facts/listener';
import { startUnderTest } from '../facts/service';
import { tapped } from '../facts/tapped-broker';
import { PER_CHANGE, Way } from './way';

@Schema({ collection: 'changes', versionKey: false })
class Change {
  @Prop({ type: String, required: true }) key: string;
}

@Module({ imports: [MongooseModule.forFeature([{ name: Change.name, schema: SchemaFactory.createForClass(Change) }])] })
class ChangesModule {}

/** Two services as apps run them: UnitOfWork and OutboxRelay in one, an event handler in the other. */
export const linli: Way = {
  perCommit: PER_CHANGE,
  atOnce: 64,

  async consume(place, note) {
    const definition = { name: 'notifications' as const, contracts: [], module: ListenerModule };
    const { database, stop } = await startUnderTest(definition, place, (broker) => tapped(broker, note));
    const effects = await Effects.open(database);
    const close = async (): Promise<void> => {
      await effects.close();
      await stop();
    };
    return { problemsOf: (run, facts) => effects.problemsOf(run, facts), close };
  },

  async produce(place) {
    const { app, stop } = await startUnderTest({ name: 'events', contracts: [FactStated], module: ChangesModule }, place);
    const [unitOfWork, changes] = [app.get(UnitOfWork), app.get<Model<Change>>(getModelToken(Change.name))];
    return {
      commit: (facts) =>
        unitOfWork.run(origin(), async (outbox: Outbox) => {
          await changes.insertOne({ key: facts[0]!.key });
          for (const fact of facts) outbox.publish(FactStated, fact);
        }),
      close: stop,
    };
  },
};

const origin = () => ({
  service: 'events' as const,
  actor: ANONYMOUS,
  now: new Date(),
  correlationId: newId(),
  publishes: [FactStated],
});
