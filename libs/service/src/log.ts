import { trail } from '@linli/messaging';
import { LoggerService } from '@nestjs/common';
import { trace } from '@opentelemetry/api';
import { type Logger, pino } from 'pino';

/** JSON lines on standard output; each carries the service, correlation id and trace id of what it belongs to. */
export const createLog = (name: string, level = 'info'): Logger =>
  pino({ name, level, base: { name }, mixin: () => ({ ...trail.getStore(), ...traceNow() }) });

const traceNow = () => {
  const span = trace.getActiveSpan();
  return span && { traceId: span.spanContext().traceId };
};

/** Nest's logging through pino. Nest's own start-up chatter goes to debug. */
export class PinoLoggerService implements LoggerService {
  constructor(private readonly pino: Logger) {}

  log(message: unknown, context?: string): void {
    this.pino.debug({ context }, String(message));
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
