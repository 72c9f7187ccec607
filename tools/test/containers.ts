type Stop = () => Promise<unknown>;

/** Starts RabbitMQ and MongoDB in containers where their addresses are not given; returns what stops them, nothing without Docker. */
export async function startContainers(): Promise<Stop[]> {
  const started: Stop[] = [];
  if (!(await hasContainerRuntime())) return started;
  if (!process.env.AMQP_URL) {
    const { RabbitMQContainer } = await import('@testcontainers/rabbitmq');
    const rabbit = await new RabbitMQContainer('rabbitmq:4-alpine').start();
    started.push(() => rabbit.stop());
    process.env.AMQP_URL = rabbit.getAmqpUrl();
  }
  if (!process.env.MONGODB_URI) {
    const { MongoDBContainer } = await import('@testcontainers/mongodb');
    const mongo = await new MongoDBContainer('mongo:8').start();
    started.push(() => mongo.stop());
    process.env.MONGODB_URI = `${mongo.getConnectionString()}/?directConnection=true`;
  }
  return started;
}

async function hasContainerRuntime(): Promise<boolean> {
  const { getContainerRuntimeClient } = await import('testcontainers');
  try {
    await getContainerRuntimeClient();
    return true;
  } catch (error) {
    console.log(`\nNo container runtime is to be had here (${(error as Error).message}).`);
    return false;
  }
}
