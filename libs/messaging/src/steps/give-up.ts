/** An event that no further attempt can help, such as a body that breaks its schema; it goes to the dead letters at once. */
export class GiveUp extends Error {
  constructor(reason: string, cause?: unknown) {
    super(reason, { cause });
  }
}
