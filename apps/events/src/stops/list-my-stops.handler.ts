import { PageQuery } from '@linli/contracts';
import { ListMyStops, StopChoicePage } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { viewOf } from './stop-choice';
import { StopChoiceStore } from './stop-choice.store';

@Handles(ListMyStops)
export class ListMyStopsHandler {
  constructor(private readonly choices: StopChoiceStore) {}

  async handle(query: PageQuery, { actor }: MessageContext): Promise<StopChoicePage> {
    const page = await this.choices.pageOfPerson(actor.id, query);
    return { ...page, items: page.items.map(viewOf) };
  }
}
