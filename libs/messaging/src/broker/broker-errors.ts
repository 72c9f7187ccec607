/** The broker is away, refuses or did not confirm in time; a message may or may not have been taken. */
export class BrokerUnavailable extends Error {
  override readonly name = 'BrokerUnavailable';
}

/** No replica of the service listens: the request was not handled. */
export class NobodyListens extends Error {
  override readonly name = 'NobodyListens';
  constructor(service: string) {
    super(`No replica of ${service} is listening.`);
  }
}

/** The deadline passed without a reply: whether the request was handled is not known. */
export class NoReply extends Error {
  override readonly name = 'NoReply';
  constructor(type: string) {
    super(`No reply to ${type} before its deadline.`);
  }
}
