/** Runs a farewell that may find the other side gone already; that is no failure. */
export async function quietly(farewell: () => Promise<unknown>): Promise<void> {
  try {
    await farewell();
  } catch {
    // Gone is gone: what was to be closed is closed.
  }
}

/** The text of an error for a log line; Node leaves the message empty when a host has several addresses. */
export function reasonOf(error: unknown): string {
  const { message, errors } = Object(error) as { readonly message?: unknown; readonly errors?: unknown };
  if (!message && Array.isArray(errors)) return errors.map(reasonOf).join(', ');
  return String(message ?? error);
}
