import { Step, trail } from '../handlers/call';

/** Everything that is logged or sent while the handler runs carries the correlation id of the message. */
export const correlate: Step = ({ service, message: { envelope } }, next) =>
  trail.run({ service, correlationId: envelope.correlationid, messageId: envelope.id }, next);
