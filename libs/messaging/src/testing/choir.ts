import { defineEvent, Id, Text } from '@linli/contracts';
import { newId } from '@linli/persistence';
import type { ServiceDefinition } from '@linli/service';
import { Injectable, Module } from '@nestjs/common';
import { InjectModel, MongooseModule } from '@nestjs/mongoose';
import { Model, Schema } from 'mongoose';
import { Fact, WhenMany } from '../handlers/handles';
import { GiveUp } from '../steps/give-up';

/** A service whose handler takes many facts at a time; it writes down each voice, without a key, and tells of it. */
export class VoiceBody {
  @Id({ about: 'Whose' }) voiceId: string;
  @Text({ about: 'What it sings', max: 40 }) song: string;
}

const subject = ({ voiceId }: VoiceBody): string => voiceId;
export const VoiceRaised = defineEvent('events.voice-raised', 1, { body: VoiceBody, subject });
export const VoiceHeard = defineEvent('volunteers.voice-heard', 1, { body: VoiceBody, subject });

interface Voice {
  readonly _id: string;
  readonly voiceId: string;
  readonly song: string;
}

const VoiceSchema = new Schema<Voice>(
  { _id: { type: String, required: true }, voiceId: String, song: String },
  { collection: 'voices', versionKey: false },
);

/** How many voices the handler took at a time. */
export const batches: number[] = [];

@Injectable()
export class Choir {
  constructor(@InjectModel('Voice') readonly voices: Model<Voice>) {}
}

@WhenMany(VoiceRaised, 'write-down-voices-when-raised', { publishes: [VoiceHeard] })
export class WriteDownVoicesWhenRaisedHandler {
  constructor(private readonly choir: Choir) {}

  async handle(facts: readonly Fact<VoiceBody>[]): Promise<void> {
    batches.push(facts.length);
    await this.choir.voices.insertMany(facts.map(({ body: { voiceId, song } }) => ({ _id: newId(), voiceId, song })));
    for (const { body, context } of facts) context.outbox.publish(VoiceHeard, body);
    if (facts.some(({ body }) => body.song === 'out of tune')) throw new GiveUp('Somebody sings out of tune.');
  }
}

@Module({
  imports: [MongooseModule.forFeature([{ name: 'Voice', schema: VoiceSchema }])],
  controllers: [WriteDownVoicesWhenRaisedHandler],
  providers: [Choir],
})
class ChoirModule {}

export const choirService: ServiceDefinition = { name: 'volunteers', contracts: [VoiceHeard], module: ChoirModule };
