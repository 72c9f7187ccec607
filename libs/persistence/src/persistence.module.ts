import { DynamicModule, Global, Inject, Module, OnModuleInit } from '@nestjs/common';
import { InjectConnection, MongooseModule } from '@nestjs/mongoose';
import mongoose, { Connection } from 'mongoose';
import { Migration, migrate } from './migrations';
import { Transactions } from './transactions';

const MIGRATIONS = 'linli:migrations';

/** Connects a service to the database of its own. */
@Global()
@Module({ providers: [Transactions], exports: [Transactions] })
export class PersistenceModule implements OnModuleInit {
  constructor(
    @InjectConnection() private readonly connection: Connection,
    @Inject(MIGRATIONS) private readonly migrations: readonly Migration[],
  ) {}

  /** Indexes are built at start; a store that cannot be reached fails the start after some seconds. */
  static connect(uri: string, database: string, migrations: readonly Migration[] = []): DynamicModule {
    mongoose.set('transactionAsyncLocalStorage', true);
    return {
      module: PersistenceModule,
      providers: [{ provide: MIGRATIONS, useValue: migrations }],
      imports: [
        MongooseModule.forRoot(uri, {
          dbName: database,
          retryAttempts: 5,
          retryDelay: 1000,
          serverSelectionTimeoutMS: 5000,
          autoIndex: false,
          autoCreate: false,
          maxPoolSize: 50,
          ignoreUndefined: true,
        }),
      ],
    };
  }

  /** No handler runs before the unique indexes that it relies on are there; one by one, for a store may build only one at a time. */
  async onModuleInit(): Promise<void> {
    await migrate(this.connection, this.migrations);
    for (const model of Object.values(this.connection.models)) {
      await model.createCollection();
      await model.createIndexes();
    }
  }
}
