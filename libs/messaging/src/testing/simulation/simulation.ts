import { randomUUID } from 'node:crypto';
import { Message } from '../../broker/message';
import { SimBroker } from './sim-broker';
import { SimProcess } from './sim-process';
import { Document, SimStore } from './sim-store';
import { aBooking, Book, BookingBody, HANDLERS, listenersTo } from './story';
import { GENTLE, Unkindness, World } from './world';

const ACCOUNTS = [randomUUID(), randomUUID(), randomUUID()];
const COMMANDS = 8;
const BUSY_MS = 3_000;
const REST_WITHIN_MS = 900_000;
const TICK_MS = 250;

/** Lets virtual time pass. */
export type Pass = (milliseconds: number) => Promise<unknown>;

/** One run of a service in a world that its seed decides. */
export class Simulation {
  private readonly store: SimStore;
  private readonly broker: SimBroker;
  private readonly processes: SimProcess[] = [];
  private readonly told: Message[] = [];
  private readonly effects: Document[] = [];
  private readonly asked: { readonly booking: BookingBody; readonly id: string; isOk: boolean }[] = [];
  private readonly world: World;

  constructor(
    seed: number,
    private readonly unkindness: Unkindness,
    private readonly pass: Pass,
  ) {
    this.world = new World(seed, unkindness);
    this.store = new SimStore(this.world);
    this.broker = new SimBroker(this.world);
    this.store.onCommitted = (collection, document) => this.note(collection, document);
  }

  random = (): number => this.world.random();

  /** Which handler took effect after which, and when all was over: the same for the same seed. */
  get course(): string {
    return `${this.effects.map(({ handler }) => handler).join(' ')} until ${new Date().toISOString()}`;
  }

  /** Lives through trouble and comes to rest; resolves with every sentence that does not hold. */
  async run(): Promise<string[]> {
    // Two processes of one service commit and take effect side by side, in no order.
    for (let count = 0; count < (this.unkindness === GENTLE ? 1 : 2); count++) await this.startProcess();
    const work = Array.from({ length: COMMANDS }, () => this.book());
    for (let count = 0; count < this.unkindness.crashes; count++) void this.crashSome();
    await this.pass(BUSY_MS);
    this.world.unkindness = GENTLE;
    const rested = await this.rest(Promise.all(work));
    for (const process of this.processes) process.crash();
    return rested ? this.problems() : ['it did not come to rest'];
  }

  private note(collection: string, document: Document): void {
    if (collection === 'effects') this.effects.push(document);
    if (collection !== 'outbox') return;
    for (const message of document.messages as Message[])
      if (!this.told.some(({ envelope }) => envelope.id === message.envelope.id)) this.told.push(message);
  }

  private async startProcess(): Promise<void> {
    const process = new SimProcess(this.store, this.broker, HANDLERS);
    this.processes.push(process);
    await process.start();
  }

  private async crashSome(): Promise<void> {
    await this.world.step(BUSY_MS);
    this.world.any(this.processes.filter(({ life }) => !life.isDead))?.crash();
    await this.world.step();
    await this.startProcess();
  }

  /** Asks under one id until somebody answers. */
  private async book(): Promise<void> {
    const asked = { booking: aBooking(this.world.any(ACCOUNTS) as string), id: randomUUID(), isOk: false };
    this.asked.push(asked);
    await this.world.step(BUSY_MS / 2);
    while (!asked.isOk) {
      const reply = await this.broker.request(requestOf(asked)).catch(() => undefined);
      asked.isOk = reply !== undefined && 'reply' in JSON.parse(reply.body);
    }
  }

  /** False where something is still on its way after a long time. */
  private async rest(work: Promise<unknown>): Promise<boolean> {
    let isDone = false;
    void work.then(() => {
      isDone = true;
    });
    for (let waited = 0; waited < REST_WITHIN_MS; waited += TICK_MS) {
      if (isDone && this.broker.open === 0 && this.store.all('outbox').length === 0) return true;
      await this.pass(TICK_MS);
    }
    return false;
  }

  private problems(): string[] {
    const due = [
      ...this.asked.map(({ id }) => `book ${id}`),
      ...this.told.flatMap(({ envelope }) => listenersTo(envelope.type).map((handler) => `${handler} ${envelope.id}`)),
    ];
    const had = this.effects.map(({ handler, messageId }) => `${handler} ${messageId}`);
    const parked = this.store.all('deadLetters').map(({ _id }) => _id.replace('/', ' '));
    const times = (key: string) => had.filter((effect) => effect === key).length;
    return [
      ...due.filter((key) => times(key) === 0 && !parked.includes(key)).map((key) => `lost: ${key}`),
      ...due.filter((key) => times(key) > 1).map((key) => `took effect ${times(key)} times: ${key}`),
      ...had.filter((key) => !due.includes(key)).map((key) => `effect without a committed message: ${key}`),
      ...this.disorder(),
    ];
  }

  /** In a gentle world, with one process, the facts about one account take effect in the order in which they were committed. */
  private disorder(): string[] {
    if (this.unkindness !== GENTLE) return [];
    return ACCOUNTS.flatMap((accountId) => {
      const told = this.told.filter(
        ({ envelope }) => envelope.subject === accountId && listenersTo(envelope.type).includes('count'),
      );
      const counted = this.effects.filter((effect) => effect.handler === 'count' && effect.accountId === accountId);
      const inOrder = counted.every(({ messageId }, at) => messageId === told[at]?.envelope.id);
      return inOrder ? [] : [`out of order for account ${ACCOUNTS.indexOf(accountId)}`];
    });
  }
}

function requestOf({ id, booking }: { id: string; booking: BookingBody }): Message {
  const deadline = new Date(Date.now() + 10_000).toISOString();
  const envelope = { id, type: Book.name, source: 'gateway', time: new Date().toISOString(), correlationid: id, deadline };
  return { envelope, body: JSON.stringify(booking) };
}
