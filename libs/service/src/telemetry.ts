import { metrics } from '@linli/messaging';
import { collectDefaultMetrics } from 'prom-client';
import { TelemetrySettings } from './config';

/** Ends what was started, after what is still to be told has been sent. */
export type StopTelemetry = () => Promise<void>;

/** Begins to measure this process, and to trace it where an endpoint is set; to be called once, before anything else starts. */
export async function startTelemetry(process: string, settings: TelemetrySettings): Promise<StopTelemetry> {
  collectDefaultMetrics({ register: metrics });
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_TRACES_SAMPLER_ARG: ratio } = settings;
  if (!endpoint) return async () => {};
  // Loaded only here: without an endpoint nobody pays for it.
  const { startTracing } = await import('./tracing.js');
  return startTracing(process, { endpoint, ratio });
}
