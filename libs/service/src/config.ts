import { plainToInstance } from 'class-transformer';
import { IsIn, IsInt, IsNumber, IsOptional, IsUrl, Max, Min, ValidationError, validateSync } from 'class-validator';

/** Where the traces of a process go; nothing is traced without an endpoint. */
export class TelemetrySettings {
  /** A collector that takes OTLP over HTTP, without the path. */
  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'], require_tld: false, require_protocol: true })
  OTEL_EXPORTER_OTLP_ENDPOINT?: string;

  /** The share of requests that are traced; all by default. */
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(1)
  OTEL_TRACES_SAMPLER_ARG?: number;
}

/** What every app reads from its environment; `main.ts` is the only place that does. */
export class ServiceConfig extends TelemetrySettings {
  @IsUrl({ protocols: ['amqp', 'amqps'], require_tld: false, require_protocol: true })
  AMQP_URL: string;

  @IsUrl({ protocols: ['mongodb', 'mongodb+srv'], require_tld: false, require_protocol: true })
  MONGODB_URI: string;

  /** Put before the name of every queue, exchange and database, so that several systems can share a broker and a store. */
  @IsOptional()
  LINLI_NAMESPACE?: string;

  /** `on` removes the queues when the app stops; for tests only. */
  @IsOptional()
  @IsIn(['on', 'off'])
  LINLI_TEMPORARY?: string;

  /** Where /health and /metrics answer; the gateway answers on PORT instead. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(65_535)
  OPERATIONS_PORT?: number;

  /** Transactions whose messages may wait for the broker, 100,000 by default; beyond them writes are answered with 503. */
  @IsOptional()
  @IsInt()
  @Min(1)
  OUTBOX_LIMIT?: number;

  @IsOptional()
  @IsIn(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
  LOG_LEVEL?: string;

  /** `adjustable` opens PUT /clock, which sets the time that rules and reminders live in; for tests only. */
  @IsOptional()
  @IsIn(['system', 'adjustable'])
  LINLI_CLOCK?: string;
}

/** The configuration is wrong; the message lists every problem by name, never by value. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/** The environment as a checked instance of the configuration class; throws ConfigurationError with all problems at once. */
export function configFrom<T extends object>(Config: new () => T, environment: NodeJS.ProcessEnv): T {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const config = plainToInstance(Config, given, { enableImplicitConversion: true });
  const errors = validateSync(config, { whitelist: true, validationError: { target: false, value: false } });
  if (errors.length > 0) throw new ConfigurationError(`The configuration is not valid:\n${errors.map(problem).join('\n')}`);
  return config;
}

const problem = ({ property, constraints }: ValidationError): string =>
  `- ${property}: ${Object.values(constraints ?? {}).join('; ')}`;
