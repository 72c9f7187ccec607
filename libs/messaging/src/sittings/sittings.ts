import { AsyncResource } from 'node:async_hooks';
import { Actor, IntegrationEvent, ServiceName } from '@linli/contracts';
import { newId } from '@linli/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../clock';
import { Call, Outcome } from '../handlers/call';
import { expectedOf } from '../handlers/expected';
import { MessageContext } from '../handlers/message-context';
import { Desk, JointHandler, Matter } from '../handlers/together';
import { InboxStore, inboxKey } from '../inbox/inbox.store';
import { OutboxRelay } from '../outbox/outbox-relay';
import { fingerprint } from '../steps/deduplicate';
import { originOf } from '../steps/in-transaction';
import { SERVICE } from '../tokens';
import { Petition } from './petition';
import { Sitting } from './sitting';

/** As many petitions make a sitting at most. */
const AT_MOST = 500;

/** What a service decides by itself, without being asked. */
interface OwnMotion<M extends Matter> {
  readonly key: string;
  readonly publishes: readonly IntegrationEvent[];
  /** On whose behalf; the service's own if not given. */
  readonly actor?: Actor;
  /** What has to be known from beside the matter, asked each time before it is decided. */
  lookUp?(matter: M): Promise<void>;
  decide(context: MessageContext, matter: M): void;
}

/** Calls sittings: one at a time for each thing, and what comes in meanwhile makes up the next, in order of arrival. */
@Injectable()
export class Sittings {
  /** What is decided belongs to many messages, and to the transaction and the trail of none. */
  private readonly outside = new AsyncResource('Sittings');
  private readonly queues = new Map<Desk<Matter>, Map<string, Petition[]>>();

  constructor(
    private readonly inbox: InboxStore,
    private readonly relay: OutboxRelay,
    private readonly clock: Clock,
    @Inject(SERVICE) private readonly service: { readonly name: ServiceName },
  ) {}

  /** The innermost work of a command that is decided together with others. */
  workOf(handler: JointHandler<object, object, Matter>, desk: Desk<Matter>): (call: Call) => Promise<Outcome> {
    return (call) => {
      const key = handler.keyOf(call.body as object);
      return typeof key === 'string' ? this.take(call, key, { handler, desk }) : this.takeLater(call, key, { handler, desk });
    };
  }

  /** Decides of the service's own accord, in its turn; resolves when it is written. */
  async move<M extends Matter>(desk: Desk<M>, motion: OwnMotion<M>): Promise<void> {
    const { key, publishes, lookUp, decide } = motion;
    const id = newId();
    const { actor = { id: this.service.name, roles: [], areaCodes: [], memberOf: [] } } = motion;
    const origin = { service: this.service.name, actor, now: this.clock.now(), correlationId: id, publishes };
    await this.enter(desk as Desk<Matter>, key, {
      origin,
      messageId: id,
      isNew: () => true,
      ...(lookUp && { looking: { handler: { lookUp: (_requests, matter) => lookUp(matter as M) }, body: {} } }),
      decide: (context, matter) => {
        decide(context, matter as M);
        return {};
      },
    });
  }

  private async takeLater(call: Call, key: Promise<string>, at: At): Promise<Outcome> {
    return this.take(call, await key, at);
  }

  private take(call: Call, key: string, { handler, desk }: At): Promise<Outcome> {
    const { message, handler: record } = call;
    const body = call.body as object;
    const origin = originOf(call, this.clock);
    const matter = handler.refuse && desk.peek(key);
    const refusal = matter && handler.refuse?.(body, origin, matter);
    if (refusal) return Promise.reject(refusal);
    const hear = () =>
      this.enter(desk, key, {
        origin,
        messageId: message.envelope.id,
        expected: expectedOf(message.envelope),
        memory: { key: inboxKey(record.name, message.envelope.id), bodyHash: fingerprint(message.body) },
        ...(handler.lookUp && { looking: { handler, body } }),
        isNew: (asking, about) => handler.isNew?.(asking, about) ?? false,
        decide: (context, about) => handler.handle(body, context, about),
      });
    return handler.around ? handler.around(body, origin, hear) : hear();
  }

  private enter(desk: Desk<Matter>, key: string, petition: Omit<Petition, 'resolve' | 'reject'>): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      const queues = this.queuesAt(desk);
      const queue = queues.get(key);
      if (queue) queue.push({ ...petition, resolve, reject });
      else {
        queues.set(key, [{ ...petition, resolve, reject }]);
        this.outside.runInAsyncScope(() => setImmediate(() => void this.work(desk, key)));
      }
    });
  }

  private async work(desk: Desk<Matter>, key: string): Promise<void> {
    const queues = this.queuesAt(desk);
    const queue = queues.get(key) as Petition[];
    while (queue.length > 0) {
      const sitting = new Sitting(desk, key, { inbox: this.inbox, relay: this.relay });
      await sitting.hold(queue.splice(0, AT_MOST));
      queue.unshift(...sitting.later);
    }
    queues.delete(key);
  }

  private queuesAt(desk: Desk<Matter>): Map<string, Petition[]> {
    const queues = this.queues.get(desk) ?? new Map<string, Petition[]>();
    this.queues.set(desk, queues);
    return queues;
  }
}

interface At {
  readonly handler: JointHandler<object, object, Matter>;
  readonly desk: Desk<Matter>;
}
