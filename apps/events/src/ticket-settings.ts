import { AreKeys } from '@linli/personal-data';
import { IsOptional } from 'class-validator';

/** The settings of tickets among the providers of the service. */
export const TICKET_SETTINGS = Symbol('linli:ticket-settings');

/** As many as `GET /check-in-keys` shows. */
const MOST_KEYS = 20;

/** By which keys tickets are signed. */
export class TicketSettings {
  /** `<id>:<32 bytes in base64>`, several by comma: the first signs, all verify. Without it the store of the service keeps one. */
  @IsOptional()
  @AreKeys('TICKET_KEYS', MOST_KEYS)
  TICKET_KEYS?: string;
}
