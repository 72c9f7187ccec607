import { CheckInKeyList, ListCheckInKeys } from '@linli/contracts/events';
import { Handles } from '@linli/messaging';
import { TicketKeys } from './ticket-keys.provider';

@Handles(ListCheckInKeys)
export class ListCheckInKeysHandler {
  constructor(private readonly keys: TicketKeys) {}

  async handle(): Promise<CheckInKeyList> {
    return { items: this.keys.published() };
  }
}
