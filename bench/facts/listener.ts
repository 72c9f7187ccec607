import { Fact, WhenMany } from '@linli/messaging';
import { Module } from '@nestjs/common';
import { InjectModel, MongooseModule, Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { FactBody, FactStated } from './fact';

@Schema({ collection: 'effects', versionKey: false })
class Effect {
  @Prop({ type: String, required: true }) run: string;
  @Prop({ type: String, required: true }) key: string;
}

/** The handler that is measured: an effect for each fact. */
@WhenMany(FactStated, 'record-effects')
class RecordEffectsHandler {
  constructor(@InjectModel(Effect.name) private readonly effects: Model<Effect>) {}

  async handle(facts: readonly Fact<FactBody>[]): Promise<void> {
    const effects = facts.map(({ body: { run, key } }) => ({ run, key }));
    await this.effects.insertMany(effects, { lean: true });
  }
}

/** How the facts reach the handler, for the terms of the benchmarks. */
export const LISTENER = 'a batch handler: inbox rows and effects of up to 300 events in one transaction, acks after it';

@Module({
  imports: [MongooseModule.forFeature([{ name: Effect.name, schema: SchemaFactory.createForClass(Effect) }])],
  controllers: [RecordEffectsHandler],
})
export class ListenerModule {}
