import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  NodeTracerProvider,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-node';

const STOP_WITHIN_MS = 2_000;

interface Export {
  /** The collector's base address; spans go to /v1/traces below it. */
  readonly endpoint: string;
  /** The share of new traces that are kept, 0 to 1; all by default. A trace that a caller has begun is kept as the caller says. */
  readonly ratio?: number;
}

/** Makes spans real for the whole process and sends them in the background; the function that it gives sends the rest and ends it. */
export function startTracing(process: string, { endpoint, ratio = 1 }: Export): () => Promise<void> {
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` });
  const provider = new NodeTracerProvider({
    resource: defaultResource().merge(resourceFromAttributes({ 'service.namespace': 'linli', 'service.name': process })),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratio) }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  provider.register();
  return () => atMost(STOP_WITHIN_MS, provider.shutdown());
}

/** A collector that is away neither holds a stop up nor makes it a failure. */
async function atMost(withinMs: number, stopping: Promise<void>): Promise<void> {
  const tooLong = new Promise<void>((resolve) => {
    setTimeout(() => resolve(), withinMs).unref();
  });
  await Promise.race([stopping.catch(() => undefined), tooLong]);
}
