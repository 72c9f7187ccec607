import { Question, Reply } from './question';

/** Where a run takes place: names begin with the namespace, so that runs do not meet. */
export interface Place {
  readonly url: string;
  readonly namespace: string;
}

/** The asking side, in the client's process. */
export interface Asker {
  ask(question: Question): Promise<Reply>;
  close(): Promise<void>;
}

/** One way of asking a service over RabbitMQ; both sides run in processes of their own. */
export interface Way {
  /** Answers with `answerTo` until the returned function is called, which leaves nothing behind on the broker. */
  serve(place: Place): Promise<() => Promise<void>>;
  connect(place: Place): Promise<Asker>;
}
