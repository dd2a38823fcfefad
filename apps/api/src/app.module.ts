import { type DynamicModule, Module } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { ForumModule } from '@parvis/forum';
import { IdentityModule } from '@parvis/identity';
import { ImporterModule } from '@parvis/importer';
import {
  GraphQLHttpDriver,
  type GraphQLHttpOptions,
  graphqlLimits,
  KernelModule,
  type RunningConfig,
} from '@parvis/kernel';
import { ModerationModule } from '@parvis/moderation';
import { NotifyModule } from '@parvis/notify';
import { SearchModule } from '@parvis/search';
import { ContextModule } from './graphql/context.module.js';
import { RequestContexts } from './graphql/request-contexts.js';
import { HttpModule } from './http/http.module.js';
import { SocketsModule } from './sockets/sockets.module.js';

/** The process that answers people: GraphQL, files, pages. */
@Module({})
export class AppModule {
  static forRoot(config: RunningConfig): DynamicModule {
    return {
      module: AppModule,
      imports: [
        KernelModule.forRoot(config),
        IdentityModule,
        ForumModule,
        ModerationModule,
        ImporterModule,
        NotifyModule,
        SearchModule,
        ContextModule,
        HttpModule,
        SocketsModule,
        GraphQLModule.forRootAsync<GraphQLHttpOptions>({
          driver: GraphQLHttpDriver,
          imports: [ContextModule],
          inject: [RequestContexts],
          useFactory: (contexts: RequestContexts): GraphQLHttpOptions => ({
            autoSchemaFile: true,
            sortSchema: true,
            path: '/graphql',
            validationRules: graphqlLimits(),
            requestContext: (request, setCookie) => contexts.of(request.raw, setCookie),
          }),
        }),
      ],
    };
  }
}
