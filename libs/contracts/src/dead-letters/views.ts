import { SERVICES, type ServiceName } from '../contract';
import { Flag, Instant, ListOf, OneOf, Pattern, Text, TextList, Whole } from '../fields';
import { PageQuery } from '../paging';

/** Where a dead letter stands: it waits for somebody, was sent to its handler once more, or was given up. */
export const LETTER_STATES = ['kept', 'replayed', 'discarded'] as const;
export type LetterState = (typeof LETTER_STATES)[number];

const LETTER = { pattern: /^[a-z-]+\.[0-9a-f-]{36}$/, example: 'events.5a1c6a0e-7c1b-5b7e-9d53-6b3f1c2a7e10' };

export class DeadLetterIdBody {
  @Pattern({ about: 'The letter, `<service>.<uuid>`', ...LETTER }) id: string;
}

/** Which letters of one service are meant; all conditions must hold. */
export class DeadLetterFilter extends PageQuery {
  @TextList({ about: 'Only these letters', max: 100, example: [LETTER.example], optional: true }) ids?: string[];
  @Text({ about: 'Only those of this handler', max: 120, example: 'copy-entry-when-booked', optional: true }) handler?: string;
  @Text({
    about: 'Only those of this contract, with its version',
    max: 200,
    example: 'events.community-event-published.v1',
    optional: true,
  })
  contract?: string;
  @Instant({ about: 'Only those that failed last at this instant or later', optional: true }) from?: string;
  @Instant({ about: 'Only those that failed last before this instant', optional: true }) to?: string;
}

export class ListDeadLettersBody extends DeadLetterFilter {
  @OneOf(LETTER_STATES, { about: 'Only those that stand so; kept ones if not given', optional: true }) state?: LetterState;
}

export class SettleDeadLettersBody extends DeadLetterFilter {
  @Flag({ about: 'Say what would happen and change nothing', example: true, optional: true }) dryRun?: boolean;
}

/** A dead letter in a list. */
export class DeadLetterLine extends DeadLetterIdBody {
  @OneOf(SERVICES, { about: 'The service whose handler could not take the message', example: 'events' }) service: ServiceName;
  @Text({ about: 'That handler', max: 120, example: 'copy-entry-when-booked' }) handler: string;
  @Text({ about: 'The contract, with its version', max: 200, example: 'events.community-event-published.v1' }) contract: string;
  @Text({ about: 'Why the last attempt failed', max: 4000, example: 'TypeError: place is undefined' }) reason: string;
  @Whole({ about: 'Attempts in all, replays included', min: 1, max: 1_000_000, example: 5 }) attempts: number;
  @Instant({ about: 'When the first attempt was made' }) firstSeen: string;
  @Instant({ about: 'When the last attempt failed' }) lastSeen: string;
  @OneOf(LETTER_STATES, { about: 'Where the letter stands' }) state: LetterState;
  @Instant({ about: 'When it was replayed or discarded', optional: true }) settledAt?: string;
}

export class DeadLetterPage {
  @ListOf(() => DeadLetterLine, { about: 'Letters, those that failed last first', max: 100 }) items: DeadLetterLine[];
  @Text({ about: 'Ask for the next page with this as `after`', max: 400, optional: true }) next?: string;
}

export class HeaderView {
  @Text({ about: 'Name', max: 200, example: 'correlationid' }) name: string;
  @Text({ about: 'Value', min: 0, max: 65_536, example: '0190f3c2-7b1e-7c44-8d5a-3f0d6a1b2c3d' }) value: string;
}

/** A dead letter with the message as it came. */
export class DeadLetterView extends DeadLetterLine {
  @Instant({ about: 'When the handler took the message after all', optional: true }) tookEffectAt?: string;
  @ListOf(() => HeaderView, { about: 'CloudEvents attributes and other headers of the message', max: 100 }) headers: HeaderView[];
  @Text({ about: 'Body of the message, as it came', min: 0, max: 16_777_216, example: '{"entryId":17}' }) body: string;
}

/** What one batch of a replay or discard came to; on a dry run what it would. */
export class DeadLetterBatch {
  @Whole({ about: 'Letters replayed or discarded', min: 0, max: 100, example: 12 }) letters: number;
  @Whole({ about: 'Letters left as they are, because the service has no such handler any more', min: 0, max: 100, example: 0 })
  stranded: number;
  @Text({ about: 'There is more: send the same again with this as `after`', max: 400, optional: true }) next?: string;
}
