/** What the set-up of a test run started, for its teardown; both run in Jest's own process. */
export const running: Array<() => Promise<unknown>> = [];
