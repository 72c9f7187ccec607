import { When } from '@linli/messaging';
import { Module } from '@nestjs/common';
import { InjectModel, MongooseModule, Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { FactBody, FactStated } from './fact';

@Schema({ collection: 'effects', versionKey: false })
class Effect {
  @Prop({ type: String, required: true }) run: string;
  @Prop({ type: String, required: true }) key: string;
}

/** At once: each holds a connection of the store, which has no end of them. */
const TRANSACTIONS = 30;

/** The handler that is measured; what it does is one insert for each fact. */
@When(FactStated, 'record-effect', { oneAtATimePer: ({ key }) => String(Number(key) % TRANSACTIONS) })
class RecordEffectHandler {
  constructor(@InjectModel(Effect.name) private readonly effects: Model<Effect>) {}

  async handle({ run, key }: FactBody): Promise<void> {
    await this.effects.insertOne({ run, key });
  }
}

/** How the facts reach the handler, for the terms of the benchmarks. */
export const LISTENER = '30 at once, one transaction with inbox row and effect per event';

@Module({
  imports: [MongooseModule.forFeature([{ name: Effect.name, schema: SchemaFactory.createForClass(Effect) }])],
  controllers: [RecordEffectHandler],
})
export class ListenerModule {}
