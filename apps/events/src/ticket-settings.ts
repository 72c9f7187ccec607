import { IsOptional, ValidateBy } from 'class-validator';

/** The settings of tickets among the providers of the service. */
export const TICKET_SETTINGS = Symbol('linli:ticket-settings');

/** A key that signs tickets: an id, and the 32 bytes that an Ed25519 key is made of. */
export interface TicketSeed {
  readonly id: string;
  readonly seed: Buffer;
}

/** The keys in order; undefined when the text is not of the form `k2:<32 bytes in base64>,k1:…`. */
export function ticketSeedsIn(text: string): TicketSeed[] | undefined {
  const seeds: TicketSeed[] = [];
  for (const part of text.split(',')) {
    const [, id, seed] = /^\s*([a-z][a-z0-9]{0,15}):([A-Za-z0-9+/_-]{43}=?)\s*$/.exec(part) ?? [];
    if (id === undefined || seed === undefined || seeds.some((one) => one.id === id)) return undefined;
    seeds.push({ id, seed: Buffer.from(seed, 'base64') });
  }
  return seeds.length <= MOST_KEYS ? seeds : undefined;
}

/** As many as `GET /check-in-keys` shows. */
const MOST_KEYS = 20;

/** By which keys tickets are signed. */
export class TicketSettings {
  /** `<id>:<32 bytes in base64>`, several by comma: the first signs, all verify. Without it the store of the service keeps one. */
  @IsOptional()
  @ValidateBy({
    name: 'isListOfTicketKeys',
    validator: {
      validate: (value) => typeof value === 'string' && ticketSeedsIn(value) !== undefined,
      defaultMessage: () =>
        'TICKET_KEYS must be <id>:<32 bytes in base64>, several by comma, each with an id of its own of up to 16 small letters and digits (make one: echo "k1:$(openssl rand -base64 32)")',
    },
  })
  TICKET_KEYS?: string;
}
