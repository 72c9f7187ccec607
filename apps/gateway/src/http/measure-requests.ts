import { metrics } from '@linli/messaging';
import { FastifyInstance } from 'fastify';
import { Histogram } from 'prom-client';

const requests = new Histogram({
  name: 'linli_http_request_seconds',
  help: 'Time from the head of a request to the end of its answer',
  labelNames: ['service', 'method', 'route', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  registers: [metrics],
});

/** Counts and times each request by its route's pattern, so that there are as many series as routes whatever people ask for. */
export function measureRequests(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', ({ method, routeOptions }, reply, done) => {
    const started = performance.now();
    reply.raw.once('close', () => {
      const status = reply.raw.writableFinished ? reply.statusCode : 'hung-up';
      const labels = { service: 'gateway', method, route: routeOptions.url ?? 'none', status };
      requests.observe(labels, (performance.now() - started) / 1000);
    });
    done();
  });
}
