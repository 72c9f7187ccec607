import { Actor, IntegrationEvent, ServiceName, validated, withoutHome } from '@linli/contracts';
import { changeRecordedBy, RecordedChangeBody } from '@linli/contracts/audit';
import { newId } from '@linli/persistence';
import { Message } from '../broker/message';
import { Asked } from '../handlers/call';
import { Change, Outbox } from '../handlers/message-context';
import { currentTraceparent } from '../telemetry/spans';
import { recordedChange } from './recorded-change';

/** Where messages come from: copied into their envelopes. */
export interface Origin {
  readonly service: ServiceName;
  readonly actor: Actor;
  readonly now: Date;
  readonly correlationId: string;
  readonly causationId?: string;
  /** The span that publishes; the current one if not given. */
  readonly traceparent?: string;
  /** What was asked for; missing where nobody did, at the start or on the command line. */
  readonly asked?: Asked;
  /** The integration events that may be published here. */
  readonly publishes: readonly IntegrationEvent[];
}

/** Puts a message from before on its way again as it stands, its id included; it leaves with the transaction, like any other. */
export function resend(outbox: Outbox, message: Message): void {
  if (!(outbox instanceof PendingMessages)) throw new TypeError('Only in a transaction is there an outbox to send from.');
  outbox.messages.push(message);
}

/** Gathers the messages of one transaction. */
export class PendingMessages implements Outbox {
  readonly messages: Message[] = [];

  constructor(private readonly origin: Origin) {}

  publish<B extends object>(contract: IntegrationEvent<B>, body: B): void {
    const declared = this.origin.publishes.some(({ name }) => name === contract.name);
    if (!declared) throw new Error(`${contract.name} is not among the events that this handler declares in "publishes".`);
    validated(contract.body, body, 'kept');
    this.messages.push({ envelope: this.envelopeOf(contract, contract.subject(body)), body: JSON.stringify(body) });
  }

  record(change: Change): void {
    const body = recordedChange(change, this.origin);
    const fact: IntegrationEvent<RecordedChangeBody> | undefined = changeRecordedBy(this.origin.service);
    // A service that is none of the platform's own, such as one of the tests, has no audit.
    if (fact && body.changes.length > 0) this.publish(fact, body);
  }

  private envelopeOf({ name }: IntegrationEvent, subject: string): Message['envelope'] {
    const { service, actor, now, correlationId, causationId, traceparent = currentTraceparent() } = this.origin;
    return {
      id: newId(),
      type: name,
      source: service,
      time: now.toISOString(),
      subject,
      correlationid: correlationId,
      causationid: causationId,
      traceparent,
      actor: withoutHome(actor),
    };
  }
}
