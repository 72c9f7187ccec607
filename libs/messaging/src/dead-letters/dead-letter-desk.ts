import { EVERYWHERE, ServiceName } from '@linli/contracts';
import {
  DeadLetterBatch,
  DeadLetterNotFound,
  DeadLetterPage,
  DeadLetterView,
  LetterState,
  ListDeadLettersBody,
  SettleDeadLettersBody,
} from '@linli/contracts/dead-letters';
import { Inject, Injectable } from '@nestjs/common';
import { Outbox } from '../handlers/message-context';
import { InboxStore } from '../inbox/inbox.store';
import { resend } from '../outbox/pending-messages';
import { BusServer, type ServiceOnBus } from '../server/bus-server';
import { SERVICE } from '../tokens';
import { DeadLetter } from './dead-letter.schema';
import { DeadLetterStore } from './dead-letter.store';
import { toLine, toView } from './dead-letter.view';

/** Where a service's dead letters are looked at, replayed and given up; what it changes belongs to the running transaction. */
@Injectable()
export class DeadLetterDesk {
  private readonly service: ServiceName;

  constructor(
    @Inject(SERVICE) { name }: ServiceOnBus,
    private readonly letters: DeadLetterStore,
    private readonly inbox: InboxStore,
    private readonly bus: BusServer,
  ) {
    this.service = name;
  }

  async list(body: ListDeadLettersBody): Promise<DeadLetterPage> {
    const { items, ...rest } = await this.letters.page(body);
    return { items: items.map((letter) => toLine(this.service, letter)), ...rest };
  }

  /** Throws DeadLetterNotFound. */
  async get(id: string): Promise<DeadLetterView> {
    const letter = await this.letters.find(id);
    if (!letter) throw new DeadLetterNotFound();
    const effect = await this.inbox.find(letter.handler, letter.envelope.id);
    return toView(this.service, letter, effect?.at);
  }

  /** The messages leave through the outbox, each for the one queue that it failed on, under the id that it always had. */
  async replay({ dryRun, ...filter }: SettleDeadLettersBody, outbox: Outbox): Promise<DeadLetterBatch> {
    const { items, ...rest } = await this.letters.batch(filter);
    const served = items.filter((letter) => this.hasHandler(letter));
    if (!dryRun && served.length > 0) {
      await this.letters.settle(served.map(idOfLetter), 'replayed');
      this.tell(served, 'replayed', outbox);
      for (const { handler, envelope, headers, body } of served)
        resend(outbox, { envelope, headers, body, queue: this.bus.queueOf(handler) });
    }
    return { letters: served.length, stranded: items.length - served.length, ...rest };
  }

  async discard({ dryRun, ...filter }: SettleDeadLettersBody, outbox: Outbox): Promise<DeadLetterBatch> {
    const { items, ...rest } = await this.letters.batch(filter);
    if (!dryRun && items.length > 0) {
      await this.letters.settle(items.map(idOfLetter), 'discarded');
      this.tell(items, 'discarded', outbox);
    }
    return { letters: items.length, stranded: 0, ...rest };
  }

  /** A dead letter is of no area: only who administers everything hears of it. */
  private tell(letters: readonly DeadLetter[], state: LetterState, outbox: Outbox): void {
    for (const letter of letters) {
      const { id, handler, contract } = toLine(this.service, letter);
      const before = { id, state: letter.state };
      outbox.record({ thing: 'dead-letter', before, after: { id, state, handler, contract }, areaCode: EVERYWHERE });
    }
  }

  private hasHandler({ handler }: DeadLetter): boolean {
    return this.bus.records.some(({ name, contract }) => name === handler && contract.kind === 'event');
  }
}

const idOfLetter = ({ _id }: DeadLetter): string => _id;
