// The container's health check: exit code 0 when the app says that it is ready. The image has no curl and needs none.
const port = process.env.OPERATIONS_PORT ?? process.env.PORT ?? 3000;

fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(4_000) }).then(
  (response) => process.exit(response.ok ? 0 : 1),
  () => process.exit(1),
);
