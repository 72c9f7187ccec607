import { redactLine } from '@linli/contracts';
import { trail } from '@linli/messaging';
import { LoggerService } from '@nestjs/common';
import { trace } from '@opentelemetry/api';
import { type DestinationStream, type Logger, pino } from 'pino';

/**
 * JSON lines on standard output, or wherever they are to go; each carries the service, correlation id and trace id of what it
 * belongs to, and none a phone number, identity number, password, token or one-time code.
 */
export const createLog = (name: string, level = 'info', destination: DestinationStream = pino.destination(1)): Logger =>
  pino({ name, level, base: { name }, mixin, hooks: { streamWrite: redactLine } }, destination);

const mixin = () => {
  const { asked, ...rest } = trail.getStore() ?? {};
  return { ...rest, ...(asked && { operation: asked.operation }), ...traceNow() };
};

const traceNow = () => {
  const span = trace.getActiveSpan();
  return span && { traceId: span.spanContext().traceId };
};

/** The context of lines about who was let in and who was refused; they are for whoever watches over the platform, and not for debugging. */
export const SECURITY = 'Security';

/** Nest's logging through pino. Nest's own start-up chatter goes to debug. */
export class PinoLoggerService implements LoggerService {
  constructor(private readonly pino: Logger) {}

  log(message: unknown, context?: string): void {
    if (context === SECURITY) this.pino.info({ context }, String(message));
    else this.pino.debug({ context }, String(message));
  }

  error(message: unknown, ...[stackOrContext, context]: string[]): void {
    this.pino.error({ context: context ?? stackOrContext, stack: context ? stackOrContext : undefined }, String(message));
  }

  warn(message: unknown, context?: string): void {
    this.pino.warn({ context }, String(message));
  }

  debug(message: unknown, context?: string): void {
    this.pino.debug({ context }, String(message));
  }

  verbose(message: unknown, context?: string): void {
    this.pino.trace({ context }, String(message));
  }

  fatal(message: unknown, context?: string): void {
    this.pino.fatal({ context }, String(message));
  }
}
