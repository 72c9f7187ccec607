import { DATA_HOLDERS, DataHolder, PersonalDataErasedBody, personalDataErasedBy } from '@linli/contracts/personal-data';
import { MessageContext, When } from '@linli/messaging';
import { Type } from '@nestjs/common';
import { stepped } from './erasure';
import { ErasureStore } from './erasure.store';

/** The listeners that note what each service has erased. */
export const ERASURE_KEEPERS: Type[] = DATA_HOLDERS.map(keeperOf);

function keeperOf(service: DataHolder): Type {
  @When(personalDataErasedBy(service), `note-erasure-by-${service}`)
  class NoteErasureHandler {
    constructor(readonly erasures: ErasureStore) {}

    async handle({ erasureId, removed, pseudonymised }: PersonalDataErasedBody, { now }: MessageContext): Promise<void> {
      const before = await this.erasures.find(erasureId);
      if (!before) return;
      const after = stepped(before, { service, doneAt: now, removed, pseudonymised });
      if (after !== before) await this.erasures.save(before, after);
    }
  }
  return NoteErasureHandler;
}
