/** Where people register: a contender, or the limit, which only echoes. */
export interface Counter {
  readonly port: number;
  /** A new event with so many places and so long a waiting list; its id. */
  openEvent(size: Size): Promise<string>;
  /** What is sent beside the body. */
  headersOf(resident: string): Promise<Record<string, string>>;
  pathOf(eventId: string): string;
  /** Undefined where nobody can cancel. */
  cancelPathOf?(registrationId: string): string;
  /** Everybody who has or had a place or waits; undefined where nothing is kept. */
  registrations?(eventId: string): Promise<readonly Registered[]>;
  stop(): Promise<void>;
}

export interface Size {
  readonly places: number;
  readonly waiting: number;
}

export interface Registered {
  readonly id: string;
  readonly status: string;
  readonly arrival: number;
}
